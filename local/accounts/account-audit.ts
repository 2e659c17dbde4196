import type { Engine } from '../../shared/sqlite/engine.ts';
import type { Log } from '../../shared/lambda/log.ts';

/** Everything that can happen to an account. */
export type AccountAct =
  | 'create'
  | 'set-posts'
  | 'set-administrator'
  | 'disable'
  | 'enable'
  | 'reset-password'
  | 'renew-code'
  | 'unlock'
  | 'end-sessions'
  | 'hand-over'
  | 'propose'
  | 'reject'
  | 'sign-in'
  | 'sign-in-refused'
  | 'sign-in-closed'
  | 'set-up-begun'
  | 'set-up'
  | 'set-password'
  | 'sign-out'
  | 'session-ended';

/** One act: by which account, on which; ids and codes only, never a name, a password or a code. */
export interface AuditedAct {
  readonly act: AccountAct;
  /** The account acted on; absent where a sign-in named none that there is. */
  readonly account?: string | undefined;
  /** The account that acted; `machine` for a command on the machine itself. */
  readonly by?: string | undefined;
  /** The administrator who agreed. */
  readonly approvedBy?: string | undefined;
  /** Where a sign-in came from. */
  readonly address?: string | undefined;
  readonly note?: string | undefined;
}

export interface AccountAudit {
  note(act: AuditedAct): void;
  /** Latest first, before a number; of one account where it is named. */
  list(asked: {
    account?: string | undefined;
    before?: number | undefined;
    limit: number;
  }): readonly (AuditedAct & {
    readonly seq: number;
    readonly at: string;
  })[];
}

/** In the database for good, and in the log for whoever watches. */
export function accountAudit(engine: Engine, systemNow: () => number, log: Log): AccountAudit {
  const insert = engine.db.prepare('INSERT INTO account_audit (at, account, doc) VALUES (?, ?, ?)');
  const read = engine.db.prepare(
    'SELECT seq, at, doc FROM account_audit WHERE seq < ? AND (? IS NULL OR account = ?) ORDER BY seq DESC LIMIT ?+0',
  );
  return {
    note({ act, account, by, approvedBy, address, note }) {
      const fields = {
        ...(account !== undefined && { account }),
        ...(by !== undefined && { by }),
        ...(approvedBy !== undefined && { approvedBy }),
        ...(address !== undefined && { address }),
        ...(note !== undefined && { note }),
      };
      log(`account-${act}`, fields);
      // Names that nobody has are not kept: whoever guesses could fill the disk with them.
      if (account === undefined) return;
      engine.write(() => insert.run(systemNow(), account, JSON.stringify({ act, ...fields })));
    },
    list: ({ account = null, before = Number.MAX_SAFE_INTEGER, limit }) =>
      read.all(before, account, account, limit).map(({ seq, at, doc }) => ({
        ...(JSON.parse(String(doc)) as AuditedAct),
        seq: Number(seq),
        at: new Date(Number(at)).toISOString(),
      })),
  };
}
