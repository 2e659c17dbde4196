import { isDeepStrictEqual } from 'node:util';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actOnNotice, type ActingFacts } from '../../../shared/domain/notice/act.ts';
import type { NoticeAction } from '../../../shared/domain/notice/actions.ts';
import { boxOf } from '../../../shared/domain/notice/box.ts';
import { deliverNotice } from '../../../shared/domain/notice/deliver.ts';
import { noticeDiagram } from '../../../shared/domain/notice/diagram.ts';
import { Notice, type Limit } from '../../../shared/domain/notice/notice.ts';
import { raiseNotice } from '../../../shared/domain/notice/raise.ts';
import { DEFAULT_DEADLINE_RULES } from '../../../shared/domain/deadline/default-rules.ts';
import { dutyLinesOf, LIMIT_ENDED_STATES } from '../../../shared/domain/assessment/fact/duty-line.ts';
import { spawnedBy } from '../../../shared/domain/notice/spawn.ts';
import { daysBySide, timeLedger } from '../../../shared/domain/notice/time-ledger.ts';
import { terminalStates, transitions } from '../../../shared/domain/notice/transitions.ts';

const SENDER = '330106002';
const HOLDER = '411525';
const TOWNSHIP = '411525001';
const limit = (what: Limit['what']): Limit => ({
  what,
  on: '2026-04-10',
  at: '2026-04-10T16:00:00.000Z',
  rule: 'r',
});

function facts(by: string, now: string, role: ActingFacts['role'] = 'clerk'): ActingFacts {
  return {
    by,
    role,
    subject: 'someone',
    now,
    acceptance: () => limit('acceptance'),
    reply: () => limit('reply'),
    latestExtension: '2026-05-01',
    extended: (until) => ({ ...limit('reply'), on: until }),
  };
}

function raised(review = false): Notice {
  const decision = raiseNotice(
    {
      kind: 'verification-request',
      receiver: HOLDER,
      personId: 'p'.repeat(22),
      content: { items: ['contact', 'still-away'] },
      ...(review && { review: true }),
    },
    {
      noticeId: 'N-1',
      office: SENDER,
      subject: 'author',
      now: '2026-03-02T01:00:00.000Z',
      reviewRequired: false,
    },
  );
  if (decision.kind === 'refused') throw new Error(decision.refusal.name);
  return decision.notice;
}

const action: fc.Arbitrary<NoticeAction> = fc.constantFrom<NoticeAction[]>(
  { action: 'approve' },
  { action: 'accept' },
  { action: 'dispute', claim: 'still-lives-here' },
  { action: 'return', reason: '材料不全' },
  { action: 'misroute', belongsTo: '411524001' },
  { action: 'hand-down', to: TOWNSHIP },
  { action: 'reply', reply: { code: 'confirmed' } },
  { action: 'reply', reply: { code: 'partly-confirmed', items: [{ item: 'contact', confirmed: true }] } },
  { action: 'enter-paper-reply', reply: { code: 'confirmed' } },
  { action: 'find-incomplete', items: ['contact'] },
  { action: 'close' },
  { action: 'extend', reason: '户主外出', until: '2026-04-20' },
  { action: 'resend' },
  { action: 'withdraw', reason: '登记有误' },
  { action: 'remind' },
  { action: 'escalate' },
);

