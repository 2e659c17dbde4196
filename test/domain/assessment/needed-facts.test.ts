import { describe, expect, it } from 'vitest';
import { MovementFact } from '../../../shared/domain/fact/movement-fact.ts';
import { type AssessmentFacts, NO_FACTS } from '../../../shared/domain/assessment/fact/unit-facts.ts';
import { MEASURES, MeasureId, neededFor } from '../../../shared/domain/assessment/measure/measures.ts';
import { EVERYTHING, type NeededFacts } from '../../../shared/domain/assessment/measure/needed-facts.ts';
import { context, movement } from './given.ts';

/** Where the facts of each list come from; checks and findings are read for every unit. */
const READ_FOR: Readonly<Record<keyof AssessmentFacts, (needs: NeededFacts) => boolean>> = {
  movements: ({ movements }) => movements.length > 0,
  duties: ({ lines }) => lines.includes('acceptance') || lines.includes('reply'),
  holds: ({ lines }) => lines.length === EVERYTHING.lines.length,
  departuresFound: ({ lines }) => lines.length === EVERYTHING.lines.length,
  tasks: ({ families }) => families.includes('task'),
  leads: ({ families }) => families.includes('lead'),
  premises: ({ families }) => families.includes('premises'),
  reports: ({ families }) => families.includes('service'),
  permitCounts: ({ families }) => families.includes('permits'),
  checks: () => true,
  errors: () => true,
  falsehoods: () => true,
};

describe('what measures need', () => {
  it.each(MeasureId.options)('%s looks at no list that is not read for it', (id) => {
    const { formula, needs } = MEASURES[id];
    const seen = new Set<keyof AssessmentFacts>();
    const watched = new Proxy(NO_FACTS, {
      get(facts, list: keyof AssessmentFacts) {
        seen.add(list);
        return facts[list];
      },
    });
    formula(watched, context);
    expect(seen.size).toBeGreaterThan(0);
    expect([...seen].filter((list) => !READ_FOR[list](needs))).toEqual([]);
  });

  it.each(MeasureId.options)('%s counts no kind of movement that is not read for it', (id) => {
    const { formula, needs } = MEASURES[id];
    for (const kind of MovementFact.shape.kind.options) {
      const movements = [movement('m', { kind })];
      const counted = formula({ ...NO_FACTS, movements }, context).denominator > 0;
      if (counted) expect(needs.movements).toContain(kind);
    }
  });

  it('a scheme needs what its measures need together', () => {
    expect(neededFor(['arrivals-recorded-on-time', 'replies-complete', 'open-past-limit'])).toEqual({
      movements: ['inflow'],
      lines: ['reply', 'acceptance'],
      families: ['task'],
    });
    expect(neededFor(MeasureId.options).lines.toSorted()).toEqual(EVERYTHING.lines.toSorted());
  });
});
