import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  clerk,
  GONGSHU,
  GUSHI,
  inflowBody,
  NOT_JOINED,
  smallWorld,
  syntheticPerson,
  WEST_LAKE,
  type World,
} from './small-world.ts';

const here = clerk(WEST_LAKE);
const home = clerk(GUSHI);
let world: World;

beforeEach(async () => {
  world = await smallWorld();
});
afterEach(async () => {
  await world.close();
});

async function recorded(): Promise<{ personId: string; noticeId: string }> {
  const { body } = await world.call(here, 'POST', '/movements', {
    body: inflowBody(WEST_LAKE, '2026-03-01'),
    key: 'k1',
  });
  await world.settle();
  return { personId: body.movement.personId, noticeId: `${body.movement.movement}.household` };
}

describe('one movement, end to end', () => {
  it('goes from POST to the other inbox with a limit, and no name travels with it', async () => {
    const { noticeId } = await recorded();
    const { status, body } = await world.call(home, 'GET', `/divisions/${GUSHI}/inbox`);
    expect(status).toBe(200);
    expect(body.notices).toHaveLength(1);
    // Recorded and delivered on Monday 2 March: five working days end on Monday 9 March.
    expect(body.notices[0]).toMatchObject({
      flag: 'none',
      daysLeft: 7,
      notice: { noticeId, state: 'delivered', limit: { what: 'acceptance', on: '2026-03-09' } },
    });
    expect(JSON.stringify(body)).not.toContain('测试甲');
    expect(world.failures).toEqual([]);
  });

  it('is recorded once, however often it is sent', async () => {
    await recorded();
    const again = await world.call(here, 'POST', '/movements', {
      body: inflowBody(WEST_LAKE, '2026-03-01'),
      key: 'k1',
    });
    expect([again.status, again.body.repeated, again.body.movement.seq]).toEqual([201, true, 1]);
    const other = await world.call(here, 'POST', '/movements', {
      body: inflowBody(WEST_LAKE, '2026-03-02'),
      key: 'k1',
    });
    expect([other.status, other.body.type]).toEqual([422, '/problems/idempotency-key-reused']);
  });

  it('ends with the acceptance, and stands in the done and sent boxes', async () => {
    const { noticeId } = await recorded();
    const accepted = await world.call(home, 'POST', `/notices/${noticeId}/actions`, {
      body: { action: 'accept' },
    });
    expect([accepted.status, accepted.body.notice.state]).toEqual([200, 'closed']);
    expect((await world.call(home, 'GET', `/divisions/${GUSHI}/inbox`)).body.notices).toEqual([]);
    expect((await world.call(home, 'GET', `/divisions/${GUSHI}/done`)).body.notices).toHaveLength(1);
    expect((await world.call(here, 'GET', `/divisions/${WEST_LAKE}/sent`)).body.notices).toHaveLength(1);
    const again = await world.call(home, 'POST', `/notices/${noticeId}/actions`, {
      body: { action: 'accept' },
    });
    expect([again.status, again.body.type]).toEqual([409, '/problems/transition-not-allowed']);
  });

  it('shows in both ledgers, masked, and every reader is written down', async () => {
    const { personId } = await recorded();
    const living = await world.call(here, 'GET', `/divisions/${WEST_LAKE}/ledgers/living-here`);
    expect(living.body.residents[0]).toMatchObject({ personId, open: true, name: '测**' });
    const away = await world.call(home, 'GET', `/divisions/${GUSHI}/ledgers/living-elsewhere`);
    expect(away.body.residents[0]).toMatchObject({ personId, residence: WEST_LAKE });
    const readers = await world.stores.audit.ofPerson(personId, 10);
    expect(readers.map(({ subject, action }) => `${subject} ${action}`).sort()).toEqual([
      `clerk-${WEST_LAKE} read-ledger`,
      `clerk-${GUSHI} read-ledger`,
    ]);
  });

  it('is seen by its two sides and nobody else: unknown and forbidden look the same', async () => {
    const { noticeId, personId } = await recorded();
    const stranger = clerk(GONGSHU);
    const forbidden = await world.call(stranger, 'GET', `/notices/${noticeId}`);
    const unknown = await world.call(stranger, 'GET', '/notices/nothing');
    expect(forbidden.status).toBe(404);
    expect(forbidden.body).toEqual(unknown.body);
    expect((await world.call(stranger, 'GET', `/people/${personId}/movements`)).status).toBe(404);
    expect((await world.call(home, 'GET', `/people/${personId}/movements`)).body.movements).toHaveLength(1);
    const county = { ...stranger, role: 'manager', divisions: ['330106'] } as const;
    expect(
      (await world.call({ ...county, divisions: ['330106'] }, 'GET', `/notices/${noticeId}`)).status,
    ).toBe(200);
  });

  it('refuses who may not write, and says what is wrong with what was sent', async () => {
    const body = inflowBody(WEST_LAKE, '2026-03-01');
    const post = (caller: typeof here | null, sent: unknown, key?: string) =>
      world.call(caller, 'POST', '/movements', { body: sent, ...(key && { key }) });
    expect((await post(null, body, 'a')).body.type).toBe('/problems/not-signed-in');
    expect((await post(here, body)).body.type).toBe('/problems/idempotency-key-missing');
    expect((await post(clerk('330106'), { ...body, office: WEST_LAKE }, 'a')).body.type).toBe(
      '/problems/division-not-yours',
    );
    expect((await post(here, '{', 'a')).body.type).toBe('/problems/malformed-json');
    expect((await post(here, { ...body, colour: 'red' }, 'a')).body).toMatchObject({
      type: '/problems/invalid-request',
      errors: [{ pointer: '/colour' }],
    });
    expect((await post(here, { ...body, happenedOn: '2026-03-03' }, 'a')).body.type).toBe(
      '/problems/date-in-future',
    );
    expect((await post(here, { ...body, household: { division: '999999' } }, 'a')).body).toMatchObject({
      type: '/problems/division-unknown',
      pointer: '/household/division',
      values: { code: '999999' },
    });
    const wrong = {
      ...body,
      person: { ...syntheticPerson(), document: { kind: 'resident-id', number: '100000190001010018' } },
    };
    expect((await post(here, wrong, 'a')).body.type).toBe('/problems/id-number-check-digit');
  });
});

