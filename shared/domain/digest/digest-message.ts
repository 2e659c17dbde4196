import { weekdayOf } from '../calendar/date.ts';
import type { DigestChannel } from './digest-channel.ts';
import type { DigestCounts } from './digest-counts.ts';

/** A message as every channel can show it. */
export interface DigestMessage {
  readonly title: string;
  readonly text: string;
  readonly markdown: string;
}

const WORDS = {
  'zh-CN': {
    title: (day: string, weekday: string) => `一盘棋每日提醒 ${day}（周${weekday}）`,
    weekdays: '一二三四五六日',
    lines: {
      overdue: '已超期',
      dueToday: '今日到期',
      fresh: '新到',
      returned: '退回、反馈待处理',
      review: '待审核',
    },
    count: (words: string, count: number) => `${words} ${count} 件`,
    nothing: '今天没有待办事项。',
    below: '（含下级）',
    open: '打开待办件',
    test: '这是一条测试消息：收到即表示通知渠道可用。',
  },
  en: {
    title: (day: string) => `Yipan 一盘棋 morning digest, ${day}`,
    weekdays: '',
    lines: {
      overdue: 'overdue',
      dueToday: 'due today',
      fresh: 'new',
      returned: 'returned or answered, waiting for you',
      review: 'waiting for review',
    },
    count: (words: string, count: number) => `${words}: ${count}`,
    nothing: 'Nothing waits today.',
    below: ' (with those below)',
    open: 'Open the inbox',
    test: 'This is a test message: who reads it knows that the channel works.',
  },
} as const;

type Looks = Pick<DigestChannel, 'language' | 'below'>;

export interface MessagePlace {
  readonly day: string;
  /** The name of the division. */
  readonly place: string;
  /** Where people open their inbox; undefined where the installation has not said. */
  readonly link: string | undefined;
}

/** The digest of a day in the words of its channel. */
export function digestMessage(
  { language, below }: Looks,
  counts: DigestCounts,
  where: MessagePlace,
): DigestMessage {
  const words = WORDS[language];
  const lines = (Object.keys(words.lines) as (keyof DigestCounts)[])
    .filter((name) => counts[name] > 0)
    .map((name) => words.count(words.lines[name], counts[name]));
  const head = `${where.place}${below ? words.below : ''}`;
  return messageOf(language, head, lines.length > 0 ? lines : [words.nothing], where);
}

/** What a test message says. */
export function testMessage({ language }: Looks, where: MessagePlace): DigestMessage {
  return messageOf(language, where.place, [WORDS[language].test], where);
}

function messageOf(
  language: Looks['language'],
  head: string,
  lines: readonly string[],
  { day, link }: MessagePlace,
): DigestMessage {
  const words = WORDS[language];
  const title = words.title(day, words.weekdays.charAt(weekdayOf(day) - 1));
  return {
    title,
    text: [title, head, ...lines, ...(link === undefined ? [] : [link])].join('\n'),
    markdown: [
      `**${title}**`,
      head,
      lines.map((line) => `- ${line}`).join('\n'),
      ...(link === undefined ? [] : [`[${words.open}](${link})`]),
    ].join('\n\n'),
  };
}
