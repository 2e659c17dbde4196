import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createConfirmLimits } from '../../functions/schedule/confirm-limits.ts';
import { createWatchLimits } from '../../functions/schedule/watch-limits.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import { addDays } from '../../shared/domain/calendar/date.ts';
import { startOfDayInShanghai } from '../../shared/domain/calendar/instant.ts';
import { DEFAULT_DEADLINE_RULES } from '../../shared/domain/deadline/default-rules.ts';
import { acceptanceLimit, ruleOf } from '../../shared/domain/deadline/notice-limits.ts';
import { actOnNotice } from '../../shared/domain/notice/act.ts';
import type { NoticeAction } from '../../shared/domain/notice/actions.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import type { NoticeStore } from '../../shared/domain/notice/notice-store.ts';
import { DEFAULT_OUTAGE_RULES } from '../../shared/domain/outage/outage-rule.ts';
import { COUNTY, delivered, factsOf, raised, SENDER } from '../domain/notice/in-hand.ts';
import { newPerson } from './engine-contract.ts';
import type { EngineStores } from './stores.ts';

const calendar = officialCalendar();
const rules = DEFAULT_DEADLINE_RULES;
const START = '2026-03-02';
const morning = (day: number): string => `${addDays(START, day)}T01:00:00.000Z`;

/** A request delivered in the morning of a day after the start; its acceptance ends five working days later. */
function inInbox(noticeId: string, day: number): Notice {
  const queued = { ...raised(), noticeId, createdAt: morning(day), holder: COUNTY, receiver: COUNTY };
  return delivered(queued, morning(day), acceptanceLimit(ruleOf(queued, rules), morning(day), calendar));
}

/** What the clock must have done by then about a limit that nobody met: by its rule, not by the code under test. */
function expectedMarks(limitOn: string, now: string): readonly string[] {
  const steps: readonly (readonly [string, number])[] = [
    ['remind', -3],
    ['note-overdue', 1],
    ['escalate county', 2],
    ['escalate prefecture', 6],
    ['escalate province', 11],
  ];
  return steps
    .filter(([, days]) => startOfDayInShanghai(addDays(limitOn, days)) <= now)
    .map(([step]) => step);
}

const marksOf = ({ timeline }: Notice): readonly string[] =>
  timeline
    .filter(({ event, by }) => by === undefined && ['remind', 'note-overdue', 'escalate'].includes(event))
    .map(({ event, note }) => (note ? `${event} ${note}` : event));

const ACTS: readonly (readonly [string, NoticeAction])[] = [
  [COUNTY, { action: 'accept' }],
  [COUNTY, { action: 'hand-down', to: `${COUNTY}001` }],
  [COUNTY, { action: 'return', reason: '材料不全' }],
  [SENDER, { action: 'remind' }],
  ['41', { action: 'escalate' }],
  [SENDER, { action: 'withdraw', reason: '登记有误' }],
];

/** One try of an office, as the handler makes it: read, decide, write under the condition. */
async function tryTo(
  notices: NoticeStore,
  noticeId: string,
  [by, action]: readonly [string, NoticeAction],
  now: string,
) {
  const notice = await notices.get(noticeId);
  if (!notice) throw new Error('no notice');
  const acted = actOnNotice(notice, action, factsOf(by, now));
  if (acted.kind === 'acted') await notices.save(acted.notice, acted.event);
}

/** Takes a notice out of the list that the sweeps page through, so that the next run is not slowed by it. */
async function leave(notices: NoticeStore, noticeId: string): Promise<void> {
  await tryTo(notices, noticeId, [SENDER, { action: 'withdraw', reason: '试毕' }], morning(200));
  for (const by of [COUNTY, `${COUNTY}001`])
    await tryTo(notices, noticeId, [by, { action: 'reply', reply: { code: 'confirmed' } }], morning(200));
}

const always = (): boolean => true;

