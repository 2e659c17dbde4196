import type { AssessmentPeriod } from '../../shared/domain/assessment/period.ts';
import type { Habits } from './habits.ts';
import { addDays, instantInOffice, type IsWorkday, workdayAfter } from './office-hours.ts';
import { randomOf } from './seeded-random.ts';
import type { SamplingStep } from './step.ts';

/** By then the arrivals of the quarter are recorded, and what is found still counts in it. */
const BEFORE_END_DAYS = 18;
/** More than are ever drawn of one township. */
const MOST_DRAWN = 30;

/** The quarter's sample of a county: sealed, drawn the next working day, looked at two days later. */
export function sampling(scene: {
  readonly seed: string;
  readonly county: string;
  readonly townships: readonly string[];
  readonly quarter: AssessmentPeriod;
  /** 0 for the first quarter of the plan. */
  readonly turn: number;
  readonly habits: (office: string, day: string) => Habits | undefined;
  readonly isWorkday: IsWorkday;
}): readonly SamplingStep[] {
  const { seed, county, townships, quarter, turn, habits, isWorkday } = scene;
  const random = randomOf(seed, 'sampling', turn, county);
  // Which records are drawn depends on the keys of the installation; how many of each office are wrong does not.
  const right = Object.fromEntries(
    townships.map((township) => {
      const of = randomOf(seed, 'checks', turn, township);
      const wrong = habits(township, quarter.from)?.wrong ?? 0;
      return [township, Array.from({ length: MOST_DRAWN }, () => !of.chance(wrong))];
    }),
  );
  const sealed = workdayAfter(addDays(quarter.to, -BEFORE_END_DAYS), 0, isWorkday);
  const drawn = workdayAfter(sealed, 1, isWorkday);
  const days = { seal: sealed, draw: drawn, settle: workdayAfter(drawn, 2, isWorkday) };
  return (['seal', 'draw', 'settle'] as const).map((what) => ({
    kind: 'sampling',
    what,
    at: instantInOffice(days[what], random),
    id: `s${turn + 1}.${what}`,
    county,
    period: quarter,
    right,
  }));
}
