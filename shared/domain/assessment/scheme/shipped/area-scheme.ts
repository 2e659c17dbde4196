import type { Scheme } from '../scheme.ts';
import { falsehoodCaps, ratioLine } from './parts.ts';

/** Fewer records than this say nothing about an area's quarter [ours]. */
const LEAST = 3;

/**
 * 责任区（网格）百分制: areas are scored, not the people who work in them; no names, not in the bulletin. 先进 85 or more *and* among
 * the first three, 达标 70, 帮扶 below 60 *and* among the last three.
 */
export const AREA_SCHEME: Scheme = {
  schemeId: 'area-hundred',
  version: 1,
  zh: '责任区（网格）百分制考核方案',
  en: 'Responsibility areas, 100 points',
  effectiveFrom: '2026-01-01',
  document: { number: '示范文本第3号', office: '（由发文机关填写）' },
  supersedes: null,
  total: '100',
  passLine: '70',
  categories: [
    {
      id: 'accuracy',
      zh: '信息准确',
      en: 'accuracy',
      points: '50',
      indicators: [
        ratioLine(
          {
            id: 'sampled',
            zh: '信息准确',
            en: 'sampled records right',
            measure: 'sampled-right',
            points: '50',
            target: '100',
            cases: [{ measure: 'errors-found', perCase: '2', atMost: '20' }],
          },
          '2',
          LEAST,
        ),
      ],
    },
    {
      id: 'timely',
      zh: '登记注销及时',
      en: 'arrivals and departures on time',
      points: '30',
      indicators: [
        ratioLine(
          {
            id: 'arrivals',
            zh: '登记及时',
            en: 'arrivals on time',
            measure: 'arrivals-recorded-on-time',
            points: '18',
            target: '100',
          },
          '0.72',
          LEAST,
        ),
        ratioLine(
          {
            id: 'departures',
            zh: '注销及时',
            en: 'departures on time',
            measure: 'departures-cancelled',
            points: '12',
            target: '100',
          },
          '0.48',
          LEAST,
        ),
      ],
    },
    {
      id: 'reporting',
      zh: '信息上报',
      en: 'reporting',
      points: '20',
      indicators: [
        ratioLine(
          {
            id: 'leads',
            zh: '线索核实及时',
            en: 'leads looked into on time',
            measure: 'leads-checked-on-time',
            points: '10',
            target: '100',
          },
          '0.4',
          1,
        ),
        ratioLine(
          {
            id: 'returns',
            zh: '月报按时',
            en: 'returns on time',
            measure: 'returns-filed-on-time',
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
  notApplicable: 'within-category',
  leastApplicable: '50',
  bands: [
    { id: 'passed', zh: '达标', en: 'passed', from: '70' },
    { id: 'not-passed', zh: '未达标', en: 'not passed', from: '0', below: '70' },
  ],
  gradeCaps: falsehoodCaps('passed', 'not-passed'),
  peerGroups: [{ id: 'areas', zh: '责任区', en: 'responsibility areas', kinds: ['area'] }],
  breakTiesBy: ['sampled', 'arrivals'],
  outcomes: [
    {
      id: 'advanced',
      zh: '先进',
      en: 'advanced',
      effect: 'commendation',
      at: ['quarter', 'year'],
      from: '85',
      rank: { end: 'first', n: 3, atBorder: 'all', smallestGroup: 1 },
      leavesOutCapped: true,
    },
    {
      id: 'supported',
      zh: '帮扶',
      en: 'supported',
      effect: 'support',
      at: ['quarter', 'year'],
      below: '60',
      // A help, not a blame: ties are in.
      rank: { end: 'last', n: 3, atBorder: 'all', smallestGroup: 1 },
      leavesOutCapped: false,
    },
  ],
  streaks: [],
  year: { firstMonth: 1, quarters: ['17.5', '17.5', '17.5', '17.5'], yearEnd: '30' },
  overrides: [],
  agreements: false,
  inBulletin: false,
};
