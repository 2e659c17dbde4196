import { everyCase } from '../../shared/assessment/every-case.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { mayRead } from '../../shared/domain/caller/access.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import { provinceCodeOf } from '../../shared/domain/division/code.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import {
  cellsIn,
  type FlowHead,
  type FlowVersion,
  flowHeadCase,
  flowHeadId,
  flowPartCase,
  PARTS_PAGE,
  partsUnder,
  type ToldCell,
} from '../../shared/domain/flow/flow-record.ts';
import { FLOW_LEVELS, type FlowLevel, NO_ORIGIN } from '../../shared/domain/flow/flow-tree.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { territoriesOf } from './scope.ts';

export interface FlowReadingDeps {
  readonly cases: Pick<CaseStore, 'one' | 'list'>;
  readonly directory: Pick<DirectoryStore, 'formerCodes' | 'divisionOn'>;
  readonly clock: Clock;
}

interface AskedFlows {
  readonly code: string;
  readonly flowPeriod: string;
  readonly level?: FlowLevel | undefined;
  readonly version?: number | undefined;
}

export interface SeenFlows {
  readonly kind: 'flows';
  readonly head: FlowHead;
  readonly version: FlowVersion;
  readonly level: FlowLevel;
  /** The largest first. */
  readonly cells: readonly ToldCell[];
}

const DIGITS: Readonly<Record<FlowLevel, number>> = { province: 2, prefecture: 4, county: 6, township: 9 };

/** The told cells of a division that the caller may read. */
export async function seenFlows(
  { cases, directory, clock }: FlowReadingDeps,
  asked: AskedFlows,
  caller: Caller,
): Promise<SeenFlows | Refused> {
  const { code, flowPeriod } = asked;
  const territories = await territoriesOf(caller, directory, shanghaiDateOf(clock.now()));
  if (!mayRead(territories, code)) return refused('division-not-yours', '/code', { division: code });
  const level = asked.level ?? FLOW_LEVELS.find((one) => DIGITS[one] === code.length) ?? 'township';
  if (DIGITS[level] < code.length)
    return refused('division-level-wrong', '/level', { code, expected: level });
  // A province has tens of thousands of such cells for each of its counties.
  if (level === 'township' && code.length === DIGITS.province)
    return refused('too-many-divisions', '/code', { division: code });
  const province = provinceCodeOf(code);
  const head = await cases.one(flowHeadCase, flowHeadId(province, flowPeriod));
  const version = head?.versions.at((asked.version ?? head.version) - 1);
  if (!head || !version) return refused('flows-unknown', undefined, { period: flowPeriod });
  const isHigh = level === 'province' || level === 'prefecture';
  const place = isHigh ? province : code.slice(0, DIGITS.county);
  const under = partsUnder({ periodId: flowPeriod, countedUntil: version.countedUntil }, level, place);
  const query = { side: 'superior', division: province, under } as const;
  const parts = await everyCase(cases, flowPartCase, query, PARTS_PAGE);
  const found = parts.flatMap((part) => [...cellsIn(part, code)]);
  found.sort((a, b) => b.count - a.count || order(a, b));
  return { kind: 'flows', head, version, level, cells: found };
}

function order(a: ToldCell, b: ToldCell): number {
  return `${a.destination}${a.origin}` < `${b.destination}${b.origin}` ? -1 : 1;
}

/** The names that divisions had on a day, by code; asked for once each. */
export function flowNames(
  directory: Pick<DirectoryStore, 'divisionOn'>,
  on: string,
): (code: string) => Promise<string> {
  const known = new Map<string, string>([[NO_ORIGIN, '无内地户籍']]);
  return async (code) => {
    const name = known.get(code);
    if (name !== undefined) return name;
    const found = await directory.divisionOn(code, on);
    const own = found.kind === 'found' ? found.division.name : code;
    known.set(code, own);
    return own;
  };
}
