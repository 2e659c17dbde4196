import type { Scheme } from '../scheme.ts';
import { falsehoodCaps, ratioLine, streaks } from './parts.ts';

/** Fewer records than this say nothing about a township's quarter [ours]. */
const LEAST = 5;

/**
 * 目标管理责任书 百分制: ≥ 95 优秀, ≥ 90 合格, below: 重点管理. Points and the two targets of 100 % are Table A's; the other targets
 * and the deductions (four hundredths of the points for each percentage point) are ours.
 */
export const AGREEMENT_SCHEME: Scheme = {
  schemeId: 'agreement-hundred',
  version: 1,
  zh: '流动人口服务协同目标管理责任书考核方案',
  en: 'Signed target agreement, 100 points',
  effectiveFrom: '2026-01-01',
  document: { number: '示范文本第2号', office: '（由发文机关填写）' },
  supersedes: null,
  total: '100',
  categories: [
    {
      id: 'recording',
      zh: '登记及时',
      en: 'recording',
      points: '25',
      indicators: [
        ratioLine(
          {
            id: 'arrivals',
            zh: '登记及时',
            en: 'arrivals recorded on time',
            measure: 'arrivals-recorded-on-time',
            points: '25',
            target: '100',
          },
          '1',
          LEAST,
        ),
      ],
    },
    {
      id: 'exchange',
      zh: '信息往来',
      en: 'notices',
      points: '50',
      indicators: [
        ratioLine(
          {
            id: 'accepted',
            zh: '签收及时',
            en: 'accepted on time',
            measure: 'notices-accepted-on-time',
            points: '10',
            target: '95',
          },
          '0.4',
          LEAST,
        ),
        ratioLine(
          {
            id: 'replied',
            zh: '反馈及时',
            en: 'replied on time',
            measure: 'replied-on-time',
            points: '25',
            target: '95',
          },
          '1',
          LEAST,
        ),
        ratioLine(
          {
            id: 'complete',
            zh: '反馈完整',
            en: 'complete replies',
            measure: 'replies-complete',
            points: '15',
            target: '95',
          },
          '0.6',
          LEAST,
        ),
      ],
    },
    {
      id: 'accuracy',
      zh: '信息准确',
      en: 'accuracy',
      points: '15',
      indicators: [
        ratioLine(
          {
            id: 'sampled',
            zh: '信息准确',
            en: 'sampled records right',
            measure: 'sampled-right',
            points: '15',
            target: '100',
            cases: [{ measure: 'errors-found', perCase: '0.5', atMost: '5' }],
          },
          '0.6',
          LEAST,
        ),
      ],
    },
    {
      id: 'rights',
      zh: '本人权益',
      en: 'people’s own requests',
      points: '10',
      indicators: [
        ratioLine(
          {
            id: 'requests',
            zh: '本人更正与申请按时办结',
            en: 'own requests on time',
            measure: 'own-requests-settled-on-time',
            points: '10',
            target: '100',
          },
          '0.4',
          1,
        ),
      ],
    },
  ],
  bonuses: [],
  bonusAtMost: '0',
  notApplicable: 'over-all',
  leastApplicable: '50',
  bands: [
    { id: 'excellent', zh: '优秀', en: 'excellent', from: '95', effect: 'commendation' },
    { id: 'qualified', zh: '合格', en: 'qualified', from: '90', below: '95' },
    {
      id: 'key-management',
      zh: '重点管理',
      en: 'key management',
      from: '0',
      below: '90',
      effect: 'key-management',
    },
  ],
  gradeCaps: falsehoodCaps('qualified', 'key-management'),
  peerGroups: [
    { id: 'counties', zh: '县（市、区）', en: 'counties', kinds: ['county'] },
    { id: 'townships', zh: '乡镇（街道）', en: 'townships', kinds: ['township'] },
    { id: 'departments', zh: '部门', en: 'departments', kinds: ['department'] },
  ],
  breakTiesBy: ['arrivals', 'replied', 'sampled'],
  outcomes: [
    {
      id: 'quarter-first-three',
      zh: '季度前三名',
      en: 'first three of the quarter',
      effect: 'commendation',
      at: ['quarter'],
      from: '90',
      rank: { end: 'first', n: 3, atBorder: 'all', smallestGroup: 6 },
      leavesOutCapped: true,
    },
  ],
  streaks: [...streaks],
  year: { firstMonth: 1, quarters: ['17.5', '17.5', '17.5', '17.5'], yearEnd: '30' },
  overrides: [],
  agreements: true,
  inBulletin: true,
};
