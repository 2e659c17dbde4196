import { beforeEach, describe, expect, it } from 'vitest';
import type { AccountChange } from '../../../local/accounts/administration.ts';
import {
  accountWorld,
  BOTH,
  clerkMadeBy,
  codeOf,
  done,
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
  clerk = await setUp(world, 'li.hua', (await clerkMadeBy(world, root, 'li.hua')).temporaryPassword);
});
const change = (by: SetUp, account: string, wanted: AccountChange) =>
  world.accounts.administration.act(by.account, { act: 'change', account, change: wanted });
const secondAdministrator = async (name = 'second'): Promise<SetUp> => {
  const account = { name, displayName: '管理员', posts: [], administrator: true };
  const made = done(await world.accounts.administration.act(root.account, { act: 'create', account }));
  return await setUp(world, name, made.temporaryPassword ?? '');
};

describe('administering local accounts', () => {
  it('there is one first administrator, by a command', async () => {
    expect(await world.accounts.administration.makeFirst('other', 'x')).toMatchObject({
      name: 'nothing-changes',
    });
  });

  it('a move takes effect at once: the sessions end, and the next token is for the other divisions', async () => {
    done(
      await change(root, 'li.hua', {
        action: 'set-posts',
        posts: [
          { role: 'clerk', divisions: BOTH },
          { role: 'reviewer', divisions: [OFFICE] },
        ],
      }),
    );
    expect(await world.accounts.verify(clerk.token)).toBe(undefined);
    expect(await signInAs(world, clerk, OFFICE_ADDRESS, { role: 'reviewer' })).toMatchObject({
      post: { role: 'reviewer', divisions: [OFFICE] },
    });
    world.pass(MINUTE);
    expect(await signInAs(world, clerk, OFFICE_ADDRESS, { role: 'manager' })).toMatchObject({
      name: 'role-not-held',
      values: { roles: 'clerk, reviewer' },
    });
    expect(
      await change(root, 'li.hua', {
        action: 'set-posts',
        posts: [{ role: 'clerk', divisions: ['999999'] }],
      }),
    ).toMatchObject({ name: 'account-division-unknown' });
  });

  it('a disabled account has no sessions and gets none; enabled it is as before', async () => {
    done(await change(root, 'li.hua', { action: 'disable' }));
    expect(await world.accounts.verify(clerk.token)).toBe(undefined);
    expect(await signInAs(world, clerk)).toMatchObject({ name: 'sign-in-refused' });
    expect(await change(root, 'li.hua', { action: 'disable' })).toMatchObject({ name: 'nothing-changes' });
    done(await change(root, 'li.hua', { action: 'enable' }));
    world.pass(MINUTE);
    expect(await signInAs(world, clerk)).toMatchObject({ token: expect.any(String) });
  });

  it('a reset password needs the old second factor; a renewed factor needs the password and the word given by hand', async () => {
    const reset = done(await change(root, 'li.hua', { action: 'reset-password' }));
    expect(await world.accounts.verify(clerk.token)).toBe(undefined);
    const attempt = { name: 'li.hua', password: reset.temporaryPassword ?? '', address: OFFICE_ADDRESS };
    expect(
      await world.accounts.signingIn.signIn({ ...attempt, newPassword: 'Granite-Willow-77' }),
    ).toMatchObject({ name: 'sign-in-refused' });
    const code = codeOf(clerk.secret, world.now());
    expect(
      await world.accounts.signingIn.signIn({ ...attempt, code, newPassword: OWN_PASSWORD }),
    ).toMatchObject({ token: expect.any(String) });
    const renewed = done(await change(root, 'li.hua', { action: 'renew-code' }));
    const own = { name: 'li.hua', password: OWN_PASSWORD, address: OFFICE_ADDRESS };
    expect(await world.accounts.signingIn.beginSetUp(own)).toMatchObject({ name: 'sign-in-refused' });
    const begun = await world.accounts.signingIn.beginSetUp({ ...own, word: renewed.enrolmentWord });
    if ('kind' in begun) throw new Error(begun.name);
    expect(begun.secret).not.toBe(clerk.secret);
    const next = codeOf(begun.secret, world.now());
    expect(await world.accounts.signingIn.signIn({ ...own, code: next })).toMatchObject({
      token: expect.any(String),
    });
  });

  it('both factors of one person need two administrators, and so does all that touches an administrator', async () => {
    done(await change(root, 'li.hua', { action: 'reset-password' }));
    expect(await change(root, 'li.hua', { action: 'renew-code' })).toMatchObject({
      name: 'second-administrator-missing',
    });
    expect(
      await change(root, 'root', { action: 'set-posts', posts: [{ role: 'operator', divisions: [] }] }),
    ).toMatchObject({ name: 'second-administrator-missing' });
    const second = await secondAdministrator();
    const proposed = await change(root, 'li.hua', { action: 'renew-code' });
    if (proposed.kind !== 'proposed') throw new Error(proposed.kind);
    const { administration } = world.accounts;
    expect(await administration.approve(root.account, proposed.proposal)).toMatchObject({
      name: 'not-your-own',
    });
    expect(await administration.approve(second.account, proposed.proposal)).toMatchObject({
      kind: 'done',
      enrolmentWord: expect.any(String),
    });
    expect(await administration.approve(second.account, proposed.proposal)).toMatchObject({
      name: 'proposal-unknown',
    });
    expect(await change(root, 'second', { action: 'reset-password' })).toMatchObject({
      name: 'second-administrator-missing',
    });
    expect(
      await administration.act(root.account, {
        act: 'create',
        account: { name: 'third', displayName: 'x', posts: [], administrator: true },
      }),
    ).toMatchObject({ kind: 'proposed' });
    const [latest] = world.accounts.audit.list({ account: clerk.account, limit: 1 });
    expect(latest).toMatchObject({ act: 'renew-code', by: root.account, approvedBy: second.account });
  });

  it('the last administrator cannot be disabled, and the machine is the way back', async () => {
    const second = await secondAdministrator();
    const proposed = await change(root, 'root', { action: 'disable' });
    if (proposed.kind !== 'proposed') throw new Error(proposed.kind);
    done(await world.accounts.administration.approve(second.account, proposed.proposal));
    expect(await world.accounts.verify(root.token)).toBe(undefined);
    expect(await change(second, 'second', { action: 'disable' })).toMatchObject({
      name: 'second-administrator-missing',
    });
    const recovered = done(await world.accounts.administration.recover('root'));
    const again = await setUp(world, 'root', recovered.temporaryPassword ?? '');
    expect(again.account).toBe(root.account);
  });
});
