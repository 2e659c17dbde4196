import { type NoticeKind, UrgencyGround } from '../notice/notice.ts';
import type { DayLimit } from './day-limit.ts';
import type { DeadlineRule, RecordingRule } from './deadline-rule.ts';

/** Before every movement that can be entered, late entries of long ago among them. */
const ALWAYS = '1949-10-01';

/** 签收 5 working days [ours]; practice names none nationwide. */
const ACCEPT = working(5);

/** Reminder, county, prefecture, province [ours]. */
const ALARMS = { remindBeforeDays: 3, escalateAfterDays: [1, 5, 10] };

const EXCHANGE_RULES =
  '流动人口信息交换工作制度：一般三十日、紧急十五日；国务院令第555号第十六条：自接到核实要求之日起（均已废止，仅沿用时限）';

/**
 * The rules an installation starts with. A jurisdiction's own rules are added beside them and go before them.
 * Only the 15 and 30 days of a verification have a source; the others are proposals and say so.
 */
export const DEFAULT_DEADLINE_RULES: readonly DeadlineRule[] = [
  rule('movement-notice', null, { reply: null, extension: null, source: '[ours] 信息通报签收即办结' }),
  rule('verification-request', null, {
    reply: calendar(30),
    extension: calendar(15),
    source: EXCHANGE_RULES,
  }),
  ...UrgencyGround.options.map((ground) =>
    rule('verification-request', ground, {
      reply: calendar(15),
      extension: calendar(7),
      source: EXCHANGE_RULES,
    }),
  ),
  // A service is asked for a person who waits for it: half of the 30 days in which the farthest permit must be issued.
  rule('service-referral', null, {
    reply: calendar(15),
    extension: calendar(15),
    source: '[ours] 参照居住证暂行条例第九条十五日',
  }),
  ...UrgencyGround.options.map((ground) =>
    rule('service-referral', ground, { reply: calendar(10), extension: calendar(5), source: '[ours]' }),
  ),
  // Two places must both confirm a correction and the person is answered in 30 days: half for each.
  rule('correction', null, {
    reply: calendar(15),
    extension: calendar(7),
    source: '[ours] 更正须两地确认，合计三十日，各半',
  }),
];

/** 登记及时: 3 working days from arrival. */
export const DEFAULT_RECORDING_RULES: readonly RecordingRule[] = [
  {
    ruleId: 'recording-cn',
    jurisdiction: '',
    effectiveFrom: ALWAYS,
    record: working(3),
    source: '参照浙江省流动人口居住登记条例（2016）第八至十三条、杭州市流动人口服务管理规定（2018）第九条',
  },
];

function rule(
  noticeKind: NoticeKind,
  urgencyGround: UrgencyGround | null,
  said: { reply: DayLimit | null; extension: DayLimit | null; source: string },
): DeadlineRule {
  return {
    ruleId: `${noticeKind}-cn${urgencyGround === null ? '' : `-${urgencyGround}`}`,
    noticeKind,
    urgencyGround,
    jurisdiction: '',
    effectiveFrom: ALWAYS,
    accept: ACCEPT,
    reply: said.reply,
    replyFrom: 'delivery',
    extension: said.extension && { maxTimes: 1, ...said.extension },
    ...ALARMS,
    source: said.source,
  };
}

function working(days: number): DayLimit {
  return { days, unit: 'working', rollToWorkingDay: true };
}

function calendar(days: number): DayLimit {
  return { days, unit: 'calendar', rollToWorkingDay: true };
}
