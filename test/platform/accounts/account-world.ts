import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { type Accounts, openAccounts } from '../../../local/accounts/accounts.ts';
import { loadDirectory } from '../../../shared/divisions/load.ts';
import { openEngine } from '../../../shared/sqlite/engine.ts';

export const MINUTE = 60_000;
export const OWN_PASSWORD = 'Lantern-Orchid-42';
export const OFFICE = '330106009';
const OTHER_OFFICE = '330106002';
export const BOTH = [OFFICE, OTHER_OFFICE];

/** Accounts on the engine in memory, with hashes as cheap as Argon2 allows and a clock that a test moves. */
export async function accountWorld() {
  let now = Date.parse('2026-11-26T01:00:00Z');
  const lines: string[] = [];
  const engine = openEngine(':memory:');
  const accounts = await openAccounts({
    engine,
    keys: { pseudonymKey: Buffer.alloc(32, 7), dataKeys: [] },
    directory: loadDirectory(),
    signerFile: join(mkdtempSync(join(tmpdir(), 'yipan-accounts-')), 'issuer.json'),
    settings: { idleMs: 30 * MINUTE, longestMs: 720 * MINUTE, passwordMs: 90 * 1440 * MINUTE },
    log: (code, fields) => lines.push(JSON.stringify({ code, ...fields })),
    systemNow: () => now,
    hashCost: { memory: 8, passes: 1, lanes: 1 },
  });
  return {
    accounts,
    engine,
    lines,
    pass(ms: number) {
      now += ms;
    },
    now: () => now,
  };
}
export type World = Awaited<ReturnType<typeof accountWorld>>;

export function codeOf(secret: string, now: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now });
}

/** A person with an own password and an authenticator, who signed in once from the office. */
export interface SetUp {
  readonly account: string;
  readonly name: string;
  readonly secret: string;
  readonly token: string;
}

export const OFFICE_ADDRESS = '10.1.2.3';

export async function setUp(world: World, name: string, temporary: string): Promise<SetUp> {
  const { signingIn } = world.accounts;
  const who = { name, password: temporary, address: OFFICE_ADDRESS };
  const begun = await signingIn.beginSetUp(who);
  if ('kind' in begun) throw new Error(begun.name);
  const code = codeOf(begun.secret, world.now());
  const signed = await signingIn.signIn({ ...who, code, newPassword: OWN_PASSWORD });
  if ('kind' in signed) throw new Error(signed.name);
  world.pass(MINUTE);
  return { account: signed.account.account, name, secret: begun.secret, token: signed.token };
}

type Act = Awaited<ReturnType<Accounts['administration']['act']>>;

export function done(result: Act) {
  if (result.kind !== 'done') throw new Error(JSON.stringify(result));
  return result;
}

export async function firstAdministrator(world: World): Promise<SetUp> {
  const made = done(await world.accounts.administration.makeFirst('root', '管理员'));
  return await setUp(world, 'root', made.temporaryPassword ?? '');
}

export async function clerkMadeBy(
  world: World,
  by: SetUp,
  name: string,
  divisions: readonly string[] = [OFFICE],
) {
  const account = {
    name,
    displayName: '测试',
    posts: [{ role: 'clerk' as const, divisions: [...divisions] }],
    administrator: false,
  };
  const made = done(await world.accounts.administration.act(by.account, { act: 'create', account }));
  return { ...made, temporaryPassword: made.temporaryPassword ?? '' };
}

/** A sign-in with both factors right. */
export async function signInAs(world: World, one: SetUp, address = OFFICE_ADDRESS, more: object = {}) {
  const code = codeOf(one.secret, world.now());
  return await world.accounts.signingIn.signIn({
    name: one.name,
    password: OWN_PASSWORD,
    code,
    address,
    ...more,
  });
}
