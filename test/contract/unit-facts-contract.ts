import { describe, expect, it } from 'vitest';
import { filed } from '../../shared/domain/assessment/case/case-kind.ts';
import {
  type Finding,
  findingCase,
  type FindingKind,
} from '../../shared/domain/assessment/finding/finding.ts';
import { keptCheckCase } from '../../shared/domain/assessment/sampling/check-case.ts';
import { factsOfOffices, unitFactsFor } from '../../shared/assessment/unit-facts.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import { departureFoundBy } from '../../shared/domain/assessment/fact/departure-found.ts';
import { limitRunsOf, runBefore } from '../../shared/domain/assessment/fact/limit-run.ts';
import { dueOf, dutyOf } from '../../shared/domain/assessment/fact/notice-duty.ts';
import { noticeHoldOf } from '../../shared/domain/assessment/fact/notice-hold.ts';
import type { FactContent, ReportedFact } from '../../shared/domain/assessment/fact/reported-fact.ts';
import { type AssessmentFacts, factsOf, NO_FACTS } from '../../shared/domain/assessment/fact/unit-facts.ts';
import { measureUnit } from '../../shared/domain/assessment/measure/measure-unit.ts';
import { MEASURES, type MeasureId } from '../../shared/domain/assessment/measure/measures.ts';
import type { TerritoryPart } from '../../shared/domain/assessment/unit.ts';
import type { AssessmentPeriod } from '../../shared/domain/assessment/period.ts';
import { addDays } from '../../shared/domain/calendar/date.ts';
import { startOfDayInShanghai } from '../../shared/domain/calendar/instant.ts';
import type { HolidayCalendar } from '../../shared/domain/calendar/holiday-calendar.ts';
import {
  DEFAULT_DEADLINE_RULES,
  DEFAULT_RECORDING_RULES,
} from '../../shared/domain/deadline/default-rules.ts';
import {
  acceptanceLimit,
  replyLimit,
  replyStart,
  ruleOf,
} from '../../shared/domain/deadline/notice-limits.ts';
import type { MovementFact } from '../../shared/domain/fact/movement-fact.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import { type Changes, step } from '../../shared/domain/notice/step.ts';
import type { NoticeEvent } from '../../shared/domain/notice/transitions.ts';
import { deriveDuties } from '../../functions/stream/deriving-duties.ts';
import { newOffice } from './assessment-facts-contract.ts';
import { newPerson, noticeOf } from './engine-contract.ts';
import type { EngineStores } from './stores.ts';

const rules = DEFAULT_DEADLINE_RULES;
const recordingRules = DEFAULT_RECORDING_RULES;
const calendar = officialCalendar();
const Q1: AssessmentPeriod = { kind: 'quarter', from: '2026-01-01', to: '2026-03-31' };
const CUT_OFF = startOfDayInShanghai('2026-04-05');
const at = (day: string, time = '02:00:00.000'): string => `${day}T${time}Z`;

type Sources = Pick<EngineStores, 'facts' | 'duties' | 'notices' | 'reported' | 'cases'>;

