import type { Caller } from '../../shared/domain/caller/caller.ts';
import {
  clerk,
  GONGSHU,
  GUSHI,
  inflowBody,
  NOT_JOINED,
  type Reply,
  syntheticPerson,
  WEST_LAKE,
  type World,
} from './small-world.ts';

const COUNTY = '411525';
const here = clerk(WEST_LAKE);
const there = clerk(GONGSHU);
const home = clerk(GUSHI);
const county = clerk(COUNTY);
const reviewer: Caller = { subject: 'reviewer', role: 'reviewer', divisions: [WEST_LAKE] };

/** Tries of a client before it gives up: more than one fault ever needs. */
const TRIES = 4;

/** What somebody does who gets an answer that says "later": the same again, under the same key. */
async function patiently(send: () => Promise<Reply>): Promise<Reply> {
  for (let tried = 1; ; tried++) {
    const reply = await send();
    const isLater = reply.status === 503 || reply.body?.type === '/problems/person-changed-meanwhile';
    if (!isLater || tried === TRIES) return reply;
  }
}

/** Sweeps run again by themselves; a failed one is followed by the next. */
export async function again<T>(sweep: () => Promise<T>): Promise<T> {
  try {
    return await sweep();
  } catch {
    return await sweep();
  }
}

/**
 * One of everything that the platform does: records of every kind, notices through every state, lists, unmasking,
 * sweeps. Each step that a client takes must end well, whatever one call to a port did meanwhile.
 */
