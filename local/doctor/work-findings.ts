import type { DatabaseSync } from 'node:sqlite';
import { instantOf } from '../../shared/domain/calendar/instant.ts';
import type { DeadlineRule } from '../../shared/domain/deadline/deadline-rule.ts';
import { ruleOf } from '../../shared/domain/deadline/notice-limits.ts';
import { Notice } from '../../shared/domain/notice/notice.ts';
import { type StuckReason, stuckOf } from '../../shared/domain/notice/stuck.ts';
import { type Finding, found } from './finding.ts';

/** Delivery takes seconds; the first repeat comes after a quarter of an hour. */
const LONGEST_WAIT_MS = 15 * 60_000;

/** Does anything wait for its delivery longer than it should? */
export function queueFinding(db: DatabaseSync, now: number): Finding {
  const subject = 'queue';
  const one = (sql: string): Record<string, unknown> => db.prepare(sql).get() ?? {};
  const messages = Number(one('SELECT count(*) AS n FROM messages')['n']);
  const { since, n } = one("SELECT min(sort) AS since, count(*) AS n FROM notices WHERE box = 'sending'");
  const minutes = typeof since === 'string' ? Math.floor((now - Date.parse(since)) / 60_000) : 0;
  const words = found(
    `待送达 ${Number(n)} 件，队列 ${messages} 条${minutes > 0 ? `，最早的已等 ${minutes} 分钟` : ''}`,
    `${Number(n)} notices wait for their delivery, ${messages} messages are queued${minutes > 0 ? `; the oldest has waited ${minutes} minutes` : ''}.`,
  );
  if (minutes * 60_000 <= LONGEST_WAIT_MS) return { subject, state: 'ok', found: words };
  return {
    subject,
    state: 'warning',
    found: words,
    todo: found(
      '确认服务在运行；看日志中的 pump-failed 和下面的投递失败件',
      'See that the server runs; look for pump-failed in the log, and at the dead letters below.',
    ),
  };
}

/** What could not be handled at all. */
export function deadLetterFinding(db: DatabaseSync): Finding {
  const subject = 'dead-letters';
  const rows = db.prepare('SELECT source, count(*) AS n FROM dead_letters GROUP BY source').all();
  if (rows.length === 0) return { subject, state: 'ok', found: found('没有', 'There are none.') };
  const list = rows.map(({ source, n }) => `${String(source)} ${Number(n)}`).join(', ');
  return {
    subject,
    state: 'warning',
    found: found(list, list),
    todo: found(
      '查看原因：yipan list-dead-letters --source 来源；排除后重新投递：yipan redrive',
      'See why: yipan list-dead-letters --source SOURCE; once mended, send them again: yipan redrive',
    ),
  };
}

const REASON_ZH: Readonly<Record<StuckReason, string>> = {
  'not-delivered': '未送达',
  'on-paper': '待寄纸质件',
  'review-lying': '待审核',
  'returned-lying': '退回未处理',
  'answered-lying': '已反馈未办结',
  'past-escalation': '督办后仍未办',
  'no-limit': '无时限',
};

/** What nobody moves. Of the ids and persons nothing is said: `yipan list-stuck` has them. */
export function stuckFinding(db: DatabaseSync, rules: readonly DeadlineRule[], now: number): Finding {
  const subject = 'stuck';
  const counts = new Map<StuckReason, number>();
  const at = instantOf(now);
  const unfinished = db.prepare(
    "SELECT doc FROM notices WHERE box IN ('inbox', 'paper', 'review', 'sending')",
  );
  for (const { doc } of unfinished.iterate()) {
    const notice = Notice.parse(JSON.parse(String(doc)));
    const why = stuckOf(notice, ruleOf(notice, rules), at)?.why;
    if (why) counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  if (counts.size === 0) return { subject, state: 'ok', found: found('没有', 'There are none.') };
  const list = found(
    [...counts].map(([why, n]) => `${REASON_ZH[why]} ${n}`).join('，'),
    [...counts].map(([why, n]) => `${why} ${n}`).join(', '),
  );
  // Paper is listed from the first hour, so that somebody posts it.
  if (counts.size === 1 && counts.has('on-paper')) return { subject, state: 'ok', found: list };
  return {
    subject,
    state: 'warning',
    found: list,
    todo: found(
      '看是谁的：yipan list-stuck，然后打电话；未送达的看投递队列',
      'See whose they are: yipan list-stuck, and telephone; for what is not delivered see the queue.',
    ),
  };
}
