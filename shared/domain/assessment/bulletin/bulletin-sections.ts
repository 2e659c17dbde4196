import { MEASURES, type MeasureId } from '../measure/measures.ts';
import type { Consequence } from '../kernel/outcomes.ts';
import { dayWords, periodWords } from '../period-words.ts';
import type { Effect } from '../scheme/consequence.ts';
import { ruleNamed } from '../settlement/settle-run.ts';
import type { Block, Section } from './bulletin.ts';
import type { BulletinContent, PrintedResult } from './draft-bulletin.ts';

/** The text of a bulletin: 概况, 结果, 表扬, 约谈帮扶与重点管理, 主要问题, 要求. Sections with nothing to say are left out. */
export function sectionsOf(content: BulletinContent): Section[] {
  return [
    section('overview', '总体情况', overview(content)),
    section('results', '考核结果', resultBlocks(content)),
    section('commendations', '通报表扬', effectBlocks(content, ['commendation'])),
    section(
      'measures',
      '重点管理、约谈和帮扶',
      effectBlocks(content, ['key-management', 'key-support', 'support', 'talk']),
    ),
    section('problems', '主要失分情况', problemBlocks(content)),
    section('demands', '工作要求', demandBlocks(content)),
  ].filter(({ blocks }) => blocks.length > 0);
}

function section(id: string, heading: string, blocks: readonly Block[]): Section {
  return { id, heading, blocks: [...blocks] };
}

function paragraph(id: string, text: string, fixed: boolean): Block {
  return { kind: 'paragraph', id, text, fixed };
}

function overview({ scheme, period, results }: BulletinContent): readonly Block[] {
  const judged = results.filter(({ score }) => score.total !== null);
  const left = results.length - judged.length;
  const grades = scheme.bands
    .map(({ id, zh }) => `${zh}${judged.filter(({ score }) => score.grade === id).length}个`)
    .join('、');
  const capped = judged.filter(({ score }) => score.grade !== score.gradeByTotal);
  const lowered = capped.length === 0 ? '' : `因查实虚报、瞒报或挪报，${namesOf(capped)}的等次按方案下调。`;
  const without = left === 0 ? '' : `；${left}个单位可适用指标不足，不计分、不排名`;
  return [
    paragraph(
      'overview-basis',
      `依据《${scheme.zh}》（${scheme.document.number}），对${results.length}个责任单位${periodWords(period)}（${dayWords(period.from)}至${dayWords(period.to)}）流动人口服务协同工作进行了考核。各单位对初评结果的异议已按程序复核，现将结果通报如下。`,
      false,
    ),
    paragraph('overview-grades', `本期计分${judged.length}个单位${without}。其中${grades}。${lowered}`, true),
  ];
}

function namesOf(results: readonly PrintedResult[]): string {
  return results.map(({ name }) => name).join('、');
}

/** One ranking for each peer group that has units; groups are numbered where there are several. */
function resultBlocks({ scheme, results, placings }: BulletinContent): readonly Block[] {
  const groups = scheme.peerGroups
    .map((group) => ({ group, members: results.filter(({ score }) => score.peerGroup === group.id) }))
    .filter(({ members }) => members.length > 0);
  return groups.flatMap(({ group, members }): readonly Block[] => {
    const places = new Map(placings.map((placing) => [placing.unitId, placing]));
    const ranked = members.toSorted(
      (a, b) =>
        (places.get(a.score.unitId)?.place ?? Number.MAX_SAFE_INTEGER) -
        (places.get(b.score.unitId)?.place ?? Number.MAX_SAFE_INTEGER),
    );
    const table: Block = {
      kind: 'table',
      id: `results-${group.id}`,
      columns: [
        { title: '名次', width: 16, align: 'center' },
        { title: '责任单位', width: 36, align: 'left' },
        { title: `得分（满分${scheme.total}分）`, width: 30, align: 'right' },
        { title: '等次', width: 18, align: 'center' },
      ],
      rows: ranked.map(({ score, name }) => {
        const place = places.get(score.unitId);
        return [
          place ? `${place.place}${place.sharedBy > 1 ? '（并列）' : ''}` : '—',
          name,
          score.total ?? '不计分',
          scheme.bands.find(({ id }) => id === score.grade)?.zh ?? '—',
        ];
      }),
    };
    const heading: Block = { kind: 'subheading', id: `group-${group.id}`, text: group.zh };
    return groups.length > 1 ? [heading, table] : [table];
  });
}

