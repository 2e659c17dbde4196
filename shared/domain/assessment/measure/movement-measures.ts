import type { LocalDate } from '../../calendar/date.ts';
import type { Instant } from '../../calendar/instant.ts';
import { recordingRuleFor } from '../../deadline/deadline-rule.ts';
import { lastMomentOf } from '../../deadline/due.ts';
import type { MovementFact } from '../../fact/movement-fact.ts';
import type { AssessmentFacts } from '../fact/unit-facts.ts';
import { instantsOf } from '../period.ts';
import type { MeasureContext } from './measure-context.ts';
import { amountOf, type Measured, ratioOf } from './measured.ts';

/** 流入登记及时率. Every inflow counts once, in the period in which it was recorded: a late one cannot fall between two periods. */
export function arrivalsRecordedOnTime({ movements }: AssessmentFacts, context: MeasureContext): Measured {
  const dueAt = dueAtOf(context);
  return ratioOf(
    recordedIn(movements, context)
      .filter(({ kind, category }) => kind === 'inflow' && category !== 'at-home')
      .map((fact) => ({ id: fact.movement, good: fact.recordedAt < dueAt(fact) })),
  );
}

/** 离开注销及时率. Cancelled by the township itself and in time, of those and the ones that it learnt of from elsewhere. */
export function departuresCancelled(
  { movements, departuresFound }: AssessmentFacts,
  context: MeasureContext,
): Measured {
  const dueAt = dueAtOf(context);
  const { start, end } = instantsOf(context.period);
  const own = recordedIn(movements, context)
    .filter(({ kind, side }) => side === 'residence' && (kind === 'outflow' || kind === 'return'))
    .map((fact) => ({ id: fact.movement, good: fact.recordedAt < dueAt(fact) }));
  const found = departuresFound
    .filter(({ foundAt }) => start <= foundAt && foundAt < end)
    .map(({ noticeId }) => ({ id: noticeId, good: false }));
  return ratioOf([...own, ...found]);
}

/** 变动登记数, a bare count. */
export function movementsRecorded({ movements }: AssessmentFacts, context: MeasureContext): Measured {
  return amountOf(recordedIn(movements, context).map(({ movement }) => ({ id: movement, amount: 1 })));
}

function recordedIn(movements: readonly MovementFact[], { period }: MeasureContext): readonly MovementFact[] {
  const { start, end } = instantsOf(period);
  return movements.filter(({ recordedAt }) => start <= recordedAt && recordedAt < end);
}

/** The first instant that is too late. Which rule holds is looked up once for each place and day. */
function dueAtOf({
  recordingRules,
  calendar,
}: MeasureContext): (fact: Pick<MovementFact, 'office' | 'happenedOn'>) => Instant {
  const known = new Map<string, Map<LocalDate, Instant>>();
  return ({ office, happenedOn }) => {
    const ofOffice = known.get(office) ?? new Map<LocalDate, Instant>();
    known.set(office, ofOffice);
    const seen = ofOffice.get(happenedOn);
    if (seen !== undefined) return seen;
    const { record } = recordingRuleFor(office, happenedOn, recordingRules);
    const { dueAt } = lastMomentOf(record, happenedOn, calendar);
    ofOffice.set(happenedOn, dueAt);
    return dueAt;
  };
}
