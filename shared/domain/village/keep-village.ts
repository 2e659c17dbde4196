import * as z from 'zod/mini';
import { LocalDate } from '../calendar/date.ts';
import { type Refused, refused } from '../refusal.ts';
import { townshipOf, type Village, VillageCode, VillageKind, VillageName } from './village.ts';

/** What a township says when it registers a village. */
export const RegisterVillage = z.strictObject({
  code: VillageCode,
  kind: VillageKind,
  name: VillageName,
  /** First day; villages are older than this platform, so it may lie far back. */
  validFrom: LocalDate,
});
export type RegisterVillage = z.infer<typeof RegisterVillage>;

/** What a township can do about a village of its own: 更名, or 撤并 into others. */
export const VillageAction = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('rename'), on: LocalDate, name: VillageName }),
  z.strictObject({
    action: z.literal('end'),
    on: LocalDate,
    /** The villages that carry it on; none where it was dissolved. */
    successors: z._default(z.array(VillageCode).check(z.maxLength(10)), []),
  }),
]);
export type VillageAction = z.infer<typeof VillageAction>;

export type KeptVillage = { readonly kind: 'kept'; readonly village: Village } | Refused;

/** A new village, or a code that is used again after its village had ended. */
export function registerVillage(
  township: string,
  before: Village | undefined,
  { code, kind, name, validFrom }: RegisterVillage,
): KeptVillage {
  if (townshipOf(code) !== township) return refused('village-outside-township', '/code', { code, township });
  const last = before?.periods.at(-1);
  if (last && (last.validTo === null || validFrom < last.validTo)) {
    return refused('village-already-registered', '/code', { code, name: last.name, since: last.validFrom });
  }
  const period = { name, validFrom, validTo: null, successors: [] };
  const version = (before?.version ?? 0) + 1;
  return { kind: 'kept', village: { code, kind, version, periods: [...(before?.periods ?? []), period] } };
}

/** The village as it is after a change. That its successors are villages is for the caller to check. */
export function changeVillage(village: Village, action: VillageAction): KeptVillage {
  const { code, version, periods } = village;
  const last = periods.at(-1);
  const { on } = action;
  if (!last) throw new Error(`village ${code} has no period`);
  if (last.validTo !== null) {
    const successors = last.successors.join('、') || '–';
    return refused('division-abolished', '/on', { code, date: on, validTo: last.validTo, successors });
  }
  if (on <= last.validFrom) {
    return refused('division-not-yet-valid', '/on', { code, date: on, validFrom: last.validFrom });
  }
  if (action.action === 'end' && action.successors.includes(code)) {
    return refused('successor-is-itself', '/successors', { code });
  }
  const successors = action.action === 'rename' ? [code] : [...new Set(action.successors)];
  const closed = [...periods.slice(0, -1), { ...last, validTo: on, successors }];
  const next =
    action.action === 'rename' ? [{ name: action.name, validFrom: on, validTo: null, successors: [] }] : [];
  return { kind: 'kept', village: { ...village, version: version + 1, periods: [...closed, ...next] } };
}
