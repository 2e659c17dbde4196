import * as z from 'zod/mini';
import { DivisionCode } from '../../division/code.ts';
import type { CaseKind } from '../case/case-kind.ts';
import { DocumentNumber } from './bulletin.ts';

/**
 * 发文字号登记: the last number that an office gave in a year. It is written over the one before in the same write as the bulletin that
 * takes it, so that no number is given twice and none is left out, however many are issued at once.
 */
export const Numbering = z.strictObject({
  office: DivisionCode,
  year: DocumentNumber.shape.year,
  /** The last number given: each takes the next, so it counts the versions too. */
  version: DocumentNumber.shape.number,
});
export type Numbering = z.infer<typeof Numbering>;

export const numberingCase: CaseKind<Numbering> = {
  name: 'numbering',
  read: (stored) => Numbering.parse(stored),
  idOf: (numbering) => numberingId(numbering),
  officeOf: ({ office }) => office,
  superiorOf: ({ office }) => office,
  orderOf: ({ year }) => String(year),
};

export function numberingId({ office, year }: Pick<Numbering, 'office' | 'year'>): string {
  return `${office}.${year}`;
}

/** The register with the next number taken; 1 is the first of a year. */
export function takeNumber(office: string, year: number, last: Numbering | undefined): Numbering {
  return { office, year, version: (last?.version ?? 0) + 1 };
}
