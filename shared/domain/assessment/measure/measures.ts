import * as z from 'zod/mini';
import type { MeasureFormula } from './measure-context.ts';
import { EVERYTHING, type NeededFacts, NOTHING, together } from './needed-facts.ts';
import { arrivalsRecordedOnTime, departuresCancelled, movementsRecorded } from './movement-measures.ts';
import {
  noticesAcceptedOnTime,
  openPastLimit,
  receiverDays,
  repliedOnTime,
  repliesComplete,
} from './notice-measures.ts';
import {
  errorsFound,
  permitsHeld,
  premisesInspected,
  premisesRegistered,
  registrationComplete,
  reported,
  sampledRight,
  tasksDoneOnTime,
} from './office-measures.ts';

/** 统计指标: an allowed count or ratio. What is not in this table cannot be scored, whatever a scheme says. */
export interface Measure {
  readonly zh: string;
  readonly en: string;
  /** `ratio`: good records of all; `count`: an amount to be reached; `cases`: faults, the fewer the better. */
  readonly shape: 'ratio' | 'count' | 'cases';
  /** `shown` stands beside the score and never in it. */
  readonly use: 'scored' | 'shown';
  /** Which way is better. */
  readonly better: 'more' | 'less';
  /** What the numerator counts in: records, or a unit of hand reports. */
  readonly unit: '条' | '件' | '例' | '天' | '人' | '户' | '场次' | '人次' | '份' | '元' | '次';
  readonly numerator: string;
  readonly denominator: string;
  /** Where the formula was read, or that it is ours. */
  readonly source: string;
  readonly formula: MeasureFormula;
  /** What the formula looks at; the rest need not be read for it. */
  readonly needs: NeededFacts;
}

const lines = (...kinds: NeededFacts['lines']): NeededFacts => ({ ...NOTHING, lines: kinds });
const movements = (...kinds: NeededFacts['movements']): NeededFacts => ({ ...NOTHING, movements: kinds });
const families = (...kinds: NeededFacts['families']): NeededFacts => ({ ...NOTHING, families: kinds });

const DUE_IN_PERIOD = '期限届满日在考核期内的';
const OURS = '[ours]';
const RATIO = { shape: 'ratio', use: 'scored', better: 'more' } as const;
const CASES = { shape: 'cases', use: 'scored', better: 'less' } as const;
const SCORED_COUNT = { shape: 'count', use: 'scored', better: 'more' } as const;
/** Bare counts of services: scored, they would be counted up. */
const SHOWN_COUNT = { shape: 'count', use: 'shown', better: 'more' } as const;
const BY_HAND = {
  numerator: '考核期内填报的数量之和（更正后）',
  denominator: '考核期内有效的填报条数',
  source: '[ours] 填报事项见考核实践',
} as const;