describe('whatever offices do, in any order', () => {
  const by = fc.constantFrom(SENDER, HOLDER, TOWNSHIP, '999999999');
  const role = fc.constantFrom<ActingFacts['role'][]>('clerk', 'reviewer', 'manager');

  it('a notice keeps its shape, its history and one place, and what has ended stays so', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(fc.tuple(by, role, action), { maxLength: 40 }), (review, steps) => {
        let notice = raised(review);
        for (const [i, [who, as, what]] of steps.entries()) {
          const now = new Date(Date.parse('2026-03-02T02:00:00.000Z') + i * 3_600_000).toISOString();
          if (notice.state === 'queued' && notice.channel === 'platform') {
            const delivery = deliverNotice(notice, {
              resolved: { kind: 'to', division: HOLDER, cause: 'addressed' },
              joined: true,
              now,
              acceptance: () => limit('acceptance'),
            });
            if (delivery.kind === 'delivered') notice = delivery.notice;
          }
          const acted = actOnNotice(notice, what, facts(who, now, as));
          if (acted.kind === 'refused') continue;
          const { notice: next, event } = acted;
          expect(Notice.parse(next)).toEqual(next);
          expect(transitions[event].from).toContain(notice.state);
          expect(terminalStates).not.toContain(notice.state);
          expect(next.version).toBe(notice.version + 1);
          expect(next.timeline.slice(0, -1)).toEqual(notice.timeline);
          expect(boxOf(next).division).toMatch(/^\d{6,9}$/);
          expect(who).not.toBe('999999999');
          const children = spawnedBy(notice, next);
          for (const child of children) expect(Notice.parse(child)).toEqual(child);
          // A change that ends elsewhere is not even looked at.
          const dutiesBefore = dutyLinesOf(notice, DEFAULT_DEADLINE_RULES);
          const duties = dutyLinesOf(next, DEFAULT_DEADLINE_RULES);
          if (children.length > 0 || !isDeepStrictEqual(duties, dutiesBefore))
            expect(LIMIT_ENDED_STATES).toContain(next.state);
          notice = next;
        }
      }),
    );
  });

  it('the days of both sides, the platform and waiting add up to its whole life', () => {
    const now = '2026-04-01T01:00:00.000Z';
    let notice = raised(true);
    const steps: [string, ActingFacts['role'], NoticeAction, string][] = [
      [SENDER, 'reviewer', { action: 'approve' }, '2026-03-03T01:00:00.000Z'],
      [HOLDER, 'clerk', { action: 'return', reason: '材料不全' }, '2026-03-06T01:00:00.000Z'],
      [SENDER, 'clerk', { action: 'resend' }, '2026-03-08T01:00:00.000Z'],
      [HOLDER, 'clerk', { action: 'accept' }, '2026-03-12T01:00:00.000Z'],
      [HOLDER, 'clerk', { action: 'reply', reply: { code: 'confirmed' } }, '2026-03-20T01:00:00.000Z'],
    ];
    for (const [who, as, what, at] of steps) {
      if (notice.state === 'queued') notice = delivered(notice, at);
      const acted = actOnNotice(notice, what, facts(who, at, as));
      if (acted.kind === 'refused') throw new Error(acted.refusal.name);
      notice = acted.notice;
      if (notice.state === 'queued') notice = delivered(notice, at);
    }
    expect(daysBySide(timeLedger(notice, now, []))).toEqual({
      sender: 13, // a day in review, and twelve with the answer on the table
      receiver: 15,
      platform: 0,
      'waiting-for-correction': 2,
    });
    const outage = { from: '2026-03-10T01:00:00.000Z', until: '2026-03-11T01:00:00.000Z', cause: 'power' };
    expect(daysBySide(timeLedger(notice, now, [outage]))).toMatchObject({ receiver: 14, platform: 1 });
  });
});

function delivered(notice: Notice, now: string): Notice {
  const delivery = deliverNotice(notice, {
    resolved: { kind: 'to', division: HOLDER, cause: 'addressed' },
    joined: true,
    now,
    acceptance: () => limit('acceptance'),
  });
  if (delivery.kind !== 'delivered') throw new Error(delivery.kind);
  return delivery.notice;
}

describe('a chain that nobody owns', () => {
  it('visits no division twice, and the third hop goes to the common superior', () => {
    let notice = delivered(raised(), '2026-03-02T02:00:00.000Z');
    for (const belongsTo of ['411524001', '411523001', '411522001']) {
      const acted = actOnNotice(
        notice,
        { action: 'misroute', belongsTo },
        facts(notice.holder, '2026-03-03T01:00:00.000Z'),
      );
      if (acted.kind === 'refused') throw new Error(acted.refusal.name);
      const [child] = spawnedBy(notice, acted.notice);
      if (!child) throw new Error('no child');
      notice = { ...child, state: 'delivered' };
    }
    expect(notice.receiver).toBe('4115');
    expect(notice.noticeId).toBe('N-1.m.m.m');
  });
});

describe('the README', () => {
  it('shows the diagram of the transition table', () => {
    expect(readFileSync('README.md', 'utf8')).toContain(noticeDiagram());
  });
});