describe('two offices', () => {
  it('an inflow elsewhere closes the old residence, and the former township can dispute it', async () => {
    await recorded();
    const there = clerk(GONGSHU);
    const moved = await world.call(there, 'POST', '/movements', {
      body: inflowBody(GONGSHU, '2026-03-02'),
      key: 'k2',
    });
    await world.settle();
    const id = `${moved.body.movement.movement}.former`;
    const disputed = await world.call(here, 'POST', `/notices/${id}/actions`, {
      body: { action: 'dispute', claim: 'still-lives-here' },
    });
    expect(disputed.body.notice.state).toBe('closed');
    await world.settle();
    const { body } = await world.call(there, 'GET', `/divisions/${GONGSHU}/inbox`);
    expect(body.notices[0].notice).toMatchObject({
      kind: 'correction',
      parent: id,
      sender: WEST_LAKE,
      state: 'delivered',
    });
  });

  it('that record one person in the same instant: one wins, the other is told to retry and sees the new state', async () => {
    const there = clerk(GONGSHU);
    const [a, b] = await Promise.all([
      world.call(here, 'POST', '/movements', { body: inflowBody(WEST_LAKE, '2026-03-01'), key: 'a' }),
      world.call(there, 'POST', '/movements', { body: inflowBody(GONGSHU, '2026-03-01'), key: 'b' }),
    ]);
    expect([a.status, b.status].sort()).toEqual([201, 409]);
    const loser =
      a.status === 409 ? { who: here, at: WEST_LAKE, key: 'a' } : { who: there, at: GONGSHU, key: 'b' };
    const again = await world.call(loser.who, 'POST', '/movements', {
      body: inflowBody(loser.at, '2026-03-01'),
      key: loser.key,
    });
    expect([again.status, again.body.movement.seq]).toEqual([201, 2]);
    await world.settle();
    const ledgers = await Promise.all(
      [WEST_LAKE, GONGSHU].map((code) =>
        world.call(clerk(code), 'GET', `/divisions/${code}/ledgers/living-here`),
      ),
    );
    expect(ledgers.flatMap(({ body }) => body.residents)).toHaveLength(1);
  });
});

