import { boxOf } from '../domain/notice/box.ts';
import { Notice } from '../domain/notice/notice.ts';
import type { NoticePage, NoticeStore } from '../domain/notice/notice-store.ts';
import { priorStates } from '../domain/notice/transitions.ts';
import { noteChange } from './change-feed.ts';
import type { Engine } from './engine.ts';

/** Sorts after every id and instant, for lists that run backwards from the latest. */
const END = '~';

/** Notices on the embedded engine. The condition of `save` refuses an illegal transition, whatever the caller thinks. */
export function sqliteNotices(engine: Engine): NoticeStore {
  const { db } = engine;
  const insert = db.prepare('INSERT INTO notices VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const update =
    db.prepare(`UPDATE notices SET version = ?, state = ?, box = ?, division = ?, sort = ?, doc = ?
    WHERE notice_id = ? AND version = ? AND state IN (SELECT value FROM json_each(?))`);
  const read = db.prepare('SELECT doc FROM notices WHERE notice_id = ?');
  const readMany = db.prepare('SELECT doc FROM notices WHERE notice_id IN (SELECT value FROM json_each(?))');
  const inTimeOf = (divisions: string) =>
    db.prepare(`SELECT doc, sort FROM notices
    WHERE box = ? AND division ${divisions} AND (sort, notice_id) > (?, ?) AND sort <= ?
    ORDER BY sort, notice_id LIMIT ?+0`);
  const inTime = inTimeOf('IN (SELECT value FROM json_each(?))');
  /** In the order of the index, not sorted: assessments ask for one office after the other. */
  const inTimeOfOne = inTimeOf('= ?');
  const latest = db.prepare(`SELECT doc, sort FROM notices
    WHERE box = ? AND division IN (SELECT value FROM json_each(?)) AND (sort, notice_id) < (?, ?) AND sort <= ?
    ORDER BY sort DESC, notice_id DESC LIMIT ?+0`);
  const sent = db.prepare(`SELECT doc, created_at AS sort FROM notices
    WHERE sender IN (SELECT value FROM json_each(?)) AND (created_at, notice_id) < (?, ?) AND created_at <= ?
    ORDER BY created_at DESC, notice_id DESC LIMIT ?+0`);
  const waiting = db.prepare(`SELECT doc, sort FROM notices
    WHERE box = 'inbox' AND (sort, notice_id) > (?, ?) AND sort <= ? ORDER BY sort, notice_id LIMIT ?+0`);
  const scan = db.prepare('SELECT doc FROM notices WHERE notice_id > ? ORDER BY notice_id LIMIT ?+0');
  const unfinished = db.prepare(`SELECT doc FROM notices
    WHERE box IN ('inbox', 'paper', 'review', 'sending') AND notice_id > ?
      AND (? OR EXISTS (SELECT 1 FROM json_each(?) WHERE substr(division, 1, length(value)) = value))
    ORDER BY notice_id LIMIT ?+0`);
  const note = noteChange(engine, 'notice');

  return {
    async create(notice) {
      const { box, division, sort } = boxOf(notice);
      const doc = JSON.stringify(notice);
      return engine.write(() => {
        const { noticeId, version, state, sender, createdAt } = notice;
        const { changes } = insert.run(noticeId, version, state, box, division, sort, sender, createdAt, doc);
        if (changes === 0) return 'already-there';
        note({ before: null, after: doc, state });
        return 'created';
      });
    },
    async get(noticeId) {
      const row = read.get(noticeId);
      return row ? Notice.parse(JSON.parse(String(row['doc']))) : undefined;
    },
    async getMany(noticeIds) {
      return readMany
        .all(JSON.stringify(noticeIds))
        .map((row) => Notice.parse(JSON.parse(String(row['doc']))));
    },
    async save(next, event) {
      const { box, division, sort } = boxOf(next);
      const doc = JSON.stringify(next);
      const { noticeId, version, state } = next;
      return engine.write(() => {
        const before = read.get(noticeId);
        const from = JSON.stringify(priorStates(event));
        const { changes } = update.run(version, state, box, division, sort, doc, noticeId, version - 1, from);
        if (changes === 0) return 'changed-meanwhile';
        note({ before: before ? String(before['doc']) : null, after: doc, state });
        return 'saved';
      });
    },
    async box(name, query) {
      const divisions = JSON.stringify(query.divisions);
      const until = query.until ?? END;
      const { after } = query;
      const [only] = query.divisions;
      const isOne = only !== undefined && query.divisions.length === 1;
      const rows =
        name === 'done'
          ? latest.all(name, divisions, after?.sort ?? END, after?.noticeId ?? END, until, query.limit + 1)
          : (isOne ? inTimeOfOne : inTime).all(
              name,
              isOne ? only : divisions,
              after?.sort ?? '',
              after?.noticeId ?? '',
              until,
              query.limit + 1,
            );
      return pageOf(rows, query.limit);
    },
    async waiting({ after, until, limit }) {
      const [sort = '', noticeId = ''] = after?.split('#') ?? [];
      const { notices, next } = pageOf(waiting.all(sort, noticeId, until, limit + 1), limit);
      return { notices, ...(next && { next: `${next.sort}#${next.noticeId}` }) };
    },
    async scan({ after, limit }) {
      const { notices, next } = pageOf(scan.all(after ?? '', limit + 1), limit);
      return { notices, ...(next && { next: next.noticeId }) };
    },
    async unfinished({ within, after, limit }) {
      const prefixes = JSON.stringify(within ?? []);
      const rows = unfinished.all(after?.noticeId ?? '', within ? 0 : 1, prefixes, limit + 1);
      const { notices } = pageOf(rows, limit);
      const last = notices.at(-1);
      if (rows.length <= limit || !last) return { notices };
      return { notices, next: { ...boxOf(last), noticeId: last.noticeId } };
    },
    async sent(query) {
      const { divisions, after, until, limit } = query;
      const from = [after?.sort ?? END, after?.noticeId ?? END, until ?? END] as const;
      return pageOf(sent.all(JSON.stringify(divisions), ...from, limit + 1), limit);
    },
  };
}

function pageOf(rows: readonly Record<string, unknown>[], limit: number): NoticePage {
  // As we wrote them: they were parsed then.
  const notices = rows.slice(0, limit).map((row) => JSON.parse(String(row['doc'])) as Notice);
  const last = notices.at(-1);
  if (rows.length <= limit || !last) return { notices };
  return { notices, next: { sort: String(rows[limit - 1]?.['sort']), noticeId: last.noticeId } };
}
