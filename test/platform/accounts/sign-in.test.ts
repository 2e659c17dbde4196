import { beforeEach, describe, expect, it } from 'vitest';
import {
  accountWorld,
  BOTH,
  clerkMadeBy,
  codeOf,
  firstAdministrator,
  MINUTE,
  OFFICE,
  OFFICE_ADDRESS,
  OWN_PASSWORD,
  setUp,
  type SetUp,
  signInAs,
  type World,
} from './account-world.ts';

let world: World;
let root: SetUp;
let clerk: SetUp;
beforeEach(async () => {
  world = await accountWorld();
  root = await firstAdministrator(world);
  const made = await clerkMadeBy(world, root, 'li.hua', BOTH);
  clerk = await setUp(world, 'li.hua', made.temporaryPassword);
});

describe('signing in to a local account', () => {
  it('a token says role and divisions; an administrator by itself is nobody to the platform', async () => {
    expect(await world.accounts.verify(clerk.token)).toEqual({
      subject: clerk.account,
      role: 'clerk',
      divisions: BOTH,
    });
    expect(await world.accounts.verify(root.token)).toBe(undefined);
    expect(await world.accounts.verify(`${clerk.token}x`)).toBe(undefined);
  });

  it('of 10,000 attempts with the right password and wrong codes none succeeds; the owner still does, from the office and elsewhere', async () => {
    const outcomes = new Map<string, number>();
    const right = new Set([-30_000, 0, 30_000].map((ms) => codeOf(clerk.secret, world.now() + ms)));
    for (let n = 0; n < 10_000; n++) {
      let code = String((n * 7_919) % 1_000_000).padStart(6, '0');
      if (right.has(code)) code = '000000';
      if (n % 50 === 0) {
        // Now and then a long time passes, so that many are looked at.
        world.pass(61 * MINUTE);
        right.clear();
        for (const ms of [-30_000, 0, 30_000]) right.add(codeOf(clerk.secret, world.now() + ms));
        if (right.has(code)) code = '000001';
      }
      // From an address of its own each: no limit of one address stands in the way.
      const address = `198.51.${Math.floor(n / 250)}.${n % 250}`;
      const attempt = { name: 'li.hua', password: OWN_PASSWORD, code, address };
      const answer = await world.accounts.signingIn.signIn(attempt);
      const name = 'kind' in answer ? answer.name : 'signed-in';
      outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
    }
    expect([...outcomes.keys()].sort()).toEqual(['sign-in-closed', 'sign-in-refused']);
    // No more than 100 in a row are looked at (SP 800-63B-4, 3.2.2).
    expect(outcomes.get('sign-in-refused')).toBe(100);
    expect(await signInAs(world, clerk, '203.0.113.9')).toMatchObject({ name: 'sign-in-closed' });
    expect(await signInAs(world, clerk)).toMatchObject({ post: { role: 'clerk', divisions: BOTH } });
    world.pass(MINUTE);
    expect(await signInAs(world, clerk, '203.0.113.9')).toMatchObject({ token: expect.any(String) });
  }, 120_000);

  it('opens by itself after the wait, which grows; an administrator opens it at once', async () => {
    const wrong = () =>
      world.accounts.signingIn.signIn({
        name: 'li.hua',
        password: 'not this one',
        code: '123456',
        address: '203.0.113.9',
      });
    for (let n = 0; n < 5; n++) expect(await wrong()).toMatchObject({ name: 'sign-in-refused' });
    expect(await signInAs(world, clerk, '203.0.113.9')).toMatchObject({
      name: 'sign-in-closed',
      values: { minutes: 1 },
    });
    world.pass(MINUTE);
    expect(await wrong()).toMatchObject({ name: 'sign-in-refused' });
    world.pass(MINUTE);
    expect(await signInAs(world, clerk, '203.0.113.9')).toMatchObject({
      values: { minutes: 1 },
      name: 'sign-in-closed',
    });
    await world.accounts.administration.act(root.account, {
      act: 'change',
      account: 'li.hua',
      change: { action: 'unlock' },
    });
    expect(await signInAs(world, clerk, '203.0.113.9')).toMatchObject({ token: expect.any(String) });
  });

  it('one address is stopped whatever names it tries, and others go on', async () => {
    const names = new Set<string>();
    for (let n = 0; n < 70; n++) {
      const answer = await world.accounts.signingIn.signIn({
        name: `name${n}`,
        password: 'x',
        code: '123456',
        address: '2001:db8::7',
      });
      names.add('kind' in answer ? answer.name : 'signed-in');
      if (n === 59) expect([...names]).toEqual(['sign-in-refused']);
    }
    expect([...names]).toEqual(['sign-in-refused', 'sign-in-closed']);
    // The whole network of 64 bits is one address.
    expect(await signInAs(world, clerk, '2001:db8:0:0:1::9')).toMatchObject({ name: 'sign-in-closed' });
    expect(await signInAs(world, clerk, '2001:db8:0:1::9')).toMatchObject({ token: expect.any(String) });
  });

  it('gives away nobody: the same answers and the same hashes for a name that is there, disabled, or not', async () => {
    const gone = await clerkMadeBy(world, root, 'wang.wu');
    await world.accounts.administration.act(root.account, {
      act: 'change',
      account: gone.account,
      change: { action: 'disable' },
    });
    const seen: Record<string, unknown> = {};
    const counted: Record<string, number> = {};
    for (const name of ['li.hua', 'wang.wu', 'nobody.there']) {
      const before = world.accounts.hasher.computed();
      const answers = [];
      for (let n = 0; n < 12; n++)
        answers.push(
          await world.accounts.signingIn.signIn({
            name,
            password: `wrong ${n}`,
            code: '123456',
            address: `198.51.100.${n}`,
          }),
        );
      seen[name] = answers;
      counted[name] = world.accounts.hasher.computed() - before;
    }
    expect(counted).toEqual({ 'li.hua': 5, 'wang.wu': 5, 'nobody.there': 5 });
    expect(seen['wang.wu']).toEqual(seen['li.hua']);
    expect(seen['nobody.there']).toEqual(seen['li.hua']);
  });

  it('many at once are no way around the count', async () => {
    const before = world.accounts.hasher.computed();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        world.accounts.signingIn.signIn({
          name: 'li.hua',
          password: `wrong ${n}`,
          code: '123456',
          address: `198.51.100.${n}`,
        }),
      ),
    );
    expect(answers.filter((one) => 'kind' in one && one.name === 'sign-in-refused')).toHaveLength(5);
    expect(world.accounts.hasher.computed() - before).toBe(5);
  });

  it('a code is good once, also for two at the same time', async () => {
    const twice = await Promise.all([signInAs(world, clerk), signInAs(world, clerk)]);
    expect(twice.filter((one) => !('kind' in one))).toHaveLength(1);
    expect(await signInAs(world, clerk)).toMatchObject({ name: 'sign-in-refused' });
    world.pass(MINUTE);
    expect(await signInAs(world, clerk)).toMatchObject({ token: expect.any(String) });
  });

  it('the temporary password opens nothing but setting an own one, and not after a week', async () => {
    const made = await clerkMadeBy(world, root, 'zhao.liu');
    const attempt = { name: 'zhao.liu', password: made.temporaryPassword, address: OFFICE_ADDRESS };
    const { signingIn } = world.accounts;
    expect(await signingIn.signIn(attempt)).toMatchObject({
      name: 'set-up-needed',
      values: { needs: 'password-and-code' },
    });
    const begun = await signingIn.beginSetUp(attempt);
    if ('kind' in begun) throw new Error(begun.name);
    const code = () => codeOf(begun.secret, world.now());
    expect(await signingIn.signIn({ ...attempt, code: code() })).toMatchObject({ name: 'set-up-needed' });
    world.pass(MINUTE);
    for (const [newPassword, fault] of [
      ['short', 'too-short'],
      ['abcdefghijklmnop', 'too-few-kinds'],
      ['Password1234!', 'too-common'],
      ['Zhao.Liu-2026', 'too-common'],
      [made.temporaryPassword, 'is-the-old-one'],
    ] as const)
      expect([newPassword, await signingIn.signIn({ ...attempt, code: code(), newPassword })]).toMatchObject([
        newPassword,
        { values: { fault } },
      ]);
    // What was refused for the new password used no code up.
    expect(await signingIn.signIn({ ...attempt, code: code(), newPassword: OWN_PASSWORD })).toMatchObject({
      token: expect.any(String),
    });
    const late = await clerkMadeBy(world, root, 'qian.qi');
    world.pass(8 * 1440 * MINUTE);
    expect(
      await signingIn.signIn({ name: 'qian.qi', password: late.temporaryPassword, address: OFFICE_ADDRESS }),
    ).toMatchObject({ name: 'sign-in-refused' });
  });

  it('a password that is too old must be changed, with both factors right', async () => {
    world.pass(91 * 1440 * MINUTE);
    expect(await signInAs(world, clerk)).toMatchObject({
      name: 'set-up-needed',
      values: { needs: 'password' },
    });
    world.pass(MINUTE);
    expect(await signInAs(world, clerk, OFFICE_ADDRESS, { newPassword: 'Granite-Willow-77' })).toMatchObject({
      token: expect.any(String),
    });
  });

  it('a session ends by itself: without requests, and at the latest after its hours', async () => {
    world.pass(28 * MINUTE);
    expect(await world.accounts.verify(clerk.token)).toBeDefined();
    world.pass(29 * MINUTE);
    expect(await world.accounts.verify(clerk.token)).toBeDefined();
    world.pass(31 * MINUTE);
    expect(await world.accounts.verify(clerk.token)).toBe(undefined);
    const again = await signInAs(world, clerk);
    const token = 'kind' in again ? '' : again.token;
    let minutes = 0;
    for (; await world.accounts.verify(token); minutes += 20) world.pass(20 * MINUTE);
    expect(minutes).toBe(720);
  });

  it('nothing that is kept or logged holds a password, a code or a secret', async () => {
    await signInAs(world, clerk);
    await world.accounts.signingIn.signIn({
      name: 'li.hua',
      password: 'Wrong-Password-99',
      code: '654321',
      address: '198.51.100.1',
    });
    const tables = world.engine.db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'account%'")
      .all();
    const kept = tables
      .map(({ name }) => JSON.stringify(world.engine.db.prepare(`SELECT * FROM ${String(name)}`).all()))
      .join('\n');
    for (const secret of [
      OWN_PASSWORD,
      'Wrong-Password-99',
      '654321',
      clerk.secret,
      clerk.token,
      root.secret,
    ]) {
      expect(kept).not.toContain(secret);
      expect(world.lines.join('\n')).not.toContain(secret);
    }
    expect(world.lines.join('\n')).not.toMatch(/li\.hua|测试/);
    expect(OFFICE).toHaveLength(9);
  });
});
