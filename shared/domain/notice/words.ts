import type { NoticeKind, ReplyCode } from './notice.ts';
import type { NoticeEvent, NoticeState } from './transitions.ts';

/** What people see for each state (Table C). */
export const stateWords: Readonly<Record<NoticeState, string>> = {
  'in-review': '待审核',
  queued: '待送达',
  delivered: '已送达',
  accepted: '已签收',
  returned: '退回',
  misrouted: '非本辖区（已转送）',
  answered: '已反馈',
  closed: '已办结',
  withdrawn: '已撤回',
};

export const kindWords: Readonly<Record<NoticeKind, string>> = {
  'movement-notice': '信息通报',
  'verification-request': '协查函',
  'service-referral': '服务转介函',
  correction: '更正函',
};

export const replyWords: Readonly<Record<ReplyCode, string>> = {
  confirmed: '属实',
  'partly-confirmed': '部分属实',
  'not-confirmed': '不属实',
  'no-such-person': '查无此人',
  'household-moved-to': '户籍已迁出',
  'returned-home': '已返乡',
};

export const eventWords: Readonly<Record<NoticeEvent | 'create', string>> = {
  create: '发出',
  approve: '审核通过',
  deliver: '送达',
  'keep-for-paper': '转纸质件',
  'number-letter': '编号打印',
  'send-letter': '寄出',
  'remind-on-paper': '纸质催办',
  accept: '签收',
  'accept-and-close': '签收即办结',
  dispute: '提出异议',
  return: '退回',
  misroute: '非本辖区转送',
  'hand-down': '分办',
  'hand-over': '区划变更移交',
  reply: '反馈',
  'enter-paper-reply': '录入纸质回复',
  'find-incomplete': '要求补充',
  close: '办结',
  extend: '申请延期',
  resend: '重新发出',
  withdraw: '撤回',
  remind: '催办',
  'note-overdue': '超期',
  escalate: '提级督办',
  'confirm-limit': '时限确认',
};
