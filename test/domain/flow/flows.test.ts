import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countArrival, type FlowCounts, flowsOf } from '../../../shared/domain/flow/flow-counts.ts';
import { flowPeriodId, flowPeriods, monthsBetween } from '../../../shared/domain/flow/flow-period.ts';
import { FLOW_LEVELS, type FlowNode, flowTree, nodesOf } from '../../../shared/domain/flow/flow-tree.ts';
import { monthOf } from '../../../shared/domain/calendar/period.ts';
import { cellsIn, partsOf } from '../../../shared/domain/flow/flow-record.ts';
import { isToBeFrozen, nextFlowHead } from '../../../shared/domain/flow/revise-flows.ts';
import {
  type DecidedPeriod,
  decideFlows,
  SMALLEST_TOLD,
} from '../../../shared/domain/flow/suppress-flows.ts';
import { determinedBy } from './determined.ts';

const ORIGINS = [null, '411525', '411525001', '411525002', '411526', '410102', '340102', '419001'] as const;
const DESTINATIONS = ['330106001', '330106002', '330105001', '330203001'] as const;
const MONTHS = monthsBetween('2026-01', '2026-03');

const arrival = fc.record({
  kind: fc.constantFrom('inflow' as const, 'inflow' as const, 'inflow' as const, 'outflow' as const),
  side: fc.constantFrom('residence' as const, 'residence' as const, 'household' as const),
  office: fc.constantFrom(...DESTINATIONS),
  village: fc.constantFrom('', '001', '002'),
  elsewhere: fc.boolean(),
  household: fc.constantFrom(...ORIGINS),
  happenedOn: fc.constantFrom('2026-01-09', '2026-02-11', '2026-03-31'),
});
/** The same arrival many times over, so that some cells are large. */
const arrivals = fc
  .array(fc.tuple(arrival, fc.constantFrom(1, 1, 2, 3, 4, 6, 9)), { maxLength: 40 })
  .map((many) =>
    many.flatMap(([one, times]) =>
      Array.from({ length: times }, () => ({
        ...one,
        residence: one.elsewhere ? '310101001' : `${one.office}${one.village}`,
      })),
    ),
  );
type Arrivals = typeof arrivals extends fc.Arbitrary<infer T> ? T : never;

function counted(records: Arrivals): FlowCounts {
  const counts: FlowCounts = new Map();
  for (const one of records) countArrival(counts, one);
  return counts;
}

/** The quarter and its months, the months first. */
function decided(records: Arrivals): readonly DecidedPeriod[] {
  const counts = counted(records);
  const done = new Map<string, DecidedPeriod>();
  for (const { period, parts } of flowPeriods('2026-01', '2026-03')) {
    const tree = flowTree(flowsOf(counts, monthsBetween(monthOf(period.from), monthOf(period.to))));
    const own = parts.flatMap((part) => done.get(flowPeriodId(part.period)) ?? []);
    done.set(flowPeriodId(period), decideFlows(tree, own));
  }
  return [...done.values()];
}

