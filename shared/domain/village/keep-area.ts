import { type Refused, refused } from '../refusal.ts';
import { type Area, type AreaAction, areaOn, type AreaPeriod, type RegisterArea } from './area.ts';
import { townshipOf } from './village.ts';

export type KeptArea = { readonly kind: 'kept'; readonly area: Area } | Refused;

/** A new area, or a code that is used again after its area had ended. */
export function registerArea(township: string, before: Area | undefined, asked: RegisterArea): KeptArea {
  const { code, name, villages, validFrom } = asked;
  const outside = villages.find((village) => townshipOf(village) !== township);
  if (outside) return refused('village-outside-township', '/villages', { code: outside, township });
  const last = before?.periods.at(-1);
  if (last && (last.validTo === null || validFrom < last.validTo)) {
    return refused('area-already-registered', '/code', { code, name: last.name, since: last.validFrom });
  }
  const period = { name, villages: [...new Set(villages)], validFrom, validTo: null, successors: [] };
  const version = (before?.version ?? 0) + 1;
  return { kind: 'kept', area: { township, code, version, periods: [...(before?.periods ?? []), period] } };
}

/** The area as it is after a change. That its villages and successors are registered is for the caller to check. */
export function changeArea(area: Area, action: AreaAction): KeptArea {
  const { code, township, version, periods } = area;
  const { on } = action;
  const last = periods.at(-1);
  if (!last || last.validTo !== null || on <= last.validFrom || !areaOn(area, on)) {
    return refused('area-unknown', '/on', { code, date: on, township });
  }
  if (action.action === 'end' && action.successors.includes(code))
    return refused('successor-is-itself', '/successors', { code });
  const outside =
    action.action === 'change' ? action.villages?.find((one) => townshipOf(one) !== township) : undefined;
  if (outside) return refused('village-outside-township', '/villages', { code: outside, township });
  const closed = { ...last, validTo: on, successors: successorsIn(action, code) };
  const next: AreaPeriod[] =
    action.action === 'change'
      ? [
          {
            name: action.name ?? last.name,
            villages: [...new Set(action.villages ?? last.villages)],
            validFrom: on,
            validTo: null,
            successors: [],
          },
        ]
      : [];
  return {
    kind: 'kept',
    area: { ...area, version: version + 1, periods: [...periods.slice(0, -1), closed, ...next] },
  };
}

function successorsIn(action: AreaAction, code: string): string[] {
  return action.action === 'end' ? [...new Set(action.successors)] : [code];
}