/** The sweeps over a real store. */
export function watchingContract(name: string, stores: () => EngineStores, numRuns: number): void {
  const sweepsAt = (now: string) => {
    const deps = {
      ...stores(),
      clock: { now: () => now },
      calendar,
      rules,
      outageRules: DEFAULT_OUTAGE_RULES,
    };
    // Other tests of this file record outages in the one log: here nothing was ever down.
    const calm = { ...deps, outages: { all: async () => [] } };
    const [watch, confirm] = [createWatchLimits(calm), createConfirmLimits(calm)];
    return {
      watch: async () => (await watch({}, always)).noted,
      confirm: async () => (await confirm({}, always)).changed,
    };
  };

  describe(`the sweep of limits on ${name}`, () => {
    it('does each thing exactly once, whatever the number and lateness of sweeps, several at once', async () => {
      const looks = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 3 })), {
        minLength: 1,
        maxLength: 6,
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.nat(12), { minLength: 1, maxLength: 5 }),
          looks,
          async (days, sweeps) => {
            const { notices } = stores();
            const all = days.map((day) => inInbox(`watched-${newPerson()}`, day));
            await Promise.all(all.map((notice) => notices.create(notice)));
            let last = morning(0);
            for (const [day, atOnce] of sweeps) {
              // Two machines' clocks may differ: a sweep may come after one that was later.
              const now = morning(day);
              if (now > last) last = now;
              await Promise.all(Array.from({ length: atOnce }, () => sweepsAt(now).watch()));
            }
            // Sweeps at once may leave the rest to the next one, as each gives way to the other.
            await sweepsAt(last).watch();
            for (const { noticeId, limit } of all) {
              const stored = await notices.get(noticeId);
              if (!stored || !limit) throw new Error('no notice');
              expect(marksOf(stored)).toEqual(expectedMarks(limit.on, last));
            }
            expect(await sweepsAt(last).watch()).toBe(0);
            await Promise.all(all.map(({ noticeId }) => leave(notices, noticeId)));
          },
        ),
        { numRuns },
      );
    });

    it('does nothing twice and loses no act, while offices act at the same moment', async () => {
      const step = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom(...ACTS));
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
          const { notices } = stores();
          const notice = inInbox(`acted-${newPerson()}`, 0);
          await notices.create(notice);
          let day = 0;
          for (const [wait, act] of steps) {
            day += wait;
            const now = morning(day);
            const { watch, confirm } = sweepsAt(now);
            await Promise.all([watch(), tryTo(notices, notice.noticeId, act, now), watch(), confirm()]);
            await watch();
            const stored = await notices.get(notice.noticeId);
            if (!stored) throw new Error('no notice');
            expect(stored.version).toBe(stored.timeline.length);
            // One limit after another: within each, no mark twice.
            let marks: string[] = [];
            for (const { event, by, note } of stored.timeline) {
              if (event === 'accept' || event === 'deliver') marks = [];
              if (by === undefined && ['remind', 'note-overdue', 'escalate'].includes(event))
                marks.push(`${event} ${note ?? ''}`);
              expect(new Set(marks).size).toBe(marks.length);
            }
            const isRunning = stored.limit !== undefined && stored.limit.at <= now;
            expect((stored.noted ?? []).includes('overdue')).toBe(isRunning);
          }
          await leave(notices, notice.noticeId);
        }),
        { numRuns },
      );
    });

    it('counts a limit again and does what is then due in one sweep', async () => {
      const { notices, sweeps } = stores();
      const notice = inInbox(`moved-${newPerson()}`, 0);
      await notices.create(notice);
      const now = morning(8);
      const down = {
        from: morning(2),
        until: morning(3),
        cause: '断网',
        seq: 1,
        recordedAt: now,
        recordedBy: 'o',
      };
      const deps = {
        notices,
        sweeps,
        clock: { now: () => now },
        calendar,
        rules,
        outageRules: DEFAULT_OUTAGE_RULES,
      };
      await createWatchLimits({ ...deps, outages: { all: async () => [down] } })({}, always);
      const stored = await notices.get(notice.noticeId);
      expect(stored?.timeline.slice(2).map(({ event }) => event)).toEqual(['confirm-limit', 'remind']);
      expect(stored?.limit?.on).toBe('2026-03-10');
      await leave(notices, notice.noticeId);
    });

    it('reaches every notice, page after page, and moves those that a newer calendar or an outage moves', async () => {
      const { notices, sweeps } = stores();
      const all = Array.from({ length: 410 }, (_, i) => inInbox(`paged-${newPerson()}`, 100 + (i % 7)));
      await Promise.all(all.map((notice) => notices.create(notice)));
      // Soon after the limits: each has some of its marks behind it, and some ahead.
      const now = morning(118);
      const deps = {
        notices,
        sweeps,
        clock: { now: () => now },
        calendar,
        rules,
        outageRules: DEFAULT_OUTAGE_RULES,
      };
      const record = {
        from: morning(108),
        until: morning(109),
        cause: '断网',
        seq: 1,
        recordedAt: now,
        recordedBy: 'o',
      };
      const counted = { ...deps, outages: { all: async () => [record] } };
      const confirm = createConfirmLimits(counted);
      await confirm({}, always);
      // Some moved to a later place in the very list that is paged: counting again finds them as they should be.
      expect(await confirm({}, always)).toEqual({ changed: 0, through: true });
      await createWatchLimits(counted)({}, always);
      const before = new Map(all.map(({ noticeId, limit }) => [noticeId, limit?.on ?? '']));
      const stored = await notices.getMany([...before.keys()]);
      expect(stored).toHaveLength(all.length);
      expect(new Set(stored.map((notice) => marksOf(notice).length)).size).toBeGreaterThan(1);
      expect(stored.every((notice) => marksOf(notice).length > 0)).toBe(true);
      for (const notice of stored) {
        expect(marksOf(notice), notice.noticeId).toEqual(expectedMarks(notice.limit?.on ?? '', now));
        const moved = notice.timeline.filter(({ event }) => event === 'confirm-limit');
        const isStruck = (before.get(notice.noticeId) ?? '') >= addDays(START, 108);
        expect(moved.map(({ note }) => note)).toEqual(isStruck ? ['outage 断网'] : []);
      }
    });
  });
}
