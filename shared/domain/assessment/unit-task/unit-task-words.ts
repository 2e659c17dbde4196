import type { LimitMark } from '../running-limit.ts';
import type { UnitTask, UnitTaskKind } from './unit-task.ts';
import type { UnitTaskEvent, UnitTaskState } from './unit-task-transitions.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

export const taskKindWords: Readonly<Record<UnitTaskKind, Words>> = {
  rectification: { zh: '整改', en: 'rectification' },
  survey: { zh: '摸底排查', en: 'survey' },
  campaign: { zh: '专项行动', en: 'campaign' },
  'account-check': { zh: '台账核对', en: 'account check' },
  training: { zh: '培训', en: 'training' },
};

export const taskStateWords: Readonly<Record<UnitTaskState, Words>> = {
  set: { zh: '办理中', en: 'under way' },
  reported: { zh: '已报送，待验收', en: 'reported, waiting for acceptance' },
  'sent-back': { zh: '退回重办', en: 'sent back' },
  accepted: { zh: '已验收销号', en: 'accepted' },
  cancelled: { zh: '已撤销', en: 'cancelled' },
};

export const taskEventWords: Readonly<Record<UnitTaskEvent | 'set', Words>> = {
  set: { zh: '下达', en: 'set' },
  acknowledge: { zh: '签收', en: 'acknowledged' },
  'assign-support': { zh: '指定帮扶单位', en: 'supporting unit named' },
  report: { zh: '报送完成情况', en: 'reported' },
  accept: { zh: '验收销号', en: 'accepted' },
  'send-back': { zh: '退回重办', en: 'sent back' },
  extend: { zh: '延期', en: 'extended' },
  cancel: { zh: '撤销', en: 'cancelled' },
  press: { zh: '催办', en: 'pressed for' },
};

export const markWords: Readonly<Record<LimitMark, Words>> = {
  remind: { zh: '临期提醒', en: 'reminded' },
  overdue: { zh: '超期', en: 'overdue' },
  county: { zh: '县级督办', en: 'escalated to the county' },
  prefecture: { zh: '市级督办', en: 'escalated to the prefecture' },
  province: { zh: '省级督办', en: 'escalated to the province' },
};

/** Where a task stands, in one sentence each. */
export function taskSentence({ kind, state, limit, supportedBy, noted }: UnitTask): Words {
  const late = noted.includes('overdue') ? { zh: '（超期）', en: ' (overdue)' } : { zh: '', en: '' };
  const help = supportedBy
    ? { zh: `，帮扶单位：${supportedBy.name}`, en: `, supported by ${supportedBy.name}` }
    : { zh: '', en: '' };
  return {
    zh: `${taskKindWords[kind].zh}：${taskStateWords[state].zh}${late.zh}，${limit.dueOn}前完成${help.zh}。`,
    en: `${taskKindWords[kind].en}: ${taskStateWords[state].en}${late.en}, due on ${limit.dueOn}${help.en}.`,
  };
}