/** The registry. Every entry is about what an office did; none is about who a person is. */
export const MEASURES = {
  'arrivals-recorded-on-time': {
    zh: '流入登记及时率',
    en: 'arrivals recorded on time',
    ...RATIO,
    unit: '条',
    numerator: '其中自到达之日起在登记时限（默认3个工作日）内登记的',
    denominator: '考核期内登记的流入登记（不含本地人口）',
    source: '浙江省流动人口居住登记条例（2016）第八至十三条的时限；口径 [ours]',
    formula: arrivalsRecordedOnTime,
    needs: movements('inflow'),
  },
  'departures-cancelled': {
    zh: '离开注销及时率',
    en: 'departures cancelled on time by the township itself',
    ...RATIO,
    unit: '条',
    numerator: '其中本单位在时限内自行注销的',
    denominator: '考核期内本单位登记的离开、返乡，以及超过时限后由外地信息通报才得知的离开',
    source: '人走有注销；浙江省流动人口居住登记条例（2016）第八至十三条；口径 [ours]',
    formula: departuresCancelled,
    needs: together([movements('outflow', 'return'), lines(...EVERYTHING.lines)]),
  },
  'movements-recorded': {
    zh: '变动登记数',
    en: 'movements recorded',
    ...SHOWN_COUNT,
    unit: '条',
    numerator: '考核期内的变动登记',
    denominator: '同上',
    source: OURS,
    formula: movementsRecorded,
    needs: movements(...EVERYTHING.movements),
  },
  'notices-accepted-on-time': {
    zh: '签收及时率',
    en: 'notices accepted on time',
    ...RATIO,
    unit: '件',
    numerator: '其中在时限内签收、退回或转送的',
    denominator: `签收${DUE_IN_PERIOD}联系函（不含纸质件）`,
    source: '指标名见信息交换平台考核（接收及时率）；口径 [ours]',
    formula: noticesAcceptedOnTime,
    needs: lines('acceptance'),
  },
  'replied-on-time': {
    zh: '反馈及时率',
    en: 'replies on time, of all kinds of notice',
    ...RATIO,
    unit: '件',
    numerator: '其中在时限内反馈的',
    denominator: `反馈${DUE_IN_PERIOD}联系函`,
    source: '指标名见信息交换平台考核（反馈及时率）；口径 [ours]',
    formula: repliedOnTime('verification-request', 'service-referral', 'correction'),
    needs: lines('reply'),
  },
  'verifications-replied-on-time': {
    zh: '协查反馈及时率',
    en: 'verification requests answered on time',
    ...RATIO,
    unit: '件',
    numerator: '其中在时限内反馈的',
    denominator: `反馈${DUE_IN_PERIOD}协查函`,
    source: OURS,
    formula: repliedOnTime('verification-request'),
    needs: lines('reply'),
  },
  'referrals-replied-on-time': {
    zh: '服务转介办理及时率',
    en: 'service referrals answered on time',
    ...RATIO,
    unit: '件',
    numerator: '其中在时限内反馈的',
    denominator: `反馈${DUE_IN_PERIOD}服务转介函`,
    source: OURS,
    formula: repliedOnTime('service-referral'),
    needs: lines('reply'),
  },
  'corrections-replied-on-time': {
    zh: '更正函办理及时率',
    en: 'corrections answered on time',
    ...RATIO,
    unit: '件',
    numerator: '其中在时限内反馈的',
    denominator: `反馈${DUE_IN_PERIOD}更正函`,
    source: OURS,
    formula: repliedOnTime('correction'),
    needs: lines('reply'),
  },
  'replies-complete': {
    zh: '反馈完整率',
    en: 'complete replies',
    ...RATIO,
    unit: '件',
    numerator: '其中未被要求补充的',
    denominator: '考核期内作出的反馈',
    source: OURS,
    formula: repliesComplete,
    needs: lines('reply'),
  },
  'open-past-limit': {
    zh: '超期未结件',
    en: 'open cases past their limit',
    ...CASES,
    unit: '件',
    numerator: '考核期末已超过时限仍未办的联系函与任务',
    denominator: '同上',
    source: OURS,
    formula: openPastLimit,
    needs: together([lines('acceptance', 'reply'), families('task')]),
  },
  'receiver-days': {
    zh: '办结件占用天数',
    en: 'days in the receiving side’s hands',
    ...SHOWN_COUNT,
    unit: '天',
    better: 'less',
    numerator: '考核期内办结的联系函在接收方的天数之和',
    denominator: '考核期内办结的联系函',
    source: '时限责任明细 [ours]',
    formula: receiverDays,
    needs: lines(...EVERYTHING.lines),
  },
  'registration-complete': {
    zh: '登记完整率',
    en: 'registration completeness against leads',
    ...RATIO,
    unit: '条',
    numerator: '其中核实时已在台账的',
    denominator: '考核期内核实属实的线索',
    source: '居住登记率（已登记／应登记），以线索为应登记数 [ours]',
    formula: registrationComplete,
    needs: families('lead'),
  },
  'leads-checked-on-time': {
    zh: '线索核实及时率',
    en: 'leads looked into on time',
    ...RATIO,
    unit: '条',
    numerator: '其中在时限内核实的',
    denominator: `核实${DUE_IN_PERIOD}线索`,
    source: OURS,
    formula: tasksDoneOnTime('lead-check'),
    needs: families('task'),
  },
  'sampled-right': {
    zh: '抽查准确率',
    en: 'sampled records that are right',
    ...RATIO,
    unit: '条',
    numerator: '其中各项均准确的',
    denominator: '考核期内抽查的记录',
    source: '居住信息准确率；抽样由公开种子确定 [ours]',
    formula: sampledRight,
    needs: NOTHING,
  },
  'errors-found': {
    zh: '错报、漏报、迟报',
    en: 'wrong, omitted and late reports',
    ...CASES,
    unit: '例',
    numerator: '考核期内认定的错报、漏报、迟报',
    denominator: '同上',
    source: '逐例扣分 [practice]',
    formula: errorsFound,
    needs: NOTHING,
  },
  'permits-issued-on-time': {
    zh: '居住证制发及时率',
    en: 'residence permits issued on time',
    ...RATIO,
    unit: '件',
    numerator: '其中在时限（15日，偏远地区30日）内发放的',
    denominator: `制发${DUE_IN_PERIOD}居住证申领`,
    source: '居住证暂行条例第九条',
    formula: tasksDoneOnTime('permit-issue'),
    needs: families('task'),
  },
  'endorsement-reminders-sent': {
    zh: '签注提醒及时率',
    en: 'endorsement reminders sent on time',
    ...RATIO,
    unit: '件',
    numerator: '其中按时提醒的',
    denominator: `提醒${DUE_IN_PERIOD}居住证`,
    source: '居住证暂行条例第十条的签注期；提醒参照杭州市流动人口服务管理规定',
    formula: tasksDoneOnTime('endorsement-reminder'),
    needs: families('task'),
  },
  'permits-held': {
    zh: '持证率',
    en: 'residents who hold a permit',
    ...RATIO,
    unit: '人',
    use: 'shown',
    numerator: '其中持有效居住证的人数',
    denominator: '最近一次统计的居住半年以上人数',
    source: '居住证自愿申领，只展示不计分',
    formula: permitsHeld,
    needs: families('permits'),
  },
  'premises-registered': {
    zh: '出租房屋登记率',
    en: 'rental premises registered',
    ...RATIO,
    unit: '户',
    numerator: '其中已登记的',
    denominator: '考核期末已知的出租房屋',
    source: '出租房屋登记率（已登记／已知）',
    formula: premisesRegistered,
    needs: families('premises'),
  },
  'premises-inspected': {
    zh: '出租房屋巡查率',
    en: 'rental premises inspected',
    ...RATIO,
    unit: '户',
    numerator: '其中考核期内至少巡查一次的',
    denominator: '考核期前已登记且期末仍在出租的房屋',
    source: OURS,
    formula: premisesInspected,
    needs: families('premises', 'inspection'),
  },
  'returns-filed-on-time': {
    zh: '月报表按时报送率',
    en: 'monthly returns filed by their day',
    ...RATIO,
    unit: '份',
    numerator: '其中按时报送的（含零报告）',
    denominator: `报送${DUE_IN_PERIOD}月报表`,
    source: '迟报扣分 [practice]',
    formula: tasksDoneOnTime('monthly-return'),
    needs: families('task'),
  },
  'own-requests-settled-on-time': {
    zh: '本人更正与申请按时办结率',
    en: 'people’s own corrections and requests settled on time',
    ...RATIO,
    unit: '件',
    numerator: '其中按时办结的',
    denominator: `办结${DUE_IN_PERIOD}本人更正与申请`,
    source: '个人信息保护法第四十四至五十条的申请；口径 [ours]',
    formula: tasksDoneOnTime('own-data-request'),
    needs: families('task'),
  },
  'benefit-requests-settled-on-time': {
    zh: '惠民政策申请按时办结率',
    en: 'benefit requests settled on time',
    ...RATIO,
    unit: '件',
    numerator: '其中按时办结的',
    denominator: `办结${DUE_IN_PERIOD}惠民政策申请`,
    source: OURS,
    formula: tasksDoneOnTime('benefit-request'),
    needs: families('task'),
  },
  'work-tasks-on-time': {
    zh: '阶段性任务按时完成率',
    en: 'dated tasks done on time',
    ...RATIO,
    unit: '件',
    numerator: '其中按时完成的',
    denominator: `完成${DUE_IN_PERIOD}阶段性任务`,
    source: OURS,
    formula: tasksDoneOnTime('work-task'),
    needs: families('task'),
  },
  'training-sessions': {
    zh: '培训场次',
    en: 'training sessions',
    ...SCORED_COUNT,
    unit: '场次',
    ...BY_HAND,
    formula: reported('training', 'sessions'),
    needs: families('service'),
  },
  'publicity-sessions': {
    zh: '宣传场次',
    en: 'publicity sessions',
    ...SCORED_COUNT,
    unit: '场次',
    ...BY_HAND,
    formula: reported('publicity', 'sessions'),
    needs: families('service'),
  },
  'wages-recovered': {
    zh: '追回欠薪',
    en: 'unpaid wages recovered',
    ...SHOWN_COUNT,
    unit: '元',
    ...BY_HAND,
    formula: reported('wages-recovered', 'yuan'),
    needs: families('service'),
  },
  'disputes-mediated': {
    zh: '矛盾调解',
    en: 'disputes mediated',
    ...SHOWN_COUNT,
    unit: '份',
    ...BY_HAND,
    formula: reported('disputes-mediated', 'copies'),
    needs: families('service'),
  },
  'hazards-mended': {
    zh: '隐患整改',
    en: 'hazards mended',
    ...SHOWN_COUNT,
    unit: '户',
    ...BY_HAND,
    formula: reported('hazards-mended', 'households'),
    needs: families('service'),
  },
  'school-places': {
    zh: '协调入学',
    en: 'school places found',
    ...SHOWN_COUNT,
    unit: '人次',
    ...BY_HAND,
    formula: reported('school-places', 'attendances'),
    needs: families('service'),
  },
  'legal-aid': {
    zh: '法律援助',
    en: 'legal aid',
    ...SHOWN_COUNT,
    unit: '人次',
    ...BY_HAND,
    formula: reported('legal-aid', 'attendances'),
    needs: families('service'),
  },
  'benefits-paid': {
    zh: '惠民政策兑现',
    en: 'households that received benefits',
    ...SHOWN_COUNT,
    unit: '户',
    ...BY_HAND,
    formula: reported('benefits', 'households'),
    needs: families('service'),
  },
  'left-behind-care': {
    zh: '留守儿童关爱',
    en: 'left-behind children supported',
    ...SHOWN_COUNT,
    unit: '人次',
    ...BY_HAND,
    formula: reported('left-behind-care', 'attendances'),
    needs: families('service'),
  },
} as const satisfies Record<string, Measure>;

export const MeasureId = z.enum(
  Object.keys(MEASURES) as [keyof typeof MEASURES, ...(keyof typeof MEASURES)[]],
);
export type MeasureId = z.infer<typeof MeasureId>;

/** The measure of a name, or undefined: a scheme can name only what stands in the table. */
export function measureNamed(name: string): Measure | undefined {
  return Object.hasOwn(MEASURES, name) ? MEASURES[name as MeasureId] : undefined;
}

/** What has to be read to measure by these. */
export function neededFor(measures: readonly MeasureId[]): NeededFacts {
  return together(measures.map((id) => MEASURES[id].needs));
}
