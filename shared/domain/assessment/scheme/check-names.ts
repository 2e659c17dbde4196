import { refusedSubjectIn } from '../refused-subjects.ts';
import { bandLine, bonusLine, categoryLine, numbered, placedIndicators, wholeScheme } from './lines.ts';
import type { Scheme } from './scheme.ts';
import { type Line, problem, type SchemeProblem } from './scheme-problem.ts';

interface Named {
  readonly id: string;
  readonly zh: string;
  readonly line: Line;
}

/** Ids are unique where they are referred to; no title speaks of what the platform refuses. */
export function checkNames(scheme: Scheme): readonly SchemeProblem[] {
  const lists = namedLists(scheme);
  return [
    ...lists.flatMap(sameIds),
    ...[{ id: '', zh: scheme.zh, line: wholeScheme }, ...lists.flat()].flatMap(refusedSubject),
  ];
}

function namedLists(scheme: Scheme): readonly (readonly Named[])[] {
  const lines = placedIndicators(scheme).map(({ indicator, line }) => ({ ...indicator, line }));
  const bonuses = scheme.bonuses.map((bonus, index) => ({ ...bonus, line: bonusLine(bonus, index) }));
  return [
    scheme.categories.map((category, index) => ({ ...category, line: categoryLine(category, index) })),
    [...lines, ...bonuses],
    scheme.bands.map((band, index) => ({ ...band, line: bandLine(band, index) })),
    placed('/peerGroups', scheme.peerGroups),
    placed('/outcomes', scheme.outcomes),
    placed('/streaks', scheme.streaks),
  ];
}

function placed(
  list: string,
  entries: readonly { readonly id: string; readonly zh: string; readonly en: string }[],
): readonly Named[] {
  return entries.map(({ id, zh, en }, index) => ({
    id,
    zh,
    line: numbered(list, index, `“${zh}”`, `"${en}"`),
  }));
}

function sameIds(entries: readonly Named[]): readonly SchemeProblem[] {
  const seen = new Map<string, Named>();
  return entries.flatMap((entry) => {
    const first = seen.get(entry.id);
    if (!first) seen.set(entry.id, entry);
    return first
      ? [
          problem(
            'same-id',
            entry.line,
            `与${first.line.pointer}的编号同为“${entry.id}”`,
            `has the id "${entry.id}" of ${first.line.pointer}`,
          ),
        ]
      : [];
  });
}

function refusedSubject({ zh, line }: Named): readonly SchemeProblem[] {
  const word = refusedSubjectIn(zh);
  return word === undefined
    ? []
    : [
        problem(
          'refused-subject',
          line,
          `“${word}”不在本平台考核范围之内`,
          `"${word}" is a subject that the platform refuses`,
        ),
      ];
}
