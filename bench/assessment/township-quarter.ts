import type { DutyLine } from '../../shared/domain/assessment/fact/duty-line.ts';
import type { ReportedFact } from '../../shared/domain/assessment/fact/reported-fact.ts';
import type { Finding } from '../../shared/domain/assessment/finding/finding.ts';
import type { AssessmentPeriod } from '../../shared/domain/assessment/period.ts';
import type { KeptCheck } from '../../shared/domain/assessment/sampling/check-case.ts';
import { addDays } from '../../shared/domain/calendar/date.ts';
import { instantOf, millisecondsOf, shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { quarterOf } from '../../shared/domain/calendar/period.ts';
import type { MovementFact } from '../../shared/domain/fact/movement-fact.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import type { Seeded } from './seeded.ts';

/** The quarter with the Spring Festival: the one whose working days are hardest to count. */
export const PERIOD: AssessmentPeriod = { kind: 'quarter', from: '2026-01-01', to: '2026-03-31' };
/** Facts recorded from here on are not seen. */
export const CUT_OFF = '2026-04-02T00:00:00.000Z';

/** What a township has in the stores when its quarter is over. */
export interface TownshipQuarter {
  readonly movements: readonly MovementFact[];
  readonly lines: readonly DutyLine[];
  readonly waiting: readonly Notice[];
  readonly reported: readonly ReportedFact[];
  readonly checks: readonly KeptCheck[];
  readonly findings: readonly Finding[];
}

/** Where records are made: `code` now, `formerly` a code that it took over, under which some late ones still stand. */
export interface Place {
  readonly code: string;
  readonly formerly?: string | undefined;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const FROM_MS = millisecondsOf('2025-12-31T16:00:00.000Z');
const UNTIL_MS = millisecondsOf('2026-03-31T16:00:00.000Z');
const CUT_OFF_MS = millisecondsOf(CUT_OFF);

const MOVEMENT_KINDS = [
  ...Array.from({ length: 9 }, () => 'inflow' as const),
  ...Array.from({ length: 7 }, () => 'outflow' as const),
  'return',
  'return',
  'change-of-address',
  'correction',
] as const;
const CATEGORIES = ['migrant', 'migrant', 'migrant', 'separated', 'at-home', 'no-household'] as const;
const ANSWERED_KINDS = [
  'verification-request',
  'verification-request',
  'verification-request',
  'service-referral',
  'correction',
] as const;

/**
 * Some `lines` records of one township's quarter and the days around it: of a hundred, 40 movements, 38 movement notices that
 * were accepted (some handed down by the county, some taken back), 4 letters with 16 lines of acceptance, answers and end, and
 * 3 reports by hand, 3 sampled checks, and now and then an error that was found. Some notices still wait. Everything is invented; the ids are of nobody.
 */
export function townshipQuarter(place: Place, lines: number, random: Seeded): TownshipQuarter {
  const movements: MovementFact[] = [];
  const duties: DutyLine[] = [];
  const waiting: Notice[] = [];
  const reported: ReportedFact[] = [];
  const checks: KeptCheck[] = [];
  const findings: Finding[] = [];
  const office = (): string =>
    place.formerly !== undefined && random.chance(0.1) ? place.formerly : place.code;
  const all = [movements, duties, waiting, reported, checks, findings];
  const isFull = (): boolean => all.reduce((sum, list) => sum + list.length, 0) >= lines;
  while (!isFull()) {
    const kind = random.number();
    // Letters have three or four lines each, so that there are fewer of them than of the others.
    if (kind < 0.47) movements.push(movementOf(office(), random));
    else if (kind < 0.88) duties.push(...informedOf(office(), random));
    else if (kind < 0.93) duties.push(...answeredOf(office(), random));
    else if (kind < 0.934) waiting.push(waitingAt(place.code, random));
    else if (kind < 0.965) reported.push(...reportedBy(place.code, random));
    else if (kind < 0.995) checks.push(checkOf(office(), random));
    else findings.push(findingOn(office(), random));
  }
  return { movements, lines: duties, waiting, reported, checks, findings };
}

/** At any millisecond, and one time in ten at the last of a day in Shanghai or the first of the next. */
function instantWithin(from: number, until: number, random: Seeded): string {
  const at = from + random.whole(until - from);
  if (!random.chance(0.1)) return instantOf(at);
  const midnight = Math.floor((at + 8 * HOUR_MS) / DAY_MS) * DAY_MS - 8 * HOUR_MS;
  return instantOf(midnight < from ? at : midnight - random.whole(2));
}

function movementOf(office: string, random: Seeded): MovementFact {
  const personId = random.id();
  // A few hours of the quarters before and after as well.
  const recordedAt = instantWithin(FROM_MS - DAY_MS, UNTIL_MS + DAY_MS, random);
  const on = shanghaiDateOf(recordedAt);
  const kind = random.pick(MOVEMENT_KINDS);
  return {
    office,
    quarter: quarterOf(on),
    recordedAt,
    movement: `${personId}.${1 + random.whole(4)}`,
    personId,
    kind,
    side: kind === 'inflow' || random.chance(0.7) ? 'residence' : 'household',
    happenedOn: addDays(on, -random.whole(random.chance(0.2) ? 15 : 5)),
    late: random.chance(0.1),
    category: random.pick(CATEGORIES),
    household: random.chance(0.05) ? null : `41152${random.whole(9)}`,
    residence: random.chance(0.1) ? null : `${office}${String(1 + random.whole(12)).padStart(3, '0')}`,
    ...(random.chance(0.3) && { area: `G-${1 + random.whole(9)}` }),
  };
}

/** A limit that begins some time before or in the quarter and is decided before now. */
function limitFrom(
  random: Seeded,
  mostDays: number,
): { readonly startedAt: string; readonly decidedAt: string } {
  const startedAt = instantWithin(FROM_MS - 25 * DAY_MS, UNTIL_MS - DAY_MS, random);
  const started = millisecondsOf(startedAt);
  // Up to a day after the cut-off: such a limit was still open then.
  const last = Math.min(started + mostDays * DAY_MS, CUT_OFF_MS + DAY_MS);
  return { startedAt, decidedAt: instantWithin(started + 60_000, last, random) };
}

const ACCEPTANCE = { days: 5, unit: 'working', rollToWorkingDay: true } as const;

/** A movement notice: its acceptance ends it. */
function informedOf(office: string, random: Seeded): readonly DutyLine[] {
  const noticeId = `${random.id()}.1.${random.pick(['former', 'household'] as const)}`;
  const lineId = `${noticeId}#acceptance`;
  const { startedAt, decidedAt } = limitFrom(random, 11);
  const isTakenBack = random.chance(0.02);
  const run = {
    dutyId: lineId,
    noticeKind: 'movement-notice',
    what: 'acceptance',
    startedAt,
    counted: { from: shanghaiDateOf(startedAt), ...ACCEPTANCE },
    holders: [{ office, since: startedAt }],
    ended: { how: isTakenBack ? 'withdrawn' : 'done', at: decidedAt },
  } as const;
  const line: DutyLine = {
    lineId,
    kind: 'acceptance',
    noticeId,
    office,
    decidedAt,
    run: { ...run, holders: [...run.holders] },
  };
  if (!isTakenBack) line.held = [{ from: startedAt, until: decidedAt }];
  if (noticeId.endsWith('former') && !isTakenBack)
    line.departure = { happenedOn: addDays(shanghaiDateOf(startedAt), -random.whole(9)), foundAt: startedAt };
  if (!random.chance(0.05)) return [line];
  // Handed down by the county: the line stands with both.
  const county = office.slice(0, 6);
  const since = instantWithin(millisecondsOf(startedAt), millisecondsOf(decidedAt), random);
  const handed = {
    ...run,
    holders: [
      { office: county, since: startedAt },
      { office, since },
    ],
  };
  return [county, office].map((at) => ({ ...line, office: at, run: handed }));
}

/** A letter that asks for something: acceptance, one or two replies, and its end by the sender. */
function answeredOf(office: string, random: Seeded): readonly DutyLine[] {
  const noticeId = `L${random.id()}`;
  const noticeKind = random.pick(ANSWERED_KINDS);
  const { startedAt, decidedAt } = limitFrom(random, 8);
  const from = shanghaiDateOf(startedAt);
  const limit = (lineId: string, what: 'acceptance' | 'reply', began: string, ended: string) => ({
    lineId,
    kind: what,
    noticeId,
    office,
    decidedAt: ended,
    run: {
      dutyId: lineId,
      noticeKind,
      what,
      startedAt: began,
      counted:
        what === 'acceptance'
          ? { from, ...ACCEPTANCE }
          : {
              from,
              days: noticeKind === 'verification-request' ? 30 : 15,
              unit: 'calendar' as const,
              rollToWorkingDay: true,
            },
      holders: [{ office, since: began }],
      ended: { how: 'done' as const, at: ended },
    },
  });
  const accepted = limit(`${noticeId}#acceptance`, 'acceptance', startedAt, decidedAt);
  const repliedAt = after(decidedAt, 34, random);
  const reply = limit(`${noticeId}#reply.1`, 'reply', decidedAt, repliedAt);
  const lines: DutyLine[] = [accepted, reply];
  let last = repliedAt;
  if (random.chance(0.1)) {
    const askedAt = after(decidedAt, 9, random);
    if (askedAt < repliedAt)
      reply.run.counted = {
        from: shanghaiDateOf(askedAt),
        days: 15,
        unit: 'calendar',
        rollToWorkingDay: true,
      };
  }
  if (random.chance(0.1)) {
    const foundAt = after(repliedAt, 5, random);
    lines[1] = { ...reply, run: { ...reply.run, incompleteAt: foundAt } };
    last = after(foundAt, 20, random);
    const again = limit(`${noticeId}#reply.2`, 'reply', foundAt, last);
    again.run.counted = { ...again.run.counted, from: shanghaiDateOf(foundAt) };
    lines.push(again);
  }
  const closedAt = after(last, 3, random);
  lines.push({
    lineId: `${noticeId}#end`,
    kind: 'end',
    noticeId,
    office,
    decidedAt: closedAt,
    held: [{ from: startedAt, until: last }],
  });
  return lines;
}

/** Some minutes to some days later, and before now. */
function after(instant: string, mostDays: number, random: Seeded): string {
  const from = millisecondsOf(instant) + 60_000;
  return instantWithin(
    from,
    Math.max(from + 60_000, Math.min(from + mostDays * DAY_MS, CUT_OFF_MS + DAY_MS)),
    random,
  );
}

/** A movement notice that nobody accepted: long due, due in the quarter, or not due yet. */
function waitingAt(office: string, random: Seeded): Notice {
  const at = instantWithin(FROM_MS - 20 * DAY_MS, CUT_OFF_MS - HOUR_MS, random);
  const on = shanghaiDateOf(at);
  const noticeId = `${random.id()}.1.household`;
  const sender = '440306007';
  return {
    noticeId,
    version: 2,
    state: 'delivered',
    personId: noticeId.slice(0, 22),
    sender,
    receiver: office,
    holder: office,
    channel: 'platform',
    createdAt: at,
    since: at,
    limit: {
      what: 'acceptance',
      // As a sweep left it once; scores count by the days that the rule gives.
      on: addDays(on, 7),
      at,
      rule: 'movement-notice-cn',
      counted: { from: on, ...ACCEPTANCE },
    },
    timeline: [
      { at, event: 'create', by: sender },
      { at, event: 'deliver', to: office },
    ],
    kind: 'movement-notice',
    target: 'household',
    content: { movement: noticeId.slice(0, 24), happened: 'inflow', side: 'residence', on },
  };
}

/** A sampled check of one record, settled on its day or soon after. */
function checkOf(office: string, random: Seeded): KeptCheck {
  const checkedOn = addDays('2025-12-25', random.whole(105));
  const settledAt = instantWithin(
    millisecondsOf(`${checkedOn}T01:00:00.000Z`),
    millisecondsOf(`${addDays(checkedOn, 3)}T01:00:00.000Z`),
    random,
  );
  const fact = {
    checkId: `C${random.id()}`,
    office,
    checkedBy: `${office.slice(0, 6)}099`,
    checkedOn,
    record: `${random.id()}.1`,
    right: random.chance(0.9),
  };
  return { version: 1, settledAt, fact };
}

/** An error, seldom a falsehood, that an auditor established; at times taken back. */
function findingOn(office: string, random: Seeded): Finding {
  const establishedAt = instantWithin(FROM_MS - 5 * DAY_MS, CUT_OFF_MS + DAY_MS, random);
  const record = `${random.id()}.1`;
  const kind = random.pick(['wrong', 'wrong', 'omitted', 'late', 'inflated'] as const);
  return {
    findingId: `${office}.${record}.${kind}`,
    version: 1,
    office,
    record,
    kind,
    reason: '测试',
    ...(kind === 'inflated' && { ruling: '测试认定〔2026〕1号' }),
    establishedOn: shanghaiDateOf(establishedAt),
    establishedAt,
    establishedBy: `auditor-${office.slice(0, 6)}`,
    withdrawn: random.chance(0.2)
      ? { at: after(establishedAt, 20, random), by: `auditor-${office.slice(0, 6)}`, reason: '测试' }
      : null,
  };
}

const OTHERS = [
  { kind: 'training', unit: 'sessions', amount: 2 },
  { kind: 'benefits', unit: 'households', amount: 9 },
] as const;

/** A report by hand, at times corrected or taken back, at times after the cut-off. */
function reportedBy(office: string, random: Seeded): readonly ReportedFact[] {
  const on = addDays('2025-12-25', random.whole(105));
  const first: ReportedFact = {
    root: random.id(),
    seq: 1,
    office,
    place: random.chance(0.2) ? `${office}001` : office,
    content: contentOn(on, random),
    reportedBy: `clerk-${office}`,
    reportedAt: instantWithin(
      millisecondsOf(`${on}T01:00:00.000Z`),
      millisecondsOf(`${addDays(on, 4)}T01:00:00.000Z`),
      random,
    ),
    requestKey: random.id(),
    contentDigest: random.id(),
  };
  if (!random.chance(0.1)) return [first];
  const second: ReportedFact = {
    ...first,
    seq: 2,
    reportedAt: after(first.reportedAt, 6, random),
    content: contentAgain(first.content),
  };
  return [first, random.chance(0.3) ? { ...second, withdrawn: true } : second];
}

function contentOn(on: string, random: Seeded): ReportedFact['content'] {
  const which = random.number();
  if (which < 0.7) {
    const openedOn = addDays(on, -15);
    return {
      kind: 'due-task',
      task: random.pick(['own-data-request', 'own-data-request', 'permit-issue', 'monthly-return'] as const),
      openedOn,
      on,
      doneOn: random.chance(0.1) ? null : addDays(openedOn, random.whole(17)),
    };
  }
  return { ...random.pick(OTHERS), on };
}

/** The same as it really was; kind, place and day stay. */
function contentAgain(content: ReportedFact['content']): ReportedFact['content'] {
  if (content.kind === 'due-task') return { ...content, doneOn: content.on };
  return content;
}
