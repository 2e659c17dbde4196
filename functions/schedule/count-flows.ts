import * as z from 'zod/mini';
import { everyCase } from '../../shared/assessment/every-case.ts';
import { PAGE } from '../../shared/assessment/page.ts';
import { filed } from '../../shared/domain/assessment/case/case-kind.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { addDays } from '../../shared/domain/calendar/date.ts';
import { type Instant, shanghaiDateOf, startOfDayInShanghai } from '../../shared/domain/calendar/instant.ts';
import { Month, monthBounds, monthOf, nextQuarter, quarterOf } from '../../shared/domain/calendar/period.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import { PROVINCE_CODES } from '../../shared/domain/division/code.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { FactCursor, FactStore } from '../../shared/domain/fact/fact-store.ts';
import {
  countArrival,
  type FlowCount,
  type FlowCounts,
  flowsOf,
} from '../../shared/domain/flow/flow-counts.ts';
import {
  firstMonthCounted,
  type FlowPeriod,
  flowPeriodId,
  flowPeriods,
  monthsBetween,
} from '../../shared/domain/flow/flow-period.ts';
import {
  cellsIn,
  type FlowHead,
  flowHeadCase,
  flowHeadId,
  flowPartCase,
  PARTS_PAGE,
  partsOf,
  partsUnder,
} from '../../shared/domain/flow/flow-record.ts';
import { FLOW_LEVELS, flowTree } from '../../shared/domain/flow/flow-tree.ts';
import { isToBeFrozen, nextFlowHead } from '../../shared/domain/flow/revise-flows.ts';
import { type DecidedPeriod, decideFlows, type ToldFlows } from '../../shared/domain/flow/suppress-flows.ts';
import type { SweepStore } from '../../shared/domain/sweep/sweep-store.ts';
import { text } from '../../shared/lambda/env.ts';
import { nextTurn } from '../../shared/lambda/next-turn.ts';
import type { Run, Tick } from '../../shared/lambda/task.ts';
import type { Uses } from '../../shared/uses.ts';
import { countiesTakingPart } from '../task/taking-part.ts';

export const Env = z.object({
  CASES_TABLE: text,
  DIRECTORY_TABLE: text,
  FACTS_TABLE: text,
  SWEEPS_TABLE: text,
});
export const uses = {
  facts: ['list'],
  cases: ['one', 'list', 'save'],
  directory: ['participantsUnder', 'childrenOn', 'formerCodes', 'divisionOn', 'heirOf'],
  sweeps: ['get', 'placeOf', 'keepPlace'],
} as const satisfies Uses;

export interface Deps {
  readonly facts: Pick<FactStore, 'list'>;
  readonly cases: Pick<CaseStore, (typeof uses.cases)[number]>;
  readonly directory: Pick<DirectoryStore, (typeof uses.directory)[number]>;
  readonly sweeps: Pick<SweepStore, 'placeOf' | 'keepPlace'>;
  readonly clock: Clock;
  /** Everything recorded before this instant has been derived; null where nobody knows. */
  readonly wholeUntil: () => Promise<string | null>;
  /** Counties that ever recorded, got or reported anything, where that is known at once. */
  readonly active?: () => ReadonlySet<string>;
}

export type FlowsCounted = {
  /** Matrices frozen in this run. */
  readonly frozen: number;
  readonly through: boolean;
};

/** The last month that a pass counts, and the last province that is done. */
const Place = z.strictObject({ month: Month, after: z.string(), done: z.boolean() });
type Place = z.infer<typeof Place>;

/** Townships of a county asked about at once, and parts written at once. */
const AT_ONCE = 8;

/**
 * 流向统计: after each month, as soon as all records of it are derived, counts arrivals by origin and destination anew for
 * every period since the beginning of the calendar year before, province by province, and freezes a version of each that has enough new
 * records. What is hidden is decided before anything is kept, so small counts stand nowhere but in the ledgers. A run that ends early
 * goes on with the next province; one that comes twice finds its versions there.
 */
export function createCountFlows(deps: Deps): Run<Tick, FlowsCounted> {
  const { sweeps, clock } = deps;
  return async (_, hasTime) => {
    const today = shanghaiDateOf(clock.now());
    const month = monthOf(addDays(monthBounds(monthOf(today)).from, -1));
    const kept = await sweeps.placeOf('count-flows');
    const last: Place | undefined = kept === undefined ? undefined : Place.parse(JSON.parse(kept));
    if (last?.done && last.month >= month) return { frozen: 0, through: true };
    // A pass that a new month finds under way is begun anew: it counts all that the old one would have.
    let place: Place = last?.month === month ? last : { month, after: '', done: false };
    const countedUntil = await deps.wholeUntil();
    if (countedUntil === null || countedUntil < startOfDayInShanghai(addDays(monthBounds(month).to, 1)))
      return { frozen: 0, through: true };
    let frozen = 0;
    for (const province of PROVINCE_CODES) {
      if (province <= place.after) continue;
      if (!hasTime()) return { frozen, through: false };
      frozen += await freezeProvince(deps, province, month, countedUntil);
      place = { ...place, after: province };
      await sweeps.keepPlace('count-flows', JSON.stringify(place));
    }
    await sweeps.keepPlace('count-flows', JSON.stringify({ ...place, done: true }));
    return { frozen, through: true };
  };
}

