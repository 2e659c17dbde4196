import type { UnitAgreement } from '../domain/assessment/agreement/unit-agreement.ts';
import type { AgreementState } from '../domain/assessment/agreement/agreement-transitions.ts';
import type { Table } from '../domain/assessment/bulletin/bulletin.ts';
import { periodOf } from '../domain/assessment/period.ts';
import { dayWords, periodWords } from '../domain/assessment/period-words.ts';
import type { Scheme } from '../domain/assessment/scheme/scheme.ts';
import type { Piece } from '../document/piece.ts';
import { titleLines } from '../document/title-lines.ts';

/** One side of an agreement with its signature, as far as it is there. */
export interface PrintedSide {
  /** 甲方（上级单位） or 乙方（责任单位）. */
  readonly side: string;
  readonly name: string;
  /** The sign-in name of the hand; null: not signed. */
  readonly hand: string | null;
  readonly date: string;
}

/** A target agreement as it is printed: both renderers take their words from here. */
export interface PrintedAgreement {
  /** At the head of every page, while it does not hold; null: it is in force. */
  readonly banner: string | null;
  readonly titleLines: readonly string[];
  readonly number: string;
  readonly pieces: readonly Piece[];
  readonly sides: readonly [PrintedSide, PrintedSide];
}

export interface AgreementContent {
  readonly agreement: UnitAgreement;
  /** The version by which its targets were looked at last. */
  readonly scheme: Scheme;
  /** Names on the first day that it holds: 甲县, 甲镇. */
  readonly superiorName: string;
  readonly unitName: string;
}

const BANNERS: Readonly<Record<AgreementState, string | null>> = {
  drafted: '起草中，双方尚未签字，不生效',
  signed: '责任单位已签字，上级单位尚未签字，不生效',
  'sent-back': '已退回修改，不生效',
  withdrawn: '已撤回，不生效',
  'in-force': null,
};

/**
 * Words and numbers of an agreement in their order. The targets, days, bands and signatures are those that are kept; the clauses around
 * them are ours [ours] and say no more than how the platform goes by an agreement.
 */
export function printedAgreement({
  agreement,
  scheme,
  superiorName,
  unitName,
}: AgreementContent): PrintedAgreement {
  const { agreementId, state, signedByUnit, signedByParent } = agreement;
  const year = periodOf('year', agreement.from, scheme.year.firstMonth);
  return {
    banner: BANNERS[state],
    titleLines: titleLines(`${periodWords(year)}流动人口服务协同工作目标管理责任书`),
    number: `编号：${agreementId}`,
    pieces: [
      text(`甲方（上级单位）：${superiorName}`),
      text(`乙方（责任单位）：${unitName}`),
      text(
        `甲乙双方依据《${scheme.zh}》（${scheme.document.number}，第${scheme.version}版），就乙方在责任期内的工作目标签订本责任书。`,
      ),
      heading('一、责任期'),
      text(periodClause(agreement, year.from)),
      heading('二、目标'),
      text(
        '“责任书目标”一栏是双方约定的目标；写明“未约定”的，按县级规定考核，没有县级规定的按考核方案考核。',
      ),
      { kind: 'table', table: targetTable(agreement, scheme) },
      heading('三、考核'),
      text(`满分${scheme.total}分：${bandsOf(scheme)}。`),
      text('甲方公布考核结果和每一项得分所依据的记录；乙方可以在申诉期内对任何一项提出异议。'),
      text('本责任书只考核单位工作，不作为对任何个人的评价。'),
      heading('四、签订'),
      text('双方签字后生效，生效后不作改动。需要调整目标的，另签责任书，自以后季度的首日起施行。'),
    ],
    sides: [
      sideOf('甲方（上级单位）', superiorName, signedByParent),
      sideOf('乙方（责任单位）', unitName, signedByUnit),
    ],
  };
}

function periodClause({ from, to }: UnitAgreement, yearFrom: string): string {
  const days = `自${dayWords(from)}起，至${dayWords(to)}止。`;
  return from === yearFrom ? days : `${days}本年度此前签订的责任书，自${dayWords(from)}起由本责任书代替。`;
}

/** Every scored line, whether or not a target of its own was agreed for it. */
function targetTable({ targets }: UnitAgreement, scheme: Scheme): Table {
  const agreed = new Map(targets.map(({ indicator, target }) => [indicator, target]));
  const lines = scheme.categories.flatMap(({ zh, indicators }) =>
    indicators.map((indicator) => ({ category: zh, indicator })),
  );
  return {
    kind: 'table',
    id: 'targets',
    columns: [
      { title: '序号', width: 8, align: 'center' },
      { title: '类别', width: 22, align: 'left' },
      { title: '考核指标', width: 28, align: 'left' },
      { title: '分值', width: 10, align: 'right' },
      { title: '方案目标', width: 13, align: 'right' },
      { title: '责任书目标', width: 19, align: 'right' },
    ],
    rows: lines.map(({ category, indicator: { id, zh, points, target } }, index) => [
      String(index + 1),
      category,
      zh,
      points,
      target,
      agreed.get(id) ?? '未约定',
    ]),
  };
}

function bandsOf({ bands }: Scheme): string {
  return bands
    .map(({ zh, from, below }) => {
      const least = from === '0' && below !== undefined ? [] : [`${from}分及以上`];
      return `${[...least, ...(below === undefined ? [] : [`不满${below}分`])].join('、')}为${zh}`;
    })
    .join('；');
}

function sideOf(side: string, name: string, signed: UnitAgreement['signedByUnit']): PrintedSide {
  return {
    side,
    name,
    hand: signed?.subject ?? null,
    date: signed === null ? '　　年　月　日' : dayWords(signed.on),
  };
}

function text(words: string): Piece {
  return { kind: 'paragraph', text: words };
}

function heading(words: string): Piece {
  return { kind: 'first', text: words };
}
