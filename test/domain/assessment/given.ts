import { createHash } from 'node:crypto';
import type { MovementFact } from '../../../shared/domain/fact/movement-fact.ts';
import { officialCalendar } from '../../../shared/calendar/official-calendar.ts';
import { DEFAULT_RECORDING_RULES } from '../../../shared/domain/deadline/default-rules.ts';
import type { ScoreInput } from '../../../shared/domain/assessment/kernel/score-input.ts';
import { measuresOf } from '../../../shared/domain/assessment/kernel/score-input.ts';
import type { MeasureContext } from '../../../shared/domain/assessment/measure/measure-context.ts';
import type { Measured } from '../../../shared/domain/assessment/measure/measured.ts';
import { MEASURES, type MeasureId } from '../../../shared/domain/assessment/measure/measures.ts';
import type { AssessmentPeriod } from '../../../shared/domain/assessment/period.ts';
import type { Scheme } from '../../../shared/domain/assessment/scheme/scheme.ts';
import type { UnitKind } from '../../../shared/domain/assessment/unit.ts';

export const Q2: AssessmentPeriod = { kind: 'quarter', from: '2026-04-01', to: '2026-06-30' };
export const TOWNSHIP = '330106002';

export const context: MeasureContext = {
  period: Q2,
  recordingRules: DEFAULT_RECORDING_RULES,
  calendar: officialCalendar(),
};

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** An inflow that happened and was recorded on Monday 11 May 2026, unless it says otherwise. */
export function movement(id: string, said: Partial<Omit<MovementFact, 'movement'>> = {}): MovementFact {
  return {
    office: TOWNSHIP,
    quarter: '2026Q2',
    recordedAt: '2026-05-11T02:00:00.000Z',
    movement: id,
    personId: 'p'.repeat(22),
    kind: 'inflow',
    side: 'residence',
    happenedOn: '2026-05-11',
    late: false,
    category: 'migrant',
    household: '411525',
    residence: TOWNSHIP,
    ...said,
  };
}

/** A measured number with made-up record ids. */
export function measured(numerator: number, denominator: number): Measured {
  const ids = Array.from({ length: denominator }, (_, index) => `r${String(index).padStart(6, '0')}`);
  return {
    numerator,
    denominator,
    numeratorRecords: ids.slice(0, Math.min(numerator, denominator)),
    denominatorRecords: ids,
  };
}

const KINDS: Readonly<Record<string, UnitKind>> = {
  'village-thousand': 'village',
  'agreement-hundred': 'township',
  'area-hundred': 'area',
};

/** A unit that did everything right, with ten records of each ratio; measures given go before. */
export function inputOf(
  scheme: Scheme,
  given: Partial<Record<MeasureId, Measured>> = {},
  rest: Partial<Omit<ScoreInput, 'scheme' | 'measured'>> = {},
): ScoreInput {
  const perfect = Object.fromEntries(
    measuresOf(scheme).map((id) => [id, MEASURES[id].shape === 'cases' ? measured(0, 0) : measured(10, 10)]),
  );
  const kind = KINDS[scheme.schemeId] ?? 'township';
  return {
    scheme,
    period: Q2,
    unit: { unitId: '330106002001', kind, division: '330106002001' },
    before: null,
    peers: {},
    agreement: null,
    falsehoods: [],
    ...rest,
    measured: { ...perfect, ...given },
  };
}