/** Facts as the runs of assessments read them, the same on every engine. A slow one is told every `nth` story. */
export function unitFactsContract(name: string, stores: () => EngineStores, nth: number): void {
  const reading = {
    period: Q1,
    cutOff: CUT_OFF,
    rules,
    recordingRules,
    calendar,
    outages: [],
  };

  /** Creates a notice and lives its life in the stores, the feed's consumer behind every step. */
  async function live(story: Story): Promise<Notice> {
    const { notices, duties } = stores();
    let notice = queued(story);
    await notices.create(notice);
    await deriveDuties(undefined, notice, { duties, rules });
    for (const [event, day, changes] of eventsOf(story)) {
      const limits = limitsAfter(notice, event, at(day));
      const next = step(
        notice,
        event,
        { at: at(day), ...(changes?.holder && { to: changes.holder }) },
        {
          ...limits,
          ...changes,
        },
      );
      await notices.save(next, event);
      await deriveDuties(notice, next, { duties, rules });
      notice = next;
    }
    return notice;
  }

  describe(`facts of a unit on ${name}`, () => {
    it('are those that the notices themselves tell, whatever was decided before, within and after the period', async () => {
      const office = newOffice();
      const chosen = stories(office).filter((_, i) => i % nth === 0);
      const told = await Promise.all(chosen.map(live));
      expect(told.length).toBeGreaterThan(150 / nth);
      const facts = await unitFactsFor({ territory: [{ code: office }] }, [office], stores(), reading);
      const wanted = measured(
        factsOf({ territory: [{ code: office }] }, toldBy(told, CUT_OFF, calendar), Q1),
      );
      expect(measured(facts)).toEqual(wanted);
      // The stories reach every number.
      for (const id of NOTICE_MEASURES) expect(wanted[id]?.denominator, id).toBeGreaterThan(0);
      for (const id of ['notices-accepted-on-time', 'replies-complete', 'replied-on-time'] as const)
        expect(wanted[id]?.numerator, id).toBeLessThan(wanted[id]?.denominator ?? 0);
    });

    it('are the same however late they are read, and see nothing from the cut-off on', async () => {
      const office = newOffice();
      const sources: Sources = stores();
      const read = () => unitFactsFor({ territory: [{ code: office }] }, [office], sources, reading);
      await live({ office, kind: 'verification-request', sent: '2026-03-02', accept: '2026-04-05' });
      const late: Story = { office, kind: 'movement-notice', sent: '2026-03-10' };
      const open = await live(late);
      const then = measured(await read());
      expect(then['open-past-limit']?.numerator).toBe(2);
      // It is accepted after the reading: the line comes, the inbox forgets it, and the answer stays.
      const closed = step(open, 'accept-and-close', { at: at('2026-05-01') }, { limit: null });
      await stores().notices.save(closed, 'accept-and-close');
      await deriveDuties(open, closed, { duties: stores().duties, rules });
      expect(measured(await read())).toEqual(then);
    });

    it('are counted by outages that were recorded after the duty ended', async () => {
      const office = newOffice();
      await live({ office, kind: 'movement-notice', sent: '2026-03-02', accept: '2026-03-10' });
      const read = async (counting: HolidayCalendar) =>
        measured(
          await unitFactsFor({ territory: [{ code: office }] }, [office], stores(), {
            ...reading,
            calendar: counting,
          }),
        )['notices-accepted-on-time'];
      expect(await read(calendar)).toMatchObject({ numerator: 0, denominator: 1 });
      const stopped = new Map([['2026-03-04', '机房断电']]);
      expect(await read({ ...calendar, stopped })).toMatchObject({ numerator: 1, denominator: 1 });
    });

    it('have a duty of an office that was merged away after its limit, for that office alone', async () => {
      const [old, heir] = [newOffice(), newOffice()];
      const { notices, duties } = stores();
      let notice = await live({ office: old, kind: 'movement-notice', sent: '2026-03-02' });
      for (const [event, day, changes] of [
        ['hand-over', '2026-03-16', { holder: heir }],
        ['accept-and-close', '2026-03-17', { limit: null }],
      ] as const) {
        const entry = { at: at(day), ...('holder' in changes && { from: old, to: heir }) };
        const next = step(notice, event, entry, changes);
        await notices.save(next, event);
        await deriveDuties(notice, next, { duties, rules });
        notice = next;
      }
      const read = async (offices: readonly string[], ...territory: TerritoryPart[]) =>
        numbers(await unitFactsFor({ territory }, offices, stores(), reading));
      const merged = '2026-03-16';
      expect(await read([old], { code: old, until: merged })).toMatchObject({
        'notices-accepted-on-time': [0, 1],
      });
      const both = await read([heir, old], { code: heir }, { code: old, from: merged });
      expect(both).toMatchObject({ 'notices-accepted-on-time': [0, 0], 'receiver-days': [15, 1] });
      expect(await read([heir, old], { code: heir.slice(0, 4) })).toMatchObject({
        'notices-accepted-on-time': [0, 1],
        'receiver-days': [15, 1],
      });
    });

    it('are movements of every quarter that the period touches, those of an area by its name', async () => {
      const office = newOffice();
      const village = `${office}001`;
      const movement = (recordedAt: string, changes: Partial<MovementFact> = {}): MovementFact => ({
        office,
        quarter: `2026Q${Math.ceil(Number(recordedAt.slice(5, 7)) / 3)}`,
        recordedAt,
        movement: `${newPerson()}.1`,
        personId: newPerson(),
        kind: 'inflow',
        side: 'residence',
        happenedOn: recordedAt.slice(0, 10),
        late: false,
        category: 'migrant',
        household: '411525',
        residence: village,
        ...changes,
      });
      const known = [
        movement(at('2026-01-02')),
        movement(at('2026-05-04'), { area: 'G-1' }),
        movement(at('2026-06-30', '15:59:59.999'), { area: 'G-2' }),
        movement(at('2026-06-30', '16:00:00.000')),
      ];
      await stores().facts.put(known);
      const half = {
        ...reading,
        period: { kind: 'half-year', from: '2026-01-01', to: '2026-06-30' } as const,
      };
      const read = async (part: object, cutOff = at('2026-07-10')) =>
        (
          await unitFactsFor({ territory: [{ code: village, ...part }] }, [office], stores(), {
            ...half,
            cutOff,
          })
        ).movements.map(({ movement: id }) => id);
      expect(await read({})).toEqual(known.slice(0, 3).map(({ movement: id }) => id));
      expect(await read({ area: 'G-1' })).toEqual([known[1]?.movement]);
      expect(await read({}, at('2026-05-04'))).toEqual([known[0]?.movement]);
    });

    it('are what was reported by hand, as corrected by the cut-off', async () => {
      const office = newOffice();
      const village = `${office}001`;
      const report = async (
        content: FactContent,
        changes: Partial<ReportedFact> = {},
      ): Promise<ReportedFact> => {
        const fact: ReportedFact = {
          root: newPerson(),
          seq: 1,
          office,
          place: office,
          content,
          reportedBy: 'clerk',
          reportedAt: at('2026-03-30'),
          requestKey: 'k',
          contentDigest: 'd',
          ...changes,
        };
        expect(await stores().reported.append(fact)).toBe('appended');
        return fact;
      };
      const again = (fact: ReportedFact, changes: Partial<ReportedFact>) =>
        report(fact.content, { ...fact, seq: fact.seq + 1, ...changes });
      const training = (amount: number, on = '2026-02-10'): FactContent => ({
        kind: 'training',
        on,
        unit: 'sessions',
        amount,
      });
      const corrected = await report(training(20));
      await again(corrected, { content: training(2) });
      await again(await report(training(7)), { withdrawn: true });
      const late = await report(training(1), { place: village, area: 'G-1' });
      await again(late, { content: training(100), reportedAt: CUT_OFF });
      await report(training(50, '2026-04-01'));
      const house = (
        premises: string,
        on: string,
        registeredOn: string | null,
        endedOn: string | null = null,
      ) => report({ kind: 'premises', premises, on, registeredOn, endedOn });
      await house('A-1', '2019-05-01', '2019-05-02');
      await house('A-1', '2018-05-01', '2018-05-02', '2018-12-31');
      await house('A-2', '2025-05-01', '2025-05-02');
      await house('A-3', '2026-02-01', null);
      await house('A-4', '2020-02-01', '2020-02-01', '2026-01-15');
      await report({ kind: 'premises-inspection', premises: 'A-1', on: '2026-03-31' });
      await report({ kind: 'premises-inspection', premises: 'A-2', on: '2025-12-31' });
      const task = (on: string, doneOn: string | null): FactContent => ({
        kind: 'due-task',
        task: 'permit-issue',
        openedOn: '2025-06-01',
        on,
        doneOn,
      });
      await report(task('2026-03-01', '2026-03-01'));
      await report(task('2026-03-01', '2026-03-02'));
      await again(await report(task('2026-03-05', null)), { content: task('2026-03-05', '2026-03-05') });
      await report(task('2025-06-30', null));
      await report({ kind: 'lead', on: '2026-03-01', outcome: 'registered' });
      await report({ kind: 'lead', on: '2026-03-01', outcome: 'missing' });
      await report({ kind: 'permit-count', on: '2026-03-31', residents: 40, holders: 10 });
      const facts = await factsOfOffices([office], stores(), reading);
      const of = (unit: object) => numbers(factsOf({ territory: [{ code: office, ...unit }] }, facts, Q1));
      expect(of({})).toMatchObject({
        'training-sessions': [3, 2],
        'premises-registered': [2, 3],
        'premises-inspected': [1, 2],
        'permits-issued-on-time': [2, 3],
        'open-past-limit': [1, 1],
        'registration-complete': [1, 2],
        'permits-held': [10, 40],
      });
      expect(of({ code: village })).toMatchObject({
        'training-sessions': [1, 1],
        'premises-registered': [0, 0],
      });
      expect(of({ area: 'G-1' })).toMatchObject({ 'training-sessions': [1, 1] });
    });

    it('are what others found, as it stood at the cut-off: checks by the day they were settled, findings until they were withdrawn', async () => {
      const office = newOffice();
      const village = `${office}001`;
      const check = (checkedOn: string, settledAt = at(checkedOn), of: object = {}) => {
        const fact = { office, checkedBy: '330106003', checkedOn, record: 'r', right: false, ...of };
        return { version: 1, settledAt, fact: { checkId: `check.${office}.${(count += 1)}`, ...fact } };
      };
      const finding = (kind: FindingKind, establishedOn: string, withdrawnAt?: string): Finding => ({
        findingId: `${office}.${(count += 1)}.${kind}`,
        version: 1,
        office,
        record: 'r',
        kind,
        reason: '核查认定',
        establishedOn,
        establishedAt: at(establishedOn),
        establishedBy: 'auditor',
        withdrawn: withdrawnAt === undefined ? null : { at: withdrawnAt, by: 'auditor', reason: '误认' },
      });
      let count = 0;
      const checks = [
        check('2026-01-01'),
        check('2026-03-31', undefined, { right: true, office: village, area: 'G-1' }),
        check('2025-12-31'),
        check('2026-04-01'),
        // Settled on a day of the period, and written down from the cut-off on.
        check('2026-03-31', CUT_OFF),
      ];
      const findings = [
        finding('wrong', '2026-02-01'),
        finding('late', '2026-02-02', CUT_OFF),
        finding('omitted', '2026-02-03', at('2026-04-04')),
        finding('omitted', '2026-04-01'),
        finding('inflated', '2026-03-31'),
      ];
      await stores().cases.save(
        ...checks.map((one) => filed(keptCheckCase, one)),
        ...findings.map((one) => filed(findingCase, one)),
      );
      const facts = await factsOfOffices([office], stores(), reading);
      const of = (unit: object) => factsOf({ territory: [{ code: office, ...unit }] }, facts, Q1);
      expect(numbers(of({}))).toMatchObject({ 'sampled-right': [1, 2] });
      expect(numbers(of({ code: village }))).toMatchObject({ 'sampled-right': [1, 1] });
      expect(numbers(of({ area: 'G-1' }))).toMatchObject({ 'sampled-right': [1, 1] });
      expect(
        of({})
          .errors.map(({ kind }) => kind)
          .sort(),
      ).toEqual(['late', 'wrong']);
      expect(of({}).falsehoods).toMatchObject([{ kind: 'inflated', record: 'r' }]);
      expect((await factsOfOffices([newOffice()], stores(), reading)).errors).toEqual([]);
    });
  });
}

