import type { Movement } from '../../shared/domain/movement/movement.ts';
import { kindWords, eventWords, replyWords } from '../../shared/domain/notice/words.ts';
import { Notice } from '../../shared/domain/notice/notice.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Sandbox } from '../sandbox.ts';
import { divisionName } from './division-name.ts';

export const DEMO_MARK = '演示数据，与真实单位无关 (demo data, nothing to do with the real places)';

/** What a clerk wants to know of the exchange, counted from the stored notices themselves. */
export interface ExchangeCounts {
  readonly movements: number;
  readonly sent: number;
  readonly delivered: number;
  readonly onTime: number;
  readonly overdue: number;
  readonly misrouted: number;
  readonly paper: number;
}

export function countExchange({ engine }: Sandbox): ExchangeCounts {
  const movements = Number(engine.db.prepare('SELECT count(*) AS n FROM movements').get()?.['n']);
  const notices = engine.db
    .prepare('SELECT doc FROM notices')
    .all()
    .map((row) => Notice.parse(JSON.parse(String(row['doc']))));
  const has = (notice: Notice, ...events: string[]): boolean =>
    notice.timeline.some(({ event }) => events.includes(event));
  const answered = (notice: Notice): boolean => has(notice, 'accept-and-close', 'accept', 'dispute', 'reply');
  return {
    movements,
    sent: notices.length,
    delivered: notices.filter((notice) => has(notice, 'deliver')).length,
    onTime: notices.filter((notice) => answered(notice) && !has(notice, 'note-overdue')).length,
    overdue: notices.filter((notice) => has(notice, 'note-overdue')).length,
    misrouted: notices.filter((notice) => notice.state === 'misrouted').length,
    paper: notices.filter((notice) => notice.channel === 'paper').length,
  };
}

export function summaryText(counts: ExchangeCounts): string {
  const lines: readonly (readonly [string, string, number])[] = [
    ['变动登记', 'movements recorded', counts.movements],
    ['发出联系函', 'notices sent', counts.sent],
    ['已送达', 'delivered', counts.delivered],
    ['按时签收或反馈', 'answered on time', counts.onTime],
    ['曾经超期', 'overdue at some time', counts.overdue],
    ['非本辖区（已转送）', 'misrouted, sent on', counts.misrouted],
    ['转纸质件（对方未接入）', 'on paper: the county has not joined', counts.paper],
  ];
  return lines.map(([zh, en, n]) => `  ${String(n).padStart(6)}  ${zh}  ${en}`).join('\n');
}

const movementWords: Readonly<Record<Movement['kind'], string>> = {
  inflow: '流入登记',
  outflow: '离开注销 / 外出登记',
  return: '返乡登记',
  'change-of-address': '变更',
  correction: '更正',
};

/** One person's story, step by step, as the two sides saw it. */
export async function storyText(sandbox: Sandbox, personId: string): Promise<string> {
  const { stores, directory } = sandbox;
  const name = (code: string): string => divisionName(directory, code);
  const log = await stores.movements.log(personId);
  const lines = log.map((movement) => ({
    at: movement.recordedAt,
    text: `${name(movement.office)} ${movementWords[movement.kind]} (recorded; happened ${movement.happenedOn})`,
  }));
  const rows = sandbox.engine.db
    .prepare("SELECT doc FROM notices WHERE doc ->> '$.personId' = ? ORDER BY created_at")
    .all(personId);
  for (const row of rows) {
    const notice = Notice.parse(JSON.parse(String(row['doc'])));
    for (const { at, event, by, to } of notice.timeline) {
      if (event === 'create') continue;
      const who = by ? name(by) : '平台';
      const reply = event === 'reply' && notice.reply ? `：${replyWords[notice.reply.code]}` : '';
      const whom = to ? ` → ${name(to)}` : '';
      lines.push({
        at,
        text: `${who} ${kindWords[notice.kind]} ${eventWords[event]}${reply}${whom} (${event})`,
      });
    }
  }
  lines.sort((a, b) => (a.at < b.at ? -1 : 1));
  return lines
    .map(({ at, text }, i) => `  ${String(i + 1).padStart(2)}. ${shanghaiDateOf(at)}  ${text}`)
    .join('\n');
}
