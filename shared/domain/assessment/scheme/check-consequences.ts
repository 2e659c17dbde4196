import { compareExact, exactOf } from '../exact/exact.ts';
import type { Outcome } from './consequence.ts';
import { numbered, placedIndicators } from './lines.ts';
import type { Scheme } from './scheme.ts';
import { problem, type SchemeProblem } from './scheme-problem.ts';

/** Every kind of unit has one peer group; every outcome a condition that some total can meet. */
export function checkConsequences(scheme: Scheme): readonly SchemeProblem[] {
  return [...groups(scheme), ...scheme.outcomes.flatMap((o, i) => outcome(scheme, o, i)), ...ties(scheme)];
}

/** A group without a list of units takes its kinds whole; a listed unit stands in one group only. */
function groups({ peerGroups }: Scheme): readonly SchemeProblem[] {
  const owner = new Map<string, string>();
  return peerGroups.flatMap((group, index) =>
    (group.units ?? group.kinds).flatMap((member) => {
      const other = owner.get(member);
      owner.set(member, group.zh);
      return other === undefined
        ? []
        : [
            problem(
              'in-two-groups',
              numbered('/peerGroups', index, `同类分组“${group.zh}”`, `peer group "${group.en}"`),
              `${member}已在分组“${other}”中`,
              `${member} stands in another group already ("${other}")`,
            ),
          ];
    }),
  );
}

function outcome(scheme: Scheme, entry: Outcome, index: number): readonly SchemeProblem[] {
  const line = numbered(
    '/outcomes',
    index,
    `第${index + 1}条“${entry.zh}”`,
    `outcome ${index + 1} "${entry.en}"`,
  );
  const { from, below, rank, peerGroup } = entry;
  const isEmpty =
    from !== undefined && below !== undefined && compareExact(exactOf(below), exactOf(from)) <= 0;
  return [
    ...(from === undefined && below === undefined && rank === undefined
      ? [
          problem(
            'outcome-without-condition',
            line,
            '没有分数或名次条件',
            'has neither a threshold nor a rank',
          ),
        ]
      : []),
    ...(isEmpty
      ? [
          problem(
            'outcome-empty',
            line,
            `没有分数既不低于${from}又低于${below}`,
            `no total is at least ${from} and below ${below}`,
          ),
        ]
      : []),
    ...(peerGroup !== undefined && !scheme.peerGroups.some(({ id }) => id === peerGroup)
      ? [
          problem(
            'unknown-peer-group',
            line,
            `没有同类分组“${peerGroup}”`,
            `there is no peer group "${peerGroup}"`,
          ),
        ]
      : []),
    ...(entry.unitAward !== undefined && entry.effect !== 'commendation'
      ? [
          problem(
            'award-without-commendation',
            line,
            '只有先进可有奖励金额',
            'only a commendation can have an award',
          ),
        ]
      : []),
  ];
}

function ties(scheme: Scheme): readonly SchemeProblem[] {
  const known = new Set(placedIndicators(scheme).map(({ indicator }) => indicator.id));
  return scheme.breakTiesBy.flatMap((id, index) =>
    known.has(id)
      ? []
      : [
          problem(
            'unknown-indicator',
            numbered('/breakTiesBy', index, `第${index + 1}条同分规则`, `tie rule ${index + 1}`),
            `没有指标“${id}”`,
            `there is no indicator "${id}"`,
          ),
        ],
  );
}
