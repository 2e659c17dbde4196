import type { Caller } from '../../shared/domain/caller/caller.ts';

/** In whose name an auditor judges an office: of the caller’s divisions the nearest one above it; the office itself where there is none. */
export function judgingOffice(office: string, { divisions }: Caller): string {
  const above = divisions.filter((division) => division !== office && office.startsWith(division));
  return above.sort((a, b) => b.length - a.length)[0] ?? office;
}
