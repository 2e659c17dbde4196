import { addDays, type LocalDate } from '../domain/calendar/date.ts';
import type { DueTask } from '../domain/assessment/fact/due-task.ts';
import type { HandReport } from '../domain/assessment/fact/hand-report.ts';
import type { Lead } from '../domain/assessment/fact/lead.ts';
import type { PermitCount } from '../domain/assessment/fact/permit-count.ts';
import type { Premises } from '../domain/assessment/fact/premises.ts';
import {
  type FactFamily,
  factIdOf,
  type ReportedFact,
  standingFacts,
} from '../domain/assessment/fact/reported-fact.ts';
import type { ReportedFactCursor, ReportedFactStore } from '../domain/assessment/fact/reported-fact-store.ts';
import { EVERYTHING } from '../domain/assessment/measure/needed-facts.ts';
import { PAGE } from './page.ts';
import type { FactReading } from './unit-facts.ts';

/** Houses stand for decades: all that are known by the end of the period. */
export const EVER: LocalDate = '1949-10-01';
/** A task that was left undone is looked for this far back; what is older has cost its points in each period of a year. */
const OPEN_TASKS_DAYS = 366;

export interface ReadReported {
  readonly tasks: readonly DueTask[];
  readonly leads: readonly Lead[];
  readonly premises: readonly Premises[];
  readonly reports: readonly HandReport[];
  readonly permitCounts: readonly PermitCount[];
}

/** What offices reported by hand about the period, as it stood at the cut-off: corrections taken, what was withdrawn left out. */
export async function readReported(
  offices: readonly string[],
  reported: Pick<ReportedFactStore, 'list'>,
  { period, cutOff, needs = EVERYTHING }: Pick<FactReading, 'period' | 'cutOff' | 'needs'>,
): Promise<ReadReported> {
  const found: ReportedFact[] = [];
  for (const office of new Set(offices)) {
    for (const family of needs.families) {
      let after: ReportedFactCursor | undefined;
      do {
        const page = await reported.list({
          offices: [office],
          family,
          from: firstDayOf(family, period.from),
          to: period.to,
          limit: PAGE,
          ...(after && { after }),
        });
        for (const fact of page.facts) found.push(fact);
        after = page.next;
      } while (after);
    }
  }
  return sorted(standingFacts(found, cutOff));
}

function firstDayOf(family: FactFamily, from: LocalDate): LocalDate {
  if (family === 'premises') return EVER;
  return family === 'task' ? addDays(from, -OPEN_TASKS_DAYS) : from;
}

type House = Omit<Premises, 'inspectedOn'>;

function sorted(facts: readonly ReportedFact[]): ReadReported {
  const tasks: DueTask[] = [];
  const leads: Lead[] = [];
  const reports: HandReport[] = [];
  const permitCounts: PermitCount[] = [];
  const houses = new Map<string, House>();
  const inspections = new Map<string, LocalDate[]>();
  for (const fact of facts) {
    const { content } = fact;
    const id = factIdOf(fact);
    const { area, department } = fact;
    const where = {
      office: fact.place,
      ...(area !== undefined && { area }),
      ...(department !== undefined && { department }),
    };
    switch (content.kind) {
      case 'premises': {
        const { premises: number, on: knownOn, registeredOn, endedOn } = content;
        const house = { premisesId: id, ...where, knownOn, registeredOn, endedOn };
        const known = houses.get(`${fact.office} ${number}`);
        // Let again after it had ended, or reported twice: one house, as it was last reported.
        if (!known || `${known.knownOn} ${known.premisesId}` < `${knownOn} ${id}`)
          houses.set(`${fact.office} ${number}`, house);
        break;
      }
      case 'premises-inspection': {
        const house = `${fact.office} ${content.premises}`;
        inspections.set(house, [...(inspections.get(house) ?? []), content.on]);
        break;
      }
      case 'permit-count': {
        const { on, residents, holders } = content;
        permitCounts.push({ countId: id, ...where, on, residents, holders });
        break;
      }
      case 'lead':
        leads.push({ leadId: id, ...where, settledOn: content.on, outcome: content.outcome });
        break;
      case 'due-task': {
        const { task: kind, openedOn, on: dueOn, doneOn } = content;
        tasks.push({ taskId: id, ...where, kind, openedOn, dueOn, doneOn });
        break;
      }
      default: {
        const { reportedBy, reportedAt, evidence } = fact;
        const { kind, unit, amount, on, premises } = content;
        reports.push({
          reportId: id,
          ...where,
          kind,
          unit,
          amount,
          on,
          ...(premises !== undefined && { premises }),
          ...(evidence !== undefined && { evidence }),
          reportedBy,
          reportedAt,
        });
      }
    }
  }
  const premises = [...houses].map(
    ([house, known]): Premises => ({ ...known, inspectedOn: inspections.get(house) ?? [] }),
  );
  return { tasks, leads, premises, reports, permitCounts };
}