const ALL_MEASURES = Object.keys(MEASURES) as MeasureId[];
const NOTICE_MEASURES = [
  'notices-accepted-on-time',
  'replied-on-time',
  'replies-complete',
  'open-past-limit',
  'receiver-days',
  'departures-cancelled',
] as const satisfies readonly MeasureId[];

function measured(facts: AssessmentFacts) {
  return measureUnit(facts, ALL_MEASURES, { period: Q1, recordingRules, calendar });
}

function numbers(facts: AssessmentFacts): Record<string, [number, number]> {
  return Object.fromEntries(
    Object.entries(measured(facts)).map(([id, { numerator, denominator }]) => [id, [numerator, denominator]]),
  );
}

/** The same facts without any store: every notice whole, as far as it was known at the cut-off. */
function toldBy(notices: readonly Notice[], cutOff: string, counting: HolidayCalendar): AssessmentFacts {
  return {
    ...NO_FACTS,
    duties: notices.flatMap((notice) =>
      limitRunsOf(notice, rules).flatMap((run) => {
        const known = runBefore(run, cutOff);
        return (known && dutyOf(known, dueOf(known, counting))) ?? [];
      }),
    ),
    holds: notices.flatMap((notice) =>
      (notice.timeline.at(-1)?.at ?? '') < cutOff ? (noticeHoldOf(notice, []) ?? []) : [],
    ),
    departuresFound: notices.flatMap((notice) =>
      notice.createdAt < cutOff
        ? (departureFoundBy(notice, { recordingRules, calendar: counting }) ?? [])
        : [],
    ),
  };
}

