import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../shared/domain/notice/notice.ts';
import type { NoticeAction } from '../../../shared/domain/notice/actions.ts';
import { boxOf } from '../../../shared/domain/notice/box.ts';
import { deliverNotice } from '../../../shared/domain/notice/deliver.ts';
import { RaiseNotice, raiseNotice } from '../../../shared/domain/notice/raise.ts';
import {
  COUNTY,
  delivered,
  done,
  factsOf,
  hour,
  limitOf,
  movementNotice,
  onPaper,
  PERSON,
  raised,
  refusalOf,
  SENDER,
  TOWNSHIP,
} from './in-hand.ts';

const accept: NoticeAction = { action: 'accept' };
const confirmed: NoticeAction = { action: 'reply', reply: { code: 'confirmed' } };

describe('who may act', () => {
  const inbox = delivered(raised());

  it('is the holder in its inbox, not the sender, nor the county above, nor anyone else', () => {
    expect(refusalOf(inbox, COUNTY, accept)).toBe('accept');
    for (const by of [SENDER, '4115', '41', '411524', TOWNSHIP]) {
      expect(refusalOf(inbox, by, accept)).toBe('role-not-allowed');
    }
  });

  it('is the sender for what is the sender’s', () => {
    const answered = done(done(inbox, COUNTY, accept), COUNTY, confirmed);
    for (const action of [
      { action: 'close' },
      { action: 'find-incomplete', items: ['contact'] },
    ] as NoticeAction[]) {
      expect(refusalOf(answered, COUNTY, action)).toBe('role-not-allowed');
      expect(refusalOf(answered, SENDER, action)).toBe(action.action);
    }
    expect(refusalOf(inbox, COUNTY, { action: 'withdraw', reason: '登记有误' })).toBe('role-not-allowed');
  });

  it('is a reviewer of the sending office for a review, and no clerk', () => {
    const waiting = raised({ review: true });
    expect(waiting.state).toBe('in-review');
    expect(refusalOf(waiting, SENDER, { action: 'approve' })).toBe('role-not-allowed');
    expect(refusalOf(waiting, COUNTY, { action: 'approve' }, { role: 'reviewer' })).toBe('role-not-allowed');
    expect(refusalOf(waiting, SENDER, { action: 'approve' }, { role: 'reviewer' })).toBe('approve');
  });

  it('is any level above the holder for reminding and supervising, and the sender for reminding', () => {
    const township = done(inbox, COUNTY, { action: 'hand-down', to: TOWNSHIP });
    for (const by of [COUNTY, '4115', '41']) {
      expect(refusalOf(township, by, { action: 'escalate' }, { role: 'manager' })).toBe('escalate');
      expect(refusalOf(township, by, { action: 'remind' })).toBe('remind');
    }
    expect(refusalOf(township, SENDER, { action: 'remind' })).toBe('remind');
    for (const by of [SENDER, '3301', '330106', TOWNSHIP]) {
      expect(refusalOf(township, by, { action: 'escalate' })).toBe('role-not-allowed');
    }
    expect(refusalOf(inbox, COUNTY, accept, { role: 'manager' })).toBe('role-not-allowed');
    // Nobody supervises itself.
    expect(refusalOf(inbox, COUNTY, { action: 'escalate' })).toBe('role-not-allowed');
  });
});

describe('what is told and asked for nothing', () => {
  it('ends with its acceptance, and takes no reply', () => {
    const closed = done(delivered(movementNotice('household')), TOWNSHIP, accept);
    expect(closed).toMatchObject({ state: 'closed', version: 3 });
    expect(closed).not.toHaveProperty('limit');
    expect(closed.timeline.at(-1)).toMatchObject({ event: 'accept-and-close', by: TOWNSHIP });
    expect(refusalOf(closed, TOWNSHIP, confirmed)).toBe('reply-not-expected');
  });

  it('is disputed by the former township only', () => {
    const dispute: NoticeAction = { action: 'dispute', claim: 'still-lives-here' };
    expect(refusalOf(delivered(movementNotice('former')), TOWNSHIP, dispute)).toBe('dispute');
    for (const notice of [movementNotice('household'), movementNotice('next')]) {
      expect(refusalOf(delivered(notice), TOWNSHIP, dispute)).toBe('transition-not-allowed');
    }
    expect(refusalOf(delivered(raised()), COUNTY, dispute)).toBe('transition-not-allowed');
  });
});

