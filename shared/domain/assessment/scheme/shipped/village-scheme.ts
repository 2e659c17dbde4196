import type { Outcome } from '../consequence.ts';
import type { Scheme } from '../scheme.ts';
import { countLine, falsehoodCaps, publicityBonus, ratioLine, streaks } from './parts.ts';

/** Fewer records than this say nothing about a village's quarter [ours]. */
const LEAST = 3;

/**
 * 村（社区）千分制. The points of the categories are those of practice, redistributed; the points of the lines, the targets and
 * the deductions (four hundredths of the points for each percentage point) are ours.
 */
export const VILLAGE_SCHEME: Scheme = {
  schemeId: 'village-thousand',
  version: 1,
  zh: '村（社区）流动人口服务协同千分制考核方案',
  en: 'Villages and communities, 1000 points',
  effectiveFrom: '2026-01-01',
  document: { number: '示范文本第1号', office: '（由发文机关填写）' },
  supersedes: null,
  total: '1000',
  passLine: '700',
  categories: [
    {
      id: 'basis',
      zh: '基层基础',
      en: 'basis',
      points: '100',
      indicators: [
        ratioLine(
          {
            id: 'returns',
            zh: '月报（含零报告）',
            en: 'monthly returns',
            measure: 'returns-filed-on-time',
            points: '40',
            target: '100',
          },
          '1.6',
          1,
        ),
        ratioLine(
          {
            id: 'premises',
            zh: '出租房屋台账',
            en: 'premises registered',
            measure: 'premises-registered',
            points: '30',
            target: '90',
          },
          '1.2',
          LEAST,
        ),
        countLine({
          id: 'training',
          zh: '培训',
          en: 'training',
          measure: 'training-sessions',
          points: '30',
          target: '1',
        }),
      ],
    },
    {
      id: 'accuracy',
      zh: '信息准确',
      en: 'accuracy',
      points: '300',
      indicators: [
        ratioLine(
          {
            id: 'sampled',
            zh: '抽查准确（错报漏报逐例扣分）',
            en: 'sampled checks, errors case by case',
            measure: 'sampled-right',
            points: '300',
            target: '100',
            cases: [{ measure: 'errors-found', perCase: '5', atMost: '150' }],
          },
          '12',
          LEAST,
        ),
      ],
    },
    {
      id: 'timely',
      zh: '登记注销及时',
      en: 'arrivals and departures on time',
      points: '250',
      indicators: [
        ratioLine(
          {
            id: 'arrivals',
            zh: '流入登记及时',
            en: 'arrivals on time',
            measure: 'arrivals-recorded-on-time',
            points: '150',
            target: '100',
          },
          '6',
          LEAST,
        ),
        ratioLine(
          {
            id: 'departures',
            zh: '离开注销及时',
            en: 'departures on time',
            measure: 'departures-cancelled',
            points: '100',
            target: '100',
          },
          '4',
          LEAST,
        ),
      ],
    },
    {
      id: 'verification',
      zh: '协查核实',
      en: 'notices',
      points: '200',
      indicators: [
        ratioLine(
          {
            id: 'accepted',
            zh: '签收及时',
            en: 'accepted on time',
            measure: 'notices-accepted-on-time',
            points: '60',
            target: '95',
          },
          '2.4',
          LEAST,
        ),
        ratioLine(
          {
            id: 'replied',
            zh: '协查反馈及时',
            en: 'verifications answered on time',
            measure: 'verifications-replied-on-time',
            points: '90',
            target: '95',
          },
          '3.6',
          LEAST,
        ),
        ratioLine(
          {
            id: 'complete',
            zh: '反馈完整',
            en: 'complete replies',
            measure: 'replies-complete',
            points: '50',
            target: '95',
          },
          '2',
          LEAST,
        ),
      ],
    },
    {
      id: 'services',
      zh: '服务与权益',
      en: 'services and rights',
      points: '100',
      indicators: [
        ratioLine(
          {
            id: 'referrals',
            zh: '服务转介办理及时',
            en: 'referrals answered on time',
            measure: 'referrals-replied-on-time',
            points: '40',
            target: '95',
          },
          '1.6',
          1,
        ),
        ratioLine(
          {
            id: 'permits',
            zh: '居住证制发及时',
            en: 'permits issued on time',
            measure: 'permits-issued-on-time',
            points: '20',
            target: '100',
          },
          '0.8',
          1,
        ),
        ratioLine(
          {
            id: 'reminders',
            zh: '签注提醒及时',
            en: 'reminders sent on time',
            measure: 'endorsement-reminders-sent',
            points: '20',
            target: '100',
          },
          '0.8',
          1,
        ),
        ratioLine(
          {
            id: 'requests',
            zh: '本人更正与申请按时办结',
            en: 'own requests on time',
            measure: 'own-requests-settled-on-time',
            points: '20',
            target: '100',
          },
          '0.8',
          1,
        ),
      ],
    },
    {
      id: 'policy',
      zh: '惠民政策落实',
      en: 'benefits',
      points: '50',
      indicators: [
        ratioLine(
          {
            id: 'benefits',
            zh: '惠民政策申请按时办结',
            en: 'benefit requests on time',
            measure: 'benefit-requests-settled-on-time',
            points: '50',
            target: '100',
          },
          '2',
          1,
        ),
      ],
    },
  ],
  bonuses: [publicityBonus],
  bonusAtMost: '20',
  notApplicable: 'within-category',
  leastApplicable: '50',
  bands: [
    { id: 'passed', zh: '达标', en: 'passed', from: '700' },
    { id: 'not-passed', zh: '未达标', en: 'not passed', from: '0', below: '700' },
  ],
  gradeCaps: falsehoodCaps('passed', 'not-passed'),
  peerGroups: [
    { id: 'villages', zh: '村', en: 'villages', kinds: ['village'] },
    { id: 'communities', zh: '社区', en: 'communities', kinds: ['community'] },
  ],
  breakTiesBy: ['sampled', 'arrivals', 'replied'],
  outcomes: [
    first('quarter-first-three', '季度前三名', 'first three of the quarter', 'quarter', 3),
    first('year-villages', '年度先进村', 'advanced villages of the year', 'year', 3, 'villages'),
    first('year-communities', '年度先进社区', 'advanced community of the year', 'year', 1, 'communities'),
    last('year-key-village', '年度重点管理村', 'village under key management', 'villages'),
    last('year-key-community', '年度重点管理社区', 'community under key management', 'communities'),
  ],
  streaks: [...streaks],
  year: { firstMonth: 1, quarters: ['17.5', '17.5', '17.5', '17.5'], yearEnd: '30' },
  overrides: [],
  agreements: false,
  inBulletin: true,
};

/** Only units that passed are praised; in a group of fewer than twice the number, half would be. */
function first(
  id: string,
  zh: string,
  en: string,
  at: 'quarter' | 'year',
  n: number,
  peerGroup?: string,
): Outcome {
  return {
    id,
    zh,
    en,
    effect: 'commendation',
    at: [at],
    ...(peerGroup !== undefined && { peerGroup }),
    from: '700',
    rank: { end: 'first', n, atBorder: 'all', smallestGroup: n * 2 },
    leavesOutCapped: true,
  };
}

function last(id: string, zh: string, en: string, peerGroup: string): Outcome {
  return {
    id,
    zh,
    en,
    effect: 'key-management',
    at: ['year'],
    peerGroup,
    rank: { end: 'last', n: 1, atBorder: 'none', smallestGroup: 3 },
    leavesOutCapped: false,
  };
}
