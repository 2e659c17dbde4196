import type { HolidayCalendar } from '../../calendar/holiday-calendar.ts';
import type { RecordingRule } from '../../deadline/deadline-rule.ts';
import type { AssessmentFacts } from '../fact/unit-facts.ts';
import type { AssessmentPeriod } from '../period.ts';
import type { Measured } from './measured.ts';

/** What a measure may know beside the facts. There is no clock among it. */
export interface MeasureContext {
  readonly period: AssessmentPeriod;
  readonly recordingRules: readonly RecordingRule[];
  readonly calendar: HolidayCalendar;
}

/** One formula: the facts of one unit, and a period. */
export type MeasureFormula = (facts: AssessmentFacts, context: MeasureContext) => Measured;