describe('an answer', () => {
  const accepted = done(delivered(raised()), COUNTY, accept);

  it('must cover each item asked, unless its code answers them all', () => {
    const reply = (code: string, ...items: object[]): NoticeAction =>
      ({ action: 'reply', reply: { code, items } }) as NoticeAction;
    const contact = { item: 'contact', confirmed: true };
    const away = { item: 'still-away', confirmed: false };
    expect(refusalOf(accepted, COUNTY, reply('partly-confirmed', contact))).toBe('reply-incomplete');
    expect(refusalOf(accepted, COUNTY, reply('not-confirmed', contact, away))).toBe('reply-incomplete');
    expect(refusalOf(accepted, COUNTY, reply('not-confirmed', contact, { ...away, right: '五月返乡' }))).toBe(
      'reply',
    );
    for (const code of ['confirmed', 'no-such-person', 'returned-home']) {
      expect(refusalOf(accepted, COUNTY, { action: 'reply', reply: { code } } as NoticeAction)).toBe('reply');
    }
    expect(refusalOf(accepted, COUNTY, reply('household-moved-to'))).toBe('reply-incomplete');
  });

  it('stops the clock, and one found incomplete starts it again for the holder', () => {
    const answered = done(accepted, COUNTY, confirmed);
    expect(answered).not.toHaveProperty('limit');
    expect(boxOf(answered)).toMatchObject({ box: 'inbox', division: SENDER });
    const again = done(answered, SENDER, { action: 'find-incomplete', items: ['contact'] });
    expect(again).toMatchObject({ state: 'accepted', limit: { what: 'reply' } });
    expect(again.timeline.at(-1)).toMatchObject({ note: 'contact' });
    expect(boxOf(again)).toMatchObject({ box: 'inbox', division: COUNTY });
  });

  it('says that it came after the limit, even where the clock had not yet looked', () => {
    const { at } = limitOf('reply');
    const lateOf = (now: string) => done(accepted, COUNTY, confirmed, now).timeline.at(-1)?.late;
    expect(lateOf('2026-04-10T15:59:59.999Z')).toBeUndefined();
    expect(lateOf(at)).toBe(true);
  });
});

describe('an extension', () => {
  const accepted = done(delivered(raised()), COUNTY, accept);
  const extend = (until: string): NoticeAction => ({ action: 'extend', reason: '户主外出', until });

  it('is granted once, past the limit, within the rule, and asked for in time', () => {
    expect(refusalOf(accepted, COUNTY, extend('2026-04-10'))).toBe('extension-too-long');
    expect(refusalOf(accepted, COUNTY, extend('2026-05-02'))).toBe('extension-too-long');
    expect(refusalOf(accepted, COUNTY, extend('2026-05-01'), { now: limitOf('reply').at })).toBe(
      'transition-not-allowed',
    );
    const extended = done(accepted, COUNTY, extend('2026-05-01'));
    expect(extended).toMatchObject({ limit: { on: '2026-05-01' }, extended: { until: '2026-05-01' } });
    expect(refusalOf(extended, COUNTY, extend('2026-05-01'))).toBe('extension-used');
    expect(refusalOf(delivered(raised()), COUNTY, extend('2026-05-01'))).toBe('transition-not-allowed');
  });
});