export async function wholeLife(world: World, settle: () => Promise<void>): Promise<void> {
  let key = 0;
  const post = async (who: Caller, path: string, body: object): Promise<Reply> => {
    const used = `key-${++key}`;
    const reply = await patiently(() => world.call(who, 'POST', path, { body, key: used }));
    if (reply.status > 201) throw new Error(`${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    await settle();
    return reply;
  };
  const read = async (who: Caller, path: string): Promise<Reply> => {
    const reply = await patiently(() => world.call(who, 'GET', path));
    if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply;
  };
  /** Acts on what was seen; told that it has changed, looks whether it was this very action that changed it. */
  const act = async (who: Caller, noticeId: string, body: { readonly action: string }): Promise<void> => {
    const seen = await read(who, `/notices/${noticeId}`);
    const headers = { 'if-match': String(seen.headers['etag']) };
    const acted = await patiently(() =>
      world.call(who, 'POST', `/notices/${noticeId}/actions`, { body, headers }),
    );
    if (acted.status === 412) {
      const now = await read(who, `/notices/${noticeId}`);
      const { subject, event } = now.body.notice.timeline[seen.body.notice.version] ?? {};
      const isMine = subject === who.subject && String(event).startsWith(body.action);
      if (!isMine) throw new Error(`${noticeId}: somebody else did ${String(event)}`);
    } else if (acted.status !== 200) {
      throw new Error(`${noticeId} ${body.action}: ${acted.status} ${JSON.stringify(acted.body)}`);
    }
    await settle();
  };
  const ask = (receiver: string, personId: string, more: object = {}): Promise<Reply> =>
    post(here, '/notices', {
      kind: 'verification-request',
      receiver,
      personId,
      content: { items: ['contact', 'still-away'] },
      ...more,
    });
  const idOf = (reply: Reply): string => reply.body.notice.noticeId;

  // People come, alone, as a family and in a batch.
  const one = await post(here, '/movements', inflowBody(WEST_LAKE, '2026-02-20'));
  const { personId, movement } = one.body.movement;
  await act(home, `${movement}.household`, { action: 'accept' });
  const family = await post(here, '/movements', {
    ...inflowBody(WEST_LAKE, '2026-02-21', GUSHI, 2),
    together: [syntheticPerson(3), syntheticPerson(4)],
  });
  const [second, third, fourth] = [family.body, ...family.body.together].map((part) => part.movement);
  await post(here, '/movements/batch', {
    rows: [
      inflowBody(WEST_LAKE, '2026-02-22', COUNTY, 5),
      { kind: 'nonsense' },
      inflowBody(WEST_LAKE, '2026-02-22', NOT_JOINED, 6),
    ],
  });

  // They move on, go home, and were written down wrongly.
  const moved = await post(there, '/movements', inflowBody(GONGSHU, '2026-03-02'));
  const former = `${moved.body.movement.movement}.former`;
  await act(here, former, { action: 'dispute', claim: 'still-lives-here' } as { action: string });
  await act(there, `${former}.c`, { action: 'accept' });
  await act(there, `${former}.c`, { action: 'reply', reply: { code: 'confirmed' } } as { action: string });
  await act(here, `${former}.c`, { action: 'close' });
  await post(here, '/movements', {
    kind: 'correction',
    happenedOn: '2026-02-21',
    person: syntheticPerson(2),
    corrects: 1,
    right: { residence: { division: WEST_LAKE, dwelling: 'dormitory' } },
  });
  await post(here, '/movements', {
    kind: 'change-of-address',
    happenedOn: '2026-02-25',
    person: syntheticPerson(4),
    residence: { division: WEST_LAKE, dwelling: 'own' },
  });
  await post(home, '/movements', {
    kind: 'return',
    side: 'household',
    happenedOn: '2026-03-01',
    person: syntheticPerson(3),
    household: { division: GUSHI },
  });
  await post(here, '/movements', {
    kind: 'outflow',
    side: 'residence',
    happenedOn: '2026-03-01',
    person: syntheticPerson(2),
    destination: { division: GONGSHU },
  });

  // Notices go every way that they can go.
  await act(home, `${third.movement}.household`, { action: 'misroute', belongsTo: GONGSHU } as {
    action: string;
  });
  await act(there, `${third.movement}.household.m`, { action: 'accept' });
  const asked = idOf(await ask(GUSHI, personId));
  await act(home, asked, { action: 'accept' });
  await act(home, asked, { action: 'extend', reason: '户主外出', until: '2026-04-08' } as { action: string });
  await act(home, asked, { action: 'reply', reply: { code: 'confirmed' } } as { action: string });
  await act(here, asked, { action: 'find-incomplete', items: ['contact'] } as { action: string });
  await act(home, asked, {
    action: 'reply',
    reply: { code: 'household-moved-to', movedTo: GONGSHU },
  } as { action: string });
  await act(here, asked, { action: 'close' });
  const reviewed = idOf(await ask(COUNTY, second.personId, { review: true }));
  await act(reviewer, reviewed, { action: 'approve' });
  await act(county, reviewed, { action: 'hand-down', to: GUSHI } as { action: string });
  await act(home, reviewed, { action: 'return', reason: '查无此户' } as { action: string });
  await act(here, reviewed, { action: 'resend' });
  await act(here, reviewed, { action: 'remind' });
  await act(here, reviewed, { action: 'withdraw', reason: '已核实' } as { action: string });
  const onPaper = idOf(await ask(NOT_JOINED, fourth.personId));
  await act(here, onPaper, { action: 'enter-paper-reply', reply: { code: 'confirmed' } } as {
    action: string;
  });
  await ask(GUSHI, fourth.personId);

  // Offices report what they did, and correct it.
  const training = { kind: 'training', on: '2026-03-02', unit: 'sessions', amount: 20 };
  const { factId } = (await post(here, '/facts', { content: training, evidence: '签到表' })).body.fact;
  const right = { content: { ...training, amount: 2 }, corrects: factId };
  await post(here, '/facts', right);
  await read(here, `/facts/${factId}`);

  // They are looked at, and time passes.
  for (const path of [
    'sent',
    'done',
    'inbox',
    'ledgers/living-here',
    'movements?from=2026-03-01&to=2026-03-31',
    'facts?from=2026-03-01&to=2026-03-31',
  ])
    await read(here, `/divisions/${WEST_LAKE}/${path}`);
  await read(home, `/divisions/${GUSHI}/ledgers/living-elsewhere?closed=true`);
  await read(home, `/people/${personId}/movements`);
  await read(here, '/divisions/411525');
  await post(there, `/people/${personId}/unmask`, { purpose: '核对户籍信息' });
  for (const day of ['03-05', '03-12']) {
    await again(() => world.advanceTo(`2026-${day}T01:00:00.000Z`));
    await settle();
  }
  await again(world.watchLimits);
  await again(world.reconcile);
  await settle();
}