interface Story {
  readonly office: string;
  readonly kind: 'movement-notice' | 'verification-request';
  readonly sent: string;
  readonly accept?: string;
  readonly reply?: string;
  readonly incomplete?: string;
  readonly again?: string;
  readonly close?: string;
  readonly handDown?: string;
  readonly withdraw?: string;
}

/** Notices sent from October to April, each answered early, at its limit, late, after the cut-off, or not at all. */
function stories(office: string): readonly Story[] {
  const told: Story[] = [];
  const sentOn = [
    '2025-10-20',
    '2025-12-20',
    '2025-12-26',
    '2026-01-05',
    '2026-02-27',
    '2026-03-02',
    '2026-03-27',
    '2026-04-02',
  ];
  for (const sent of sentOn) {
    for (const days of [0, 3, 7, 30, 120, null]) {
      const accept = days === null ? {} : { accept: addDays(sent, days) };
      told.push({ office, kind: 'movement-notice', sent, ...accept });
      if (!accept.accept) {
        told.push({ office, kind: 'verification-request', sent, withdraw: addDays(sent, 2) });
        told.push({ office, kind: 'verification-request', sent, withdraw: addDays(sent, 40) });
        continue;
      }
      for (const replyDays of [0, 20, 60, null]) {
        const reply = replyDays === null ? undefined : addDays(accept.accept, replyDays);
        const base = { office, kind: 'verification-request', sent, ...accept } as const;
        if (reply === undefined) {
          told.push(base);
          continue;
        }
        told.push({ ...base, reply, close: addDays(reply, 1) });
        told.push({ ...base, reply, incomplete: addDays(reply, 4) });
        told.push({ ...base, reply, incomplete: addDays(reply, 4), again: addDays(reply, 9) });
      }
      // Its county held it first, and handed it down early or late.
      const county = {
        office,
        kind: 'verification-request',
        sent,
        handDown: addDays(sent, days ?? 0),
      } as const;
      told.push({ ...county, accept: addDays(county.handDown, 1) });
    }
  }
  return told;
}

