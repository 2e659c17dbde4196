import type { Caller } from '../../shared/domain/caller/caller.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';

/** Where a function finds findings, and whose hands entered the records that they are about. */
export const findingEnv = {
  ...httpEnv,
  CASES_TABLE: text,
  MOVEMENTS_TABLE: text,
  NOTICES_TABLE: text,
  REPORTED_TABLE: text,
  DIRECTORY_TABLE: text,
};

/** What it calls for that. */
export const findingUses = {
  cases: ['one', 'save'],
  movements: ['log'],
  notices: ['get'],
  reported: ['chain'],
  directory: ['formerCodes'],
} as const satisfies Uses;

/** In whose name an auditor judges an office: of the caller’s divisions the nearest one above it; the office itself where there is none. */
export function judgingOffice(office: string, { divisions }: Caller): string {
  const above = divisions.filter((division) => division !== office && office.startsWith(division));
  return above.sort((a, b) => b.length - a.length)[0] ?? office;
}
