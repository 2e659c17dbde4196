import * as z from 'zod/mini';
import { LocalDate } from '../../calendar/date.ts';
import { Instant } from '../../calendar/instant.ts';
import { type CaseKind, type FiledCase, filed } from '../case/case-kind.ts';
import { Override, type Scheme } from '../scheme/scheme.ts';

const CountyCode = z.string().check(z.regex(/^[1-9]\d{5}$/));
const SchemeId = z.string().check(z.regex(/^[a-z][a-z0-9-]{2,59}$/));

/** One line that a county sets for its own units: another target, another way of deduction, or both. */
export const CountyOverride = z.pick(Override, { indicator: true, target: true, method: true });
export type CountyOverride = z.infer<typeof CountyOverride>;

/** What a county publishes. Its lines are all there are from that day on; none: the scheme's own hold again. */
export const PublishOverrides = z.strictObject({
  scheme: SchemeId,
  from: LocalDate,
  /** Number of the county's document. */
  source: z.string().check(z.minLength(1), z.maxLength(60)),
  lines: z.array(CountyOverride).check(z.maxLength(100)),
});
export type PublishOverrides = z.infer<typeof PublishOverrides>;

/** 县级调整, a dated document of a county. One that has begun is never changed; a later one takes its place from its day on. */
export const CountyOverrides = z.strictObject({
  version: z.int().check(z.minimum(1)),
  county: CountyCode,
  schemeId: SchemeId,
  /** The version that it was looked at by. */
  schemeVersion: z.int(),
  from: LocalDate,
  source: z.string().check(z.minLength(1), z.maxLength(60)),
  lines: z.array(CountyOverride),
  publishedBy: z.string().check(z.minLength(1), z.maxLength(128)),
  publishedAt: Instant,
});
export type CountyOverrides = z.infer<typeof CountyOverrides>;

export function overridesIdOf(county: string, schemeId: string, from: LocalDate): string {
  return `${county}.${schemeId}.${from}`;
}

/** Documents of a county stand by scheme and first day. */
export const overridesCase: CaseKind<CountyOverrides> = {
  name: 'overrides',
  read: (stored) => CountyOverrides.parse(stored),
  idOf: ({ county, schemeId, from }) => overridesIdOf(county, schemeId, from),
  officeOf: ({ county }) => county,
  superiorOf: ({ county }) => county,
  orderOf: ({ schemeId, from }) => `${schemeId}#${from}`,
};

export function filedOverrides(overrides: CountyOverrides): FiledCase {
  return filed(overridesCase, overrides);
}

/** What a county's documents set on a day, as the kernel takes it: those of the last that had begun, and had lines of the scheme. */
export function overridesOn(
  documents: readonly CountyOverrides[],
  scheme: Pick<Scheme, 'categories'>,
  on: LocalDate,
): readonly Override[] {
  const held = documents
    .filter(({ from }) => from <= on)
    .reduce<CountyOverrides | undefined>(
      (last, one) => (last && last.from > one.from ? last : one),
      undefined,
    );
  if (!held) return [];
  const known = new Set(scheme.categories.flatMap(({ indicators }) => indicators.map(({ id }) => id)));
  return asOverrides(held).filter(({ indicator }) => known.has(indicator));
}

/** The lines of a document with its place and day. */
export function asOverrides({ county, from, source, lines }: CountyOverrides): readonly Override[] {
  return lines.map((line) => ({ ...line, jurisdiction: county, effectiveFrom: from, source }));
}
