import type { Directory } from '../../shared/domain/division/directory.ts';
import { Caller } from '../../shared/domain/caller/caller.ts';
import type { KeyMaterial } from '../../shared/identity/identity-keys.ts';
import type { Log } from '../../shared/lambda/log.ts';
import type { VerifyToken } from '../../shared/lambda/token-verifier.ts';
import type { Engine } from '../../shared/sqlite/engine.ts';
import { accountAudit } from './account-audit.ts';
import { accountSecrets } from './account-secrets.ts';
import { accountStore } from './account-store.ts';
import { accountTables } from './account-tables.ts';
import { administration } from './administration.ts';
import { openWorkOn } from './open-work.ts';
import { type HashCost, passwordHasher } from './password-hash.ts';
import { proposalsOn } from './proposals.ts';
import { type SessionLimits, sessionsOn } from './sessions.ts';
import { signingIn } from './sign-in.ts';
import { signInGuard } from './sign-in-guard.ts';
import { openTokenSigner } from './token-signer.ts';

export interface AccountSettings extends SessionLimits {
  /** After so long a password must be changed; 0 never. */
  readonly passwordMs: number;
}

export interface AccountsDeps {
  readonly engine: Engine;
  readonly keys: KeyMaterial;
  readonly directory: Pick<Directory, 'byCode'>;
  /** The key file of its tokens. */
  readonly signerFile: string;
  readonly settings: AccountSettings;
  readonly log: Log;
  readonly systemNow: () => number;
  /** Dearer or cheaper than as it is; cheap ones are for tests of many attempts. */
  readonly hashCost?: HashCost;
}

/** Local accounts of an installation: who they are, how they sign in, who makes them. Makes its tables and its key where they are new. */
export async function openAccounts({
  engine,
  keys,
  directory,
  signerFile,
  settings,
  log,
  systemNow,
  hashCost,
}: AccountsDeps) {
  engine.write((db) => db.exec(accountTables));
  const secrets = accountSecrets(keys);
  const signer = await openTokenSigner(signerFile, systemNow);
  const sessions = sessionsOn(engine, signer, settings, systemNow);
  const shared = {
    engine,
    accounts: accountStore(engine),
    sessions,
    guard: signInGuard(engine, secrets, systemNow),
    hasher: passwordHasher(secrets.pepper, hashCost),
    secrets,
    audit: accountAudit(engine, systemNow, log),
    openWork: openWorkOn(engine),
    proposals: proposalsOn(engine, systemNow),
    systemNow,
  };
  /** Who a token is, for the operations of the platform: an account that only administers accounts is nobody there. */
  const verify: VerifyToken = async (token) => {
    const claims = await sessions.claimsOf(token);
    return claims && Caller.safeParse({ ...claims, subject: claims.account }).data;
  };
  return {
    ...shared,
    issuer: signer.issuer,
    publicKeys: signer.publicKeys,
    verify,
    signingIn: signingIn({ ...shared, passwordMs: settings.passwordMs }),
    administration: administration({ ...shared, directory }),
  };
}

export type Accounts = Awaited<ReturnType<typeof openAccounts>>;