describe('handing down', () => {
  it('goes from a county to a township of its own, and keeps the limit running', () => {
    const inbox = delivered(raised());
    for (const to of ['411524001', '411525', '411525001001']) {
      expect(refusalOf(inbox, COUNTY, { action: 'hand-down', to })).toBe('hand-down-outside');
    }
    const down = done(inbox, COUNTY, { action: 'hand-down', to: TOWNSHIP });
    expect(down).toMatchObject({
      holder: TOWNSHIP,
      receiver: COUNTY,
      state: 'delivered',
      limit: inbox.limit,
    });
    expect(refusalOf(down, TOWNSHIP, { action: 'hand-down', to: '411525002' })).toBe('hand-down-outside');
  });
});

describe('delivery', () => {
  it('happens once: what is not waiting is already there', () => {
    const facts = {
      resolved: { kind: 'to', division: '411526', cause: 'successor' },
      joined: true,
      now: hour(1),
      acceptance: () => limitOf('acceptance'),
    } as const;
    const first = deliverNotice(raised(), facts);
    if (first.kind !== 'delivered') throw new Error(first.kind);
    expect(first.notice).toMatchObject({ holder: '411526', receiver: COUNTY, since: hour(1) });
    expect(first.notice.timeline.at(-1)).toMatchObject({ to: '411526', note: 'successor' });
    for (const notice of [first.notice, raised({ review: true })]) {
      expect(deliverNotice(notice, facts).kind).toBe('already-there');
    }
  });

  it('waits on paper until the county has joined, and then is on the platform by a limit of its own', () => {
    const to = { kind: 'to', division: COUNTY, cause: 'addressed' } as const;
    const nowhere = { kind: 'nowhere', note: 'division-abolished' } as const;
    const facts = { now: hour(1), acceptance: () => limitOf('acceptance') };
    const kept = onPaper(raised());
    expect(deliverNotice(kept, { ...facts, resolved: to, joined: false }).kind).toBe('already-there');
    expect(deliverNotice(kept, { ...facts, resolved: nowhere, joined: true }).kind).toBe('already-there');
    const late = deliverNotice(kept, { ...facts, resolved: to, joined: true });
    if (late.kind !== 'delivered') throw new Error(late.kind);
    expect(late.notice).toMatchObject({
      channel: 'platform',
      state: 'delivered',
      limit: limitOf('acceptance'),
    });
  });

  it('is to nobody where lineage makes the addressed division the sender’s own', () => {
    const deliveryOf = (notice: Notice, division: string, cause: 'addressed' | 'successor' = 'successor') =>
      deliverNotice(notice, {
        resolved: { kind: 'to', division, cause },
        joined: true,
        now: hour(1),
        acceptance: () => limitOf('acceptance'),
      });
    const ownCounty = deliveryOf(movementNotice('household'), '330106');
    if (ownCounty.kind !== 'own-side') throw new Error(ownCounty.kind);
    expect(ownCounty.notice).toMatchObject({ state: 'withdrawn', version: 2 });
    expect(ownCounty.notice.timeline.at(-1)).toEqual({
      at: hour(1),
      event: 'withdraw',
      to: '330106',
      note: 'own-side',
    });
    expect(boxOf(ownCounty.notice)).toMatchObject({ box: 'done', division: SENDER });
    expect(deliveryOf(movementNotice('household'), '330106007').kind).toBe('own-side');
    expect(deliveryOf(movementNotice('former'), SENDER).kind).toBe('own-side');
    // The township left may be a neighbour; a split goes to the prefecture; and what an office asks is delivered.
    expect(deliveryOf(movementNotice('former'), '330106007').kind).toBe('delivered');
    expect(deliveryOf(movementNotice('household'), '3301').kind).toBe('delivered');
    expect(deliveryOf(movementNotice('household'), '330105').kind).toBe('delivered');
    expect(deliveryOf(raised(), '330106').kind).toBe('delivered');
    // Passed on by a holder who says that it belongs here: that is news.
    expect(deliveryOf(movementNotice('household'), '330106007', 'addressed').kind).toBe('delivered');
  });

  it('is onto paper where nobody carries the code on', () => {
    const delivery = deliverNotice(raised(), {
      resolved: { kind: 'nowhere', note: 'division-abolished' },
      joined: false,
      now: hour(1),
      acceptance: () => limitOf('acceptance'),
    });
    if (delivery.kind !== 'for-paper') throw new Error(delivery.kind);
    expect(boxOf(delivery.notice)).toMatchObject({ box: 'paper', division: SENDER });
    expect(delivery.notice).not.toHaveProperty('limit');
  });

  it('on paper is answered by the sender’s entry, whole, and ends with it', () => {
    const paper = onPaper(raised());
    const entry: NoticeAction = { action: 'enter-paper-reply', reply: { code: 'returned-home' } };
    expect(refusalOf(raised(), SENDER, entry)).toBe('transition-not-allowed');
    expect(refusalOf(paper, COUNTY, entry)).toBe('role-not-allowed');
    const answered = done(paper, SENDER, entry);
    expect(refusalOf(answered, SENDER, { action: 'find-incomplete', items: ['contact'] })).toBe(
      'transition-not-allowed',
    );
    expect(done(answered, SENDER, { action: 'close' }).state).toBe('closed');
  });
});

