import * as z from 'zod/mini';
import { refusedSubjectIn } from './refused-subjects.ts';

/** A number of six digits or more may be a telephone or a document: notes name files and offices, not people. */
export const LONG_NUMBER = /\d{6}/;

/** A few words by hand: no subject that the platform refuses, no number that may belong to a person. */
export function plainNote(atMost: number) {
  return z.string().check(
    z.minLength(1),
    z.maxLength(atMost),
    z.refine((note) => refusedSubjectIn(note) === undefined, 'names a refused subject'),
    z.refine((note) => !LONG_NUMBER.test(note), 'holds a number of six digits or more'),
  );
}