async function freezeProvince(
  deps: Deps,
  province: string,
  last: Month,
  countedUntil: Instant,
): Promise<number> {
  const first = firstMonthCounted(last);
  const counts = await countProvince(deps, province, { first, last, countedUntil });
  if (counts.size === 0) return 0;
  const decided = new Map<string, DecidedPeriod>();
  let frozen = 0;
  for (const { period, parts } of flowPeriods(first, last)) {
    const flows = await onLastDay(deps.directory, counts, period);
    const whole = flowTree(flows);
    const ofParts = parts.flatMap((part) => decided.get(flowPeriodId(part.period)) ?? []);
    const one = decideFlows(whole, ofParts);
    decided.set(flowPeriodId(period), one);
    if (await freeze(deps, { province, period, countedUntil, records: whole.count, told: one.told }))
      frozen += 1;
    await nextTurn();
  }
  return frozen;
}

async function countProvince(
  { directory, facts, active }: Deps,
  province: string,
  {
    first,
    last,
    countedUntil,
  }: { readonly first: Month; readonly last: Month; readonly countedUntil: Instant },
): Promise<FlowCounts> {
  const { to } = monthBounds(last);
  const { from } = monthBounds(first);
  const counts: FlowCounts = new Map();
  const known = active?.();
  for (const county of await countiesTakingPart(directory, province, to)) {
    if (known && !known.has(county)) continue;
    const townships = (await directory.childrenOn(county, to)).map(({ code }) => code);
    const formerly = await Promise.all([county, ...townships].map((code) => directory.formerCodes(code, to)));
    for (const office of new Set([county, ...townships, ...formerly.flat()])) {
      for (
        let quarter = quarterOf(from);
        quarter <= quarterOf(shanghaiDateOf(countedUntil));
        quarter = nextQuarter(quarter)
      ) {
        let after: FactCursor | undefined;
        do {
          const page = await facts.list({
            offices: [office],
            quarter,
            from: startOfDayInShanghai(from),
            until: countedUntil,
            kinds: ['inflow'],
            limit: PAGE,
            ...(after && { after }),
          });
          for (const fact of page.facts) countArrival(counts, fact);
          after = page.next;
        } while (after);
      }
    }
    await nextTurn();
  }
  return counts;
}

/**
 * The counts of a period by the divisions of its last day: a code that has ended by then is read as whoever carries it on, a split one as
 * what lies above all its heirs.
 */
async function onLastDay(
  directory: Deps['directory'],
  counts: FlowCounts,
  { from, to }: FlowPeriod,
): Promise<readonly FlowCount[]> {
  const known = new Map<string, string>();
  const readAs = async (code: string, month: Month): Promise<string> => {
    const found = known.get(`${code} ${month}`);
    if (found !== undefined) return found;
    const own = await directory.divisionOn(code, to);
    const heir = own.kind === 'found' ? undefined : await directory.heirOf(code, monthBounds(month).from, to);
    const now = heir?.kind === 'heir' ? heir.division.code : code;
    known.set(`${code} ${month}`, now);
    return now;
  };
  const flows: FlowCount[] = [];
  for (const { month, origin, destination, count } of flowsOf(
    counts,
    monthsBetween(monthOf(from), monthOf(to)),
  ))
    flows.push({
      origin: origin === null ? null : await readAs(origin, month),
      destination: await readAs(destination, month),
      count,
    });
  return flows;
}

async function freeze({ cases }: Deps, now: Parameters<typeof nextFlowHead>[1]): Promise<boolean> {
  const { province, period, countedUntil, records, told } = now;
  const periodId = flowPeriodId(period);
  const head = await cases.one(flowHeadCase, flowHeadId(province, periodId));
  if (!isToBeFrozen(head, records)) return false;
  const next = nextFlowHead(head && { head, told: await toldBefore(cases, head) }, now);
  const parts = partsOf(told, { province, periodId, countedUntil });
  // The head last: it alone leads to them. One that is there already was written by an earlier attempt, from the same records.
  for (let i = 0; i < parts.length; i += AT_ONCE)
    await Promise.all(parts.slice(i, i + AT_ONCE).map((part) => cases.save(filed(flowPartCase, part))));
  return (await cases.save(filed(flowHeadCase, next))) === 'saved';
}

/** The cells of a head's newest version. */
async function toldBefore(cases: Pick<CaseStore, 'list'>, head: FlowHead): Promise<ToldFlows['cells']> {
  const { province, period, versions } = head;
  const countedUntil = versions.at(-1)?.countedUntil ?? '';
  const told: Record<string, ReadonlyMap<string, number>> = {};
  for (const level of FLOW_LEVELS) {
    const cells = new Map<string, number>();
    const version = { periodId: flowPeriodId(period), countedUntil };
    const under = partsUnder(version, level, '');
    const query = { side: 'superior', division: province, under } as const;
    for (const part of await everyCase(cases, flowPartCase, query, PARTS_PAGE))
      for (const { origin, destination, count } of cellsIn(part, ''))
        cells.set(`${origin}>${destination}`, count);
    told[level] = cells;
  }
  return told as ToldFlows['cells'];
}
