import type { AssessedUnit } from '../unit.ts';
import type { PeerGroup, Scheme } from './scheme.ts';

/** The group that names the unit, else the one of its kind that names nobody. Throws where the scheme has neither. */
export function peerGroupOf(
  { peerGroups, schemeId }: Pick<Scheme, 'peerGroups' | 'schemeId'>,
  { unitId, kind }: Pick<AssessedUnit, 'unitId' | 'kind'>,
): PeerGroup {
  const group =
    peerGroups.find(({ units }) => units?.includes(unitId)) ??
    peerGroups.find(({ units, kinds }) => units === undefined && kinds.includes(kind));
  if (!group) throw new Error(`${schemeId} has no peer group for ${unitId}, a ${kind}`);
  return group;
}
