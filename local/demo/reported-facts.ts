import type { AssessmentPeriod } from '../../shared/domain/assessment/period.ts';
import type { Habits } from './habits.ts';
import { addDays, instantInOffice, type IsWorkday, workdayAfter } from './office-hours.ts';
import { randomOf } from './seeded-random.ts';
import type { FactStep } from './step.ts';

export interface Reporting {
  readonly seed: string;
  readonly township: string;
  readonly quarter: AssessmentPeriod;
  /** 0 for the first quarter of the plan. */
  readonly turn: number;
  readonly habits: Habits;
  readonly isWorkday: IsWorkday;
}

const REQUESTS = 5;
const HOUSES = 3;
const LEADS = 3;

/** What a township reports by hand in a quarter. */
export function reportedFacts(reporting: Reporting): readonly FactStep[] {
  const { township, quarter, turn, habits, isWorkday, seed } = reporting;
  const random = randomOf(seed, 'facts', turn, township);
  const steps: FactStep[] = [];
  const dayIn = (first: number, last: number): string =>
    workdayAfter(addDays(quarter.from, random.int(first, last)), 0, isWorkday);
  const report = (on: string, content: FactStep['content'], more: Partial<FactStep> = {}): void => {
    const id = `f${turn + 1}${township.slice(6)}.${steps.length + 1}`;
    const at = instantInOffice(workdayAfter(on, 0, isWorkday), random);
    steps.push({ kind: 'fact', at, id, office: township, content, ...more });
  };
  const service = (
    kind: 'training' | 'publicity' | 'wages-recovered' | 'legal-aid' | 'school-places',
    unit: 'sessions' | 'copies' | 'yuan' | 'attendances',
    amount: number,
    evidence: string,
  ): void => {
    const on = dayIn(5, 80);
    report(on, { kind, on, unit, amount }, { evidence });
  };

  service('training', 'sessions', random.int(1, 3), '签到表、现场照片');
  service('publicity', 'copies', 10 * random.int(5, 60), '发放登记');
  service('wages-recovered', 'yuan', 1_000 * random.int(2, 90), '追讨台账');
  service('legal-aid', 'attendances', random.int(1, 6), '援助受理登记');
  service('school-places', 'attendances', random.int(1, 9), '入学协调登记');
  for (let house = 1; house <= HOUSES; house += 1) {
    const premises = `YS-${township.slice(6)}-${turn + 1}${house}`;
    const on = dayIn(2, 20);
    const registeredOn = random.chance(habits.recordedLate) ? null : on;
    report(on, { kind: 'premises', premises, on, registeredOn, endedOn: null });
    const inspected = dayIn(30, 80);
    if (!random.chance(habits.tasksLate))
      report(inspected, { kind: 'premises-inspection', premises, on: inspected });
  }
  for (let lead = 0; lead < LEADS; lead += 1) {
    const on = dayIn(10, 80);
    const outcome = random.chance(habits.wrong) ? 'missing' : random.chance(0.8) ? 'registered' : 'unfounded';
    report(on, { kind: 'lead', on, outcome });
  }
  const residents = random.int(20, 90);
  const counted = dayIn(75, 84);
  report(counted, { kind: 'permit-count', on: counted, residents, holders: random.int(5, residents) });

  const task = (kind: 'own-data-request' | 'permit-issue' | 'endorsement-reminder', days: number): void => {
    const openedOn = dayIn(1, 50);
    const on = addDays(openedOn, days);
    const done = random.chance(habits.tasksLate)
      ? workdayAfter(on, random.int(1, 6), isWorkday)
      : workdayAfter(openedOn, random.int(0, 3), isWorkday);
    // Reported when it is done, so that nothing lies ahead of its day.
    report(done, { kind: 'due-task', task: kind, openedOn, on, doneOn: done });
  };
  for (let request = 0; request < REQUESTS; request += 1) task('own-data-request', 15);
  task('permit-issue', 15);
  task('permit-issue', 15);
  task('endorsement-reminder', 10);

  return steps;
}
