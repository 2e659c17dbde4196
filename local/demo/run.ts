import { SingleBar } from 'cli-progress';
import { isWorkingDay } from '../../shared/domain/calendar/working-days.ts';
import { addDays } from '../../shared/domain/calendar/date.ts';
import { shanghaiDateOf, startOfDayInShanghai } from '../../shared/domain/calendar/instant.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import type { Sandbox } from '../sandbox.ts';
import { advanceTo } from '../sandbox-time.ts';
import { assessmentsTold } from './assessments-told.ts';
import { noteDemo } from './demo-mark.ts';
import { onlyIn, placesOf } from './directory-places.ts';
import { planDemo } from './plan.ts';
import { assessingTwiceAMonth, playDemo } from './play.ts';
import { countExchange, DEMO_MARK, storyText, summaryText } from './summary.ts';
import { withoutFsync } from './without-fsync.ts';

const SEED = 'yipan';
/** A plan covers at most three quarters and a day, and late entries reach back before its first. */
const REACH_DAYS = 350;

export interface DemoOptions {
  readonly people: number;
  /** Two digits each; all where it is absent. */
  readonly provinces?: readonly string[];
}

/** The demo exchange of the first start: plans it, plays it with a progress bar, and tells what came of it. */
export async function runDemo(
  sandbox: Sandbox,
  { people, provinces }: DemoOptions,
  tell: (text: string) => void = console.log,
): Promise<void> {
  const calendar = officialCalendar();
  const until = addDays(shanghaiDateOf(new Date().toISOString()), -1);
  const everywhere = placesOf(sandbox.directory, addDays(until, -REACH_DAYS), until);
  const places = provinces ? onlyIn(everywhere, provinces) : everywhere;
  const plan = planDemo({
    seed: SEED,
    people,
    directory: places,
    until,
    isWorkday: (date) => isWorkingDay(date, calendar).working,
  });
  // Nobody took part before, so that the cycle has nothing to make up for.
  await joinCounties(sandbox, new Set(plan.notJoined), plan.from);
  noteDemo(sandbox.engine, 'playing');
  sandbox.clock.moveTo(startOfDayInShanghai(plan.from));

  tell(
    `\n演示交换 demo exchange: ${people} people, ${plan.steps.length} steps, ${plan.from} to ${until}\n${DEMO_MARK}\n`,
  );
  const bar = new SingleBar({
    format: '  {bar} {percentage}%  {value}/{total}  {duration_formatted}',
    hideCursor: true,
    // Into a file or a pipe: a line now and then.
    noTTYOutput: true,
    notTTYSchedule: 5_000,
  });
  bar.start(plan.steps.length, 0);
  const played = await withoutFsync(sandbox.engine, async () => {
    const done = await playDemo(sandbox, plan, (steps) => bar.update(steps));
    bar.stop();
    await advanceTo({ ...sandbox, assess: assessingTwiceAMonth(sandbox) }, new Date().toISOString());
    // Else the first minute of whoever starts now would go to it.
    await sandbox.assess();
    return done;
  });

  noteDemo(sandbox.engine, 'done');
  await sandbox.engine.settled();

  tell(`\n小结 summary\n${summaryText(countExchange(sandbox))}`);
  for (const [type, times] of played.refused) tell(`  ${String(times).padStart(6)}  refused: ${type}`);
  if (played.storyteller) {
    tell(`\n一个人的经过 one person's story\n${await storyText(sandbox, played.storyteller)}`);
  }
  const told = await assessmentsTold(sandbox, plan);
  tell(`\n${told ?? DEMO_MARK}`);
}

/** Every county takes part from a day on, but for those named. */
export async function joinCounties(
  { directory, stores, engine }: Sandbox,
  notJoined: ReadonlySet<string>,
  on: string,
): Promise<void> {
  for (const { code, level } of directory.rows) {
    if (level === 'county' && !notJoined.has(code)) await stores.directory.setParticipation(code, on, null);
  }
  await engine.settled();
}
