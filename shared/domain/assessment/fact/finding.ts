import * as z from 'zod/mini';
import { LocalDate } from '../../calendar/date.ts';
import { PlaceCode } from '../../division/code.ts';

/** 错报, 漏报, 迟报: a mistake. It costs its points and nothing else. */
export const ErrorKind = z.enum(['wrong', 'omitted', 'late']);
export type ErrorKind = z.infer<typeof ErrorKind>;

/** 虚报, 瞒报, 挪报: inflated, concealed, or moved to another period or place on purpose. Proven, it caps the grade. */
export const FalsehoodKind = z.enum(['inflated', 'concealed', 'shifted']);
export type FalsehoodKind = z.infer<typeof FalsehoodKind>;

const found = {
  findingId: z.string().check(z.minLength(1), z.maxLength(120)),
  office: PlaceCode,
  record: z.string().check(z.minLength(1), z.maxLength(80)),
  establishedOn: LocalDate,
};

export const ErrorFinding = z.strictObject({ ...found, kind: ErrorKind });
export type ErrorFinding = z.infer<typeof ErrorFinding>;

/** `ruling`: the auditor's decision that proved it. Without one there is no finding, only a suspicion, which scores nothing. */
export const FalsehoodFinding = z.strictObject({
  ...found,
  kind: FalsehoodKind,
  ruling: z.string().check(z.minLength(1), z.maxLength(80)),
});
export type FalsehoodFinding = z.infer<typeof FalsehoodFinding>;