describe('flows', () => {
  it('are exactly what a recount by hand finds, on each level', () => {
    fc.assert(
      fc.property(arrivals, (records) => {
        const tree = flowTree(flowsOf(counted(records), MONTHS));
        const mine = records.filter(({ kind, side }) => kind === 'inflow' && side === 'residence');
        expect(tree.count).toBe(mine.length);
        // A naive recount: by how many digits of either end are alike.
        const naive = (from: string, to: string) =>
          mine.filter(
            ({ household, office }) => (household ?? 'none').startsWith(from) && office.startsWith(to),
          ).length;
        for (const node of nodesOf(tree)) {
          const [from = '', to = ''] = node.cell.split('>');
          if (node.level === 'province' || node.level === 'county')
            expect(node.count, node.cell).toBe(naive(from, to));
        }
        const sums = FLOW_LEVELS.map((level) =>
          [...nodesOf(tree)]
            .filter((node) => node.level === level)
            .reduce((sum, { count }) => sum + count, 0),
        );
        expect(sums).toEqual(FLOW_LEVELS.map(() => mine.length));
      }),
    );
  });

  it('tell nothing small, and the true count of what they tell', () => {
    fc.assert(
      fc.property(arrivals, (records) => {
        for (const { counts, told } of decided(records))
          for (const level of FLOW_LEVELS)
            for (const [cell, count] of told.cells[level]) {
              expect(count).toBeGreaterThanOrEqual(SMALLEST_TOLD);
              expect(count).toBe(counts.get(`${level} ${cell}`));
            }
      }),
    );
  });

  it('leave untold in each cell none, or several that are together not small', () => {
    fc.assert(
      fc.property(arrivals, (records) => {
        const [month] = decided(records);
        const tree = flowTree(flowsOf(counted(records), ['2026-01']));
        for (const node of nodesOf(tree)) {
          if (!month || !isTold(month, node)) continue;
          const untold = [...node.children.values()].filter((child) => !isTold(month, child));
          // A single child is its parent: it has nothing of its own to hide.
          if (untold.length === 0) continue;
          expect(untold.length, node.cell).toBeGreaterThan(1);
          expect(untold.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(SMALLEST_TOLD);
        }
      }),
    );
  });

  it('let nobody work out a small count from all levels and all periods together', () => {
    fc.assert(
      fc.property(arrivals, (records) => {
        const periods = decided(records);
        const [quarter] = periods.slice(-1);
        if (!quarter) throw new Error('no quarter');
        const counts = counted(records);
        // What is not known: each smallest cell in each month, zero or not. What is known: every told cell as a sum of these.
        const all = new Map(
          [...nodesOf(flowTree(flowsOf(counts, MONTHS)))].map((node) => [`${node.level} ${node.cell}`, node]),
        );
        const atoms = new Map<string, number>();
        const atomsOf = (months: readonly string[], name: string): number[] => {
          const node = all.get(name);
          if (!node) throw new Error(`no cell ${name}`);
          const smallest = [...nodesOf(node)].filter((one) => one.children.size === 0);
          return months.flatMap((month) =>
            smallest.map(({ cell }) => {
              const index = atoms.get(`${month} ${cell}`) ?? atoms.size;
              atoms.set(`${month} ${cell}`, index);
              return index;
            }),
          );
        };
        const named = (period: DecidedPeriod) => [
          ...(period.told.total === null ? [] : ['all ']),
          ...FLOW_LEVELS.flatMap((level) =>
            [...period.told.cells[level].keys()].map((cell) => `${level} ${cell}`),
          ),
        ];
        const told = [
          ...MONTHS.map((month, i) => ({ months: [month], period: periods[i] as DecidedPeriod })),
          { months: MONTHS, period: quarter },
        ];
        const known = told.flatMap(({ months, period }) =>
          named(period).map((name) => atomsOf(months, name)),
        );
        const isGivenAway = determinedBy(known);
        for (const { months, period } of told)
          for (const [name, count] of period.counts)
            if (count > 0 && count < SMALLEST_TOLD)
              expect(isGivenAway(atomsOf(months, name)), `${months.join()} ${name}`).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('do not give a month away by the quarter: it is told where two months or more are untold', () => {
    const many = (happenedOn: string, times: number) =>
      Array.from({ length: times }, () => ({
        kind: 'inflow' as const,
        side: 'residence' as const,
        office: DESTINATIONS[0],
        village: '' as const,
        elsewhere: false,
        residence: DESTINATIONS[0] as string,
        household: '411525' as const,
        happenedOn: happenedOn as '2026-01-09',
      }));
    const told = (one: Arrivals) => decided(one).at(-1)?.told.total;
    expect(told([...many('2026-01-09', 8), ...many('2026-02-11', 9), ...many('2026-03-31', 3)])).toBe(null);
    expect(told([...many('2026-01-09', 8), ...many('2026-02-11', 2), ...many('2026-03-31', 3)])).toBe(13);
    expect(told([...many('2026-01-09', 8), ...many('2026-02-11', 1), ...many('2026-03-31', 3)])).toBe(null);
    expect(told([...many('2026-01-09', 8), ...many('2026-02-11', 9)])).toBe(17);
  });

  it('are kept in parts by county, and come out of them as they went in', () => {
    fc.assert(
      fc.property(arrivals, (records) => {
        const [{ told }] = decided(records) as [DecidedPeriod];
        const parts = partsOf(told, {
          province: '33',
          periodId: 'month.2026-01-01',
          countedUntil: '2026-02-01T00:00:00.000Z',
        });
        for (const level of FLOW_LEVELS) {
          const back = parts.filter((part) => part.level === level).flatMap((part) => cellsIn(part, ''));
          const sent = [...told.cells[level]].map(([cell, count]) => `${cell}=${count}`);
          expect(
            back.map(({ origin, destination, count }) => `${origin}>${destination}=${count}`).sort(),
          ).toEqual(sent.sort());
        }
      }),
    );
  });

  it('are frozen anew only when the new records are not few, with what is other', () => {
    expect(isToBeFrozen(undefined, 4)).toBe(false);
    expect(isToBeFrozen(undefined, 5)).toBe(true);
    expect(isToBeFrozen({ records: 20 }, 24)).toBe(false);
    expect(isToBeFrozen({ records: 20 }, 25)).toBe(true);
    const period = { kind: 'month', from: '2026-01-01', to: '2026-01-31' } as const;
    const flows = (count: number) => flowTree([{ origin: '411525', destination: '330106001', count }]);
    const now = (count: number) => ({
      province: '33',
      period,
      countedUntil: '2026-02-01T00:00:00.000Z',
      records: count,
      told: decideFlows(flows(count)).told,
    });
    const head = nextFlowHead(undefined, now(6));
    const known = { head, told: now(6).told.cells };
    expect(nextFlowHead(known, now(12)).versions.at(-1)).toMatchObject({
      version: 2,
      total: 12,
      recordsAdded: 6,
      cellsChanged: 4,
      cellsAppeared: 0,
    });
  });
});

function isTold({ told }: DecidedPeriod, { level, cell }: FlowNode): boolean {
  return level === 'all' ? told.total !== null : told.cells[level].has(cell);
}
