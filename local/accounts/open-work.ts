import { Notice } from '../../shared/domain/notice/notice.ts';
import type { Engine } from '../../shared/sqlite/engine.ts';
import { type Account, divisionsOf } from './account.ts';

/** A notice that an account has in hand: it acted on it last, and its division must act next. */
export interface OpenNotice {
  readonly noticeId: string;
  readonly kind: string;
  readonly state: string;
  readonly division: string;
  /** The last day of its limit, where one runs. */
  readonly limitOn?: string;
}

export interface OpenWork {
  /** Of all its divisions, or of those named. By limit, the nearest first. */
  of(account: Account, divisions?: readonly string[]): readonly OpenNotice[];
  handOver(notices: readonly OpenNotice[], from: string, to: string, at: number): void;
  /** What was handed to an account and is still open. */
  handedTo(account: string): readonly (OpenNotice & { readonly from: string; readonly at: string })[];
}

const OPEN_BOXES = `box IN ('inbox', 'review', 'paper', 'sending')`;

/** Work belongs to divisions; who had it in hand is told by the last entry of its timeline that names somebody. */
export function openWorkOn(engine: Engine): OpenWork {
  const { db } = engine;
  const ofDivisions = db.prepare(`SELECT doc, division FROM notices
    WHERE ${OPEN_BOXES} AND division IN (SELECT value FROM json_each(?)) AND instr(doc, ?) > 0 ORDER BY sort, notice_id`);
  const insert = db.prepare(
    `INSERT INTO account_handed_over VALUES (?, ?, ?, ?) ON CONFLICT (notice_id) DO UPDATE SET
     to_account = excluded.to_account, from_account = excluded.from_account, at = excluded.at`,
  );
  const handed = db.prepare(`SELECT n.doc, n.division, h.from_account, h.at FROM account_handed_over h
    JOIN notices n ON n.notice_id = h.notice_id WHERE h.to_account = ? AND n.${OPEN_BOXES} ORDER BY n.sort, n.notice_id`);
  const handedIds = db.prepare('SELECT notice_id, to_account FROM account_handed_over WHERE to_account = ?');
  const line = (
    doc: unknown,
    division: unknown,
  ): { readonly line: OpenNotice; readonly last: string | undefined } => {
    const { noticeId, kind, state, limit, timeline } = Notice.parse(JSON.parse(String(doc)));
    const last = timeline.findLast(({ subject }) => subject !== undefined)?.subject;
    return {
      line: { noticeId, kind, state, division: String(division), ...(limit && { limitOn: limit.on }) },
      last,
    };
  };
  const handedTo: OpenWork['handedTo'] = (account) =>
    handed.all(account).map((row) => ({
      ...line(row['doc'], row['division']).line,
      from: String(row['from_account']),
      at: new Date(Number(row['at'])).toISOString(),
    }));
  return {
    of(account, divisions = divisionsOf(account)) {
      const own = ofDivisions
        .all(JSON.stringify(divisions), account.account)
        .map((row) => line(row['doc'], row['division']))
        .filter(({ last }) => last === account.account)
        .map((one) => one.line);
      const taken = new Set(handedIds.all(account.account).map((row) => String(row['notice_id'])));
      const ids = new Set(own.map(({ noticeId }) => noticeId));
      // What was handed to it and it has not touched yet goes on with it too.
      const inherited = handedTo(account.account)
        .filter(
          ({ noticeId, division }) =>
            taken.has(noticeId) && !ids.has(noticeId) && divisions.includes(division),
        )
        .map(({ noticeId, kind, state, division, limitOn }) => ({
          noticeId,
          kind,
          state,
          division,
          ...(limitOn !== undefined && { limitOn }),
        }));
      return [...own, ...inherited];
    },
    handOver(notices, from, to, at) {
      engine.write(() => {
        for (const { noticeId } of notices) insert.run(noticeId, to, from, at);
      });
    },
    handedTo,
  };
}