function queued({ office, kind, sent, handDown }: Story): Notice {
  const receiver = handDown === undefined ? office : office.slice(0, 6);
  const created = at(sent, '01:00:00.000');
  return noticeOf(`${newPerson()}-n`, {
    kind,
    sender: '411525100',
    receiver,
    holder: receiver,
    createdAt: created,
    since: created,
    timeline: [{ at: created, event: 'create', by: '411525100' }],
    ...(kind === 'movement-notice'
      ? {
          target: 'former',
          content: { movement: 'm', happened: 'inflow', side: 'residence', on: addDays(sent, -10) },
        }
      : { target: undefined, content: { items: ['contact'] } }),
  } as Partial<Notice>);
}

type Happened = readonly [event: NoticeEvent, day: string, changes?: Changes];

function eventsOf(story: Story): readonly Happened[] {
  const { office, kind, sent, accept, reply, incomplete, again, close, handDown, withdraw } = story;
  const receiver = handDown === undefined ? office : office.slice(0, 6);
  const end = (event: NoticeEvent, day: string | undefined): Happened[] =>
    day === undefined ? [] : [[event, day, { limit: null }]];
  return [
    ['deliver', sent, { holder: receiver }],
    ...(handDown === undefined ? [] : [['hand-down', handDown, { holder: office }] as const]),
    ...end('withdraw', withdraw),
    ...(kind === 'movement-notice'
      ? end('accept-and-close', accept)
      : accept === undefined
        ? []
        : [['accept', accept] as const]),
    ...end('reply', reply),
    ...(incomplete === undefined ? [] : [['find-incomplete', incomplete] as const]),
    ...end('reply', again),
    ...end('close', close),
  ];
}

/** The limit that begins to run with an event, as the platform would count it. */
function limitsAfter(notice: Notice, event: NoticeEvent, now: string): Changes {
  const rule = ruleOf(notice, rules);
  if (event === 'deliver') return { limit: acceptanceLimit(rule, now, calendar) };
  if (event === 'accept') return { limit: replyLimit(rule, replyStart(notice, rule, now), calendar) };
  return event === 'find-incomplete' ? { limit: replyLimit(rule, now, calendar) } : {};
}