describe('what is withdrawn', () => {
  const withdraw: NoticeAction = { action: 'withdraw', reason: '登记有误' };

  it('before anybody saw it stays with the sender', () => {
    for (const unseen of [raised({ review: true }), raised(), onPaper(raised())]) {
      expect(boxOf(done(unseen, SENDER, withdraw))).toMatchObject({ box: 'done', division: SENDER });
    }
    expect(boxOf(done(delivered(raised()), SENDER, withdraw))).toMatchObject({ division: COUNTY });
  });

  it('has not been accepted', () => {
    const accepted = done(delivered(raised()), COUNTY, accept);
    expect(refusalOf(accepted, SENDER, withdraw)).toBe('transition-not-allowed');
  });
});

describe('raising by hand', () => {
  const command = {
    kind: 'service-referral',
    receiver: COUNTY,
    personId: PERSON,
    content: { service: 'schooling' },
  } as const;
  const facts = {
    noticeId: 'N-1',
    office: SENDER,
    subject: 'someone',
    now: factsOf(SENDER, hour(0)).now,
    reviewRequired: false,
  };

  it('needs another receiver, and a named rule for any other statutory limit', () => {
    const nameOf = (change: object) => {
      const decision = raiseNotice(RaiseNotice.parse({ ...command, ...change }), facts);
      return decision.kind === 'refused' ? decision.refusal.name : decision.notice.receiver;
    };
    expect(nameOf({})).toBe(COUNTY);
    expect(nameOf({ receiver: '411525001001' })).toBe(TOWNSHIP);
    for (const receiver of [SENDER, `${SENDER}001`])
      expect(nameOf({ receiver })).toBe('receiver-same-as-sender');
    const urgent = (urgency: object) => nameOf({ content: { service: 'schooling', urgency } });
    expect(urgent({ ground: 'other-statutory-limit' })).toBe('urgency-ground-missing');
    expect(urgent({ ground: 'other-statutory-limit', rule: '义务教育法第十二条' })).toBe(COUNTY);
    expect(urgent({ ground: 'missing-or-rescue' })).toBe(COUNTY);
  });

  it('takes Table B and nothing beyond it', () => {
    for (const change of [
      { kind: 'movement-notice' },
      { content: { service: 'schooling', urgency: {} } },
      { content: { service: 'schooling', remark: '…' } },
      { content: { service: 'other' } },
      { kind: 'verification-request', content: { items: [] } },
      { note: '…' },
    ]) {
      expect(RaiseNotice.safeParse({ ...command, ...change }).success, JSON.stringify(change)).toBe(false);
    }
  });
});
