import type { Notice, ReferralKind, UrgencyGround, VerificationItem } from '../domain/notice/notice.ts';
import type { DocumentKind } from '../domain/person/person.ts';

/** Words of Table B as a letter prints them. */
export const itemWords: Readonly<Record<VerificationItem, string>> = {
  'identity-and-household': '身份与户籍是否属实',
  'household-moved': '户籍是否迁出、迁往何处',
  'still-away': '是否仍在外或已返乡',
  contact: '联系方式',
  'benefits-and-schooling': '参保、就学衔接所需事项',
};

export const referralWords: Readonly<Record<ReferralKind, string>> = {
  schooling: '入学转学',
  'residence-permit': '居住证',
  'social-insurance': '社保医保关系转移',
  'employment-and-training': '就业与培训',
  'legal-aid': '法律援助',
  'unpaid-wages': '欠薪维权',
  housing: '住房保障',
  'left-behind-care': '留守儿童与老人关爱',
};

export const groundWords: Readonly<Record<UrgencyGround, string>> = {
  'school-or-benefit-deadline': '入学或待遇申领时限',
  'missing-or-rescue': '走失与救助',
  'other-statutory-limit': '其他法定时限',
};

export const claimWords: Readonly<
  Record<Extract<Notice, { kind: 'correction' }>['content']['claim'], string>
> = {
  'still-lives-here': '仍在我处居住，并未离开',
  'never-lived-here': '未曾在我处居住',
  'wrong-date': '日期有误',
  'wrong-household': '户籍地有误',
  'wrong-person': '人员有误',
};

export const documentWords: Readonly<Record<DocumentKind, string>> = {
  'resident-id': '居民身份证',
  'hkmt-residence-permit': '港澳台居民居住证',
  'hkm-travel-permit': '港澳居民来往内地通行证',
  'taiwan-travel-permit': '台湾居民来往大陆通行证',
  'foreign-permanent-residence': '外国人永久居留身份证',
  passport: '护照',
};

export const happenedWords: Readonly<
  Record<Extract<Notice, { kind: 'movement-notice' }>['content']['happened'], string>
> = {
  inflow: '流入登记',
  outflow: '离开',
  return: '返乡登记',
  'change-of-address': '变更',
  correction: '更正',
};
