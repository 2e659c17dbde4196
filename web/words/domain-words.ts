import type { Post } from '../session/token.ts';
import type { NoticeKind } from '../../shared/domain/notice/notice.ts';
import type { NoticeState } from '../../shared/domain/notice/transitions.ts';
import { kindWords, stateWords } from '../../shared/domain/notice/words.ts';
import type { Locale } from './locale.tsx';

type Words<K extends string> = Readonly<Record<Locale, Readonly<Record<K, string>>>>;

export const roleWords: Words<Post> = {
  'zh-CN': {
    clerk: '经办人',
    reviewer: '审核人',
    manager: '分管领导',
    auditor: '复核员',
    partner: '协作部门',
    operator: '运维人员',
    administrator: '账号管理员',
  },
  en: {
    clerk: 'Clerk',
    reviewer: 'Reviewer',
    manager: 'Manager',
    auditor: 'Auditor',
    partner: 'Partner office',
    operator: 'Operator',
    administrator: 'Administrator of accounts',
  },
};

export const noticeKindWords: Words<NoticeKind> = {
  'zh-CN': kindWords,
  en: {
    'movement-notice': 'Movement notice',
    'verification-request': 'Verification request',
    'service-referral': 'Service referral',
    correction: 'Correction',
  },
};

export const noticeStateWords: Words<NoticeState> = {
  'zh-CN': stateWords,
  en: {
    'in-review': 'In review',
    queued: 'To be delivered',
    delivered: 'Delivered',
    accepted: 'Accepted',
    returned: 'Returned',
    misrouted: 'Belongs elsewhere (passed on)',
    answered: 'Answered',
    closed: 'Closed',
    withdrawn: 'Withdrawn',
  },
};