describe('a misrouted notice', () => {
  it('ends, and its child goes to where it belongs, once', async () => {
    const { noticeId } = await recorded();
    const act = () =>
      world.call(home, 'POST', `/notices/${noticeId}/actions`, {
        body: { action: 'misroute', belongsTo: GONGSHU },
      });
    expect((await act()).body.notice.state).toBe('misrouted');
    expect((await act()).status).toBe(409);
    await world.settle();
    const { body } = await world.call(clerk(GONGSHU), 'GET', `/divisions/${GONGSHU}/inbox`);
    expect(body.notices.map((line: { notice: { noticeId: string } }) => line.notice.noticeId)).toEqual([
      `${noticeId}.m`,
    ]);
    const back = await world.call(clerk(GONGSHU), 'POST', `/notices/${noticeId}.m/actions`, {
      body: { action: 'misroute', belongsTo: GUSHI },
    });
    expect(back.body.type).toBe('/problems/already-visited');
  });
});

describe('a county that has not joined', () => {
  it('gets paper: nobody is overdue, and the reply is entered by its codes', async () => {
    const { body } = await world.call(here, 'POST', '/movements', {
      body: inflowBody(WEST_LAKE, '2026-03-01', NOT_JOINED),
      key: 'k',
    });
    const asked = await world.call(here, 'POST', '/notices', {
      key: 'q',
      body: {
        kind: 'verification-request',
        receiver: NOT_JOINED,
        personId: body.movement.personId,
        content: { items: ['contact'] },
      },
    });
    await world.advanceTo('2026-06-01T01:00:00.000Z');
    const paper = await world.call(here, 'GET', `/divisions/${WEST_LAKE}/paper`);
    expect(paper.body.notices.map((line: { flag: string }) => line.flag)).toEqual(['none', 'none']);
    const replied = await world.call(here, 'POST', `/notices/${asked.body.notice.noticeId}/actions`, {
      body: { action: 'enter-paper-reply', reply: { code: 'confirmed' } },
    });
    expect(replied.body.notice.state).toBe('answered');
  });
});

describe('the clock', () => {
  it('reminds before, marks overdue at and escalates after the limit, each exactly once', async () => {
    const { noticeId } = await recorded();
    expect(await world.advanceTo('2026-03-31T01:00:00.000Z')).toBe(5);
    await world.advanceTo('2026-05-31T01:00:00.000Z');
    const { body } = await world.call(home, 'GET', `/notices/${noticeId}`);
    const marks = body.notice.timeline.filter(({ event }: { event: string }) =>
      ['remind', 'note-overdue', 'escalate'].includes(event),
    );
    expect(
      marks.map(({ event, at, to }: { event: string; at: string; to?: string }) => [
        event,
        at.slice(0, 10),
        to,
      ]),
    ).toEqual([
      ['remind', '2026-03-05', undefined],
      ['note-overdue', '2026-03-09', undefined],
      ['escalate', '2026-03-10', '411525'],
      ['escalate', '2026-03-14', '4115'],
      ['escalate', '2026-03-19', '41'],
    ]);
    expect(body.flag).toBe('overdue');
    const { sender, receiver } = body.days;
    expect(sender).toBe(0);
    expect(receiver).toBeCloseTo(90, 0);
  });

  it('gives a verification request 30 days from its delivery, and one extension', async () => {
    const { personId } = await recorded();
    const asked = await world.call(here, 'POST', '/notices', {
      key: 'q',
      body: {
        kind: 'verification-request',
        receiver: GUSHI,
        personId,
        content: { items: ['contact', 'still-away'] },
      },
    });
    await world.settle();
    const id = asked.body.notice.noticeId;
    const act = (body: object, who = home) => world.call(who, 'POST', `/notices/${id}/actions`, { body });
    const accepted = await act({ action: 'accept' });
    expect(accepted.body.notice.limit).toMatchObject({ what: 'reply', on: '2026-04-01' });
    expect((await act({ action: 'extend', reason: '户主外出', until: '2027-01-01' })).body.type).toBe(
      '/problems/extension-too-long',
    );
    expect(
      (await act({ action: 'extend', reason: '户主外出', until: '2026-04-10' })).body.notice.limit.on,
    ).toBe('2026-04-10');
    expect((await act({ action: 'extend', reason: '再次', until: '2026-04-12' })).body.type).toBe(
      '/problems/extension-used',
    );
    const partly = { code: 'partly-confirmed', items: [{ item: 'contact', confirmed: true }] };
    expect((await act({ action: 'reply', reply: partly })).body.type).toBe('/problems/reply-incomplete');
    expect((await act({ action: 'reply', reply: { code: 'confirmed' } })).body.notice.state).toBe('answered');
    expect((await act({ action: 'close' })).status).toBe(403);
    expect((await act({ action: 'close' }, here)).body.notice.state).toBe('closed');
  });
});