/** A sentence for each rule that met somebody, the best first, peer groups apart: 季度前三名：甲村、乙村；丙社区。 */
function effectBlocks(content: BulletinContent, effects: readonly Effect[]): readonly Block[] {
  const rules = new Map<string, Consequence[]>();
  for (const one of content.consequences.filter(({ effect }) => effects.includes(effect))) {
    const key = `${one.from}-${one.rule}`;
    rules.set(key, [...(rules.get(key) ?? []), one]);
  }
  return [...rules].map(([id, met]) => {
    const [{ from, rule }] = met as [Consequence];
    return paragraph(
      id,
      `${ruleNamed(content.scheme, from, rule).zh}：${namesByGroup(content, met)}。`,
      true,
    );
  });
}

function namesByGroup(content: BulletinContent, met: readonly Consequence[]): string {
  const places = new Map(content.placings.map(({ unitId, place }) => [unitId, place]));
  const found = met
    .map(({ unitId }) => resultOf(content, unitId))
    .sort((a, b) => (places.get(a.score.unitId) ?? 0) - (places.get(b.score.unitId) ?? 0));
  return content.scheme.peerGroups
    .map(({ id }) => namesOf(found.filter(({ score }) => score.peerGroup === id)))
    .filter((names) => names !== '')
    .join('；');
}

function resultOf({ results }: BulletinContent, unitId: string): PrintedResult {
  const found = results.find(({ score }) => score.unitId === unitId);
  if (!found) throw new Error(`${unitId} has a consequence and no result`);
  return found;
}

/** How many units fell short, line by line; who they are and why stands in the attachment. */
function problemBlocks({ scheme, results }: BulletinContent): readonly Block[] {
  const rows = scheme.categories
    .flatMap(({ indicators }) => indicators)
    .flatMap(({ id, zh, measure }) => {
      const lines = results.flatMap(({ score }) => score.lines.filter(({ indicator }) => indicator === id));
      const judged = lines.filter(
        ({ reason }) => reason !== 'not-applicable' && reason !== 'too-few-records',
      );
      const short = judged.filter(({ reason }) => reason !== 'target-reached');
      const counts = [String(judged.length), String(short.length)];
      return short.length === 0 ? [] : [[zh, MEASURES[measure as MeasureId].zh, ...counts]];
    });
  const columns = [
    { title: '考核指标', width: 34, align: 'left' as const },
    { title: '统计指标', width: 34, align: 'left' as const },
    { title: '参评单位', width: 16, align: 'right' as const },
    { title: '失分单位', width: 16, align: 'right' as const },
  ];
  return rows.length === 0 ? [] : [{ kind: 'table', id: 'problems-table', columns, rows }];
}

function demandBlocks({ rectifyBy }: BulletinContent): readonly Block[] {
  return [
    ...(rectifyBy === null
      ? []
      : [
          paragraph(
            'demand-rectify',
            `列入重点管理、约谈和帮扶的单位要对照失分项目逐项整改，于${dayWords(rectifyBy)}前报送整改情况和佐证，由上级验收销号；逾期未完成的，提级督办，并计入下期考核。`,
            false,
          ),
        ]),
    paragraph(
      'demand-all',
      '各单位要坚持如实登记、按时办理、服务到位，不得虚报、瞒报、挪报。本通报只考核单位工作，不作为对任何个人的评价。',
      false,
    ),
  ];
}
