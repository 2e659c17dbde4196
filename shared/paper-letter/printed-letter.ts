import { dayWords } from '../domain/assessment/period-words.ts';
import type { DayLimit } from '../domain/deadline/day-limit.ts';
import { type LetterNumber, letterIdOf, letterNumberWords } from '../domain/notice/paper-letter.ts';
import type { Letterhead } from '../domain/notice/letterhead.ts';
import type { Notice } from '../domain/notice/notice.ts';
import { kindWords, replyWords } from '../domain/notice/words.ts';
import type { Identity } from '../domain/person/person.ts';
import { landlineParts } from '../domain/person/phone.ts';
import {
  claimWords,
  documentWords,
  groundWords,
  happenedWords,
  itemWords,
  referralWords,
} from './letter-words.ts';

/** All that a letter is made of. The names of places are whole: 河南省信阳市固始县. */
export interface LetterContent {
  readonly notice: Notice;
  readonly letter: LetterNumber;
  readonly letterhead: Letterhead;
  readonly handler: string;
  readonly person: Pick<Identity, 'name' | 'document'>;
  /** By code: the sender, whom it goes to, and the divisions that its content names. */
  readonly places: ReadonlyMap<string, string>;
  /** To whom it goes, by today's lineage. */
  readonly to: string;
  /** What the rule gives the other side, from the day on which it has the letter; null: it only informs. */
  readonly reply: DayLimit | null;
  readonly on: string;
}

/** A line of a form: what is asked for, and what stands there; '' leaves room for a hand. */
export interface Line {
  readonly label: string;
  readonly value: string;
}

/** A letter with its receipt slip, as all renderers print it. */
export interface PrintedLetter {
  readonly title: string;
  readonly number: string;
  /** What the code says. */
  readonly reference: string;
  readonly addressee: string;
  readonly opening: string;
  /** Whom it is about, and what is said or asked. */
  readonly lines: readonly Line[];
  readonly closing: string;
  readonly sender: { readonly name: string; readonly date: string; readonly contact: readonly Line[] };
  readonly slip: {
    readonly title: string;
    readonly to: string;
    readonly opening: string;
    /** Boxes to tick: 属实, 部分属实, … */
    readonly boxes: readonly string[];
    /** Room for a hand. */
    readonly blanks: readonly string[];
    readonly note: string;
  };
}

/**
 * Words of a letter in their order. Of a person it carries the name, kind and number of the document, the division of the household, and
 * what the notice itself says: less than Table B allows, and nothing beside it. Telephone, address, dwelling and employer stay on the
 * platform; whoever needs them asks. The sentences around them are ours [ours].
 */
export function printedLetter(content: LetterContent): PrintedLetter {
  const { notice, letter, letterhead, handler, places, on } = content;
  const senderName = letterhead.name ?? nameOf(places, letterhead.office);
  return {
    title: `流动人口${kindWords[notice.kind]}`,
    number: letterNumberWords(letter),
    reference: letterIdOf(letter),
    addressee: nameOf(places, content.to),
    opening: openingOf(notice),
    lines: [...personLines(content), ...contentLines(notice, places)],
    closing: closingOf(content.reply),
    sender: {
      name: senderName,
      date: dayWords(on),
      contact: [
        { label: '经办人', value: handler },
        { label: '联系电话', value: spacedPhone(letterhead.telephone) },
        ...(letterhead.fax === undefined ? [] : [{ label: '传真', value: spacedPhone(letterhead.fax) }]),
        { label: '回函地址', value: `${letterhead.address}（邮编${letterhead.postcode}）` },
      ],
    },
    slip: {
      title: '回执',
      to: senderName,
      opening: `你单位${letterNumberWords(letter)}${kindWords[notice.kind]}收悉，办理结果如下（请在□内打√）：`,
      boxes: Object.entries(replyWords).map(([code, words]) =>
        code === 'household-moved-to' ? '户籍已迁往：＿＿＿＿＿＿＿＿＿＿' : words,
      ),
      blanks: ['更正或补充（仅限所询事项）', '收函日期', '经办人', '联系电话', '单位（盖章）'],
      note: '本函涉及个人信息，仅用于办理所列事项，办毕按规定保管或销毁，不得复制、外传。',
    },
  };
}

function openingOf(notice: Notice): string {
  switch (notice.kind) {
    case 'movement-notice':
      return notice.target === 'household'
        ? '户籍在你处的下列人员有新的登记，现予通报，请收函后更新台账，并将回执寄回。'
        : '曾在或将在你处居住的下列人员有新的登记，现予通报，请核对后将回执寄回。';
    case 'verification-request':
      return '为做好流动人口服务，请协助核实下列人员的有关事项。';
    case 'service-referral':
      return '下列人员申请办理的事项需你处协助，现予转介，请办理后将结果函告。';
    case 'correction':
      return '对下列人员的登记，我处有不同意见，请核对后更正或函复。';
  }
}

function personLines({ person: { name, document } }: LetterContent): readonly Line[] {
  return [
    { label: '姓名', value: name },
    { label: '证件种类', value: documentWords[document.kind] },
    { label: '证件号码', value: document.number },
  ];
}

function contentLines(notice: Notice, places: ReadonlyMap<string, string>): readonly Line[] {
  switch (notice.kind) {
    case 'movement-notice': {
      const { happened, on, from, to, late } = notice.content;
      return [
        { label: '登记事项', value: `${happenedWords[happened]}${late ? '（补录）' : ''}` },
        { label: '发生日期', value: dayWords(on) },
        ...(from === undefined ? [] : [{ label: '原居住地', value: nameOf(places, from) }]),
        ...(to === undefined ? [] : [{ label: '现居住地', value: nameOf(places, to) }]),
      ];
    }
    case 'verification-request':
      return [
        {
          label: '协查事项',
          value: notice.content.items.map((item, index) => `${index + 1}．${itemWords[item]}`).join('；'),
        },
        ...urgencyLines(notice.content.urgency),
      ];
    case 'service-referral':
      return [
        { label: '转介事项', value: referralWords[notice.content.service] },
        ...urgencyLines(notice.content.urgency),
      ];
    case 'correction':
      return [{ label: '更正事项', value: claimWords[notice.content.claim] }];
  }
}

function urgencyLines(
  urgency: Extract<Notice, { kind: 'service-referral' }>['content']['urgency'],
): readonly Line[] {
  if (!urgency) return [];
  const { ground, rule } = urgency;
  const words = groundWords[ground];
  return [{ label: '紧急事由', value: rule === undefined ? words : `${words}（${rule}）` }];
}

function closingOf(reply: DayLimit | null): string {
  if (!reply) return '本函只作通报，请收函后即填回执寄回。';
  return `请自收到本函之日起${reply.days}${reply.unit === 'working' ? '个工作日' : '日'}内填写回执寄回。`;
}

function nameOf(places: ReadonlyMap<string, string>, code: string): string {
  return places.get(code.slice(0, 9)) ?? places.get(code) ?? code;
}

/** 0571-87654321, as it is dialled. */
function spacedPhone(phone: string): string {
  const parts = landlineParts(phone);
  return parts ? `${parts.area}-${parts.local}` : phone;
}
