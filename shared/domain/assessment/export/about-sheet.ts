import { periodWords } from '../period-words.ts';
import { causeSentence, type RevisionCause } from '../result/revision-cause.ts';
import type { UnitResult } from '../result/unit-result.ts';
import type { ExportedResult, ExportedRun } from './exported-result.ts';
import { UNIT_KIND_WORDS } from './result-sheet.ts';
import { type Cell, type Sheet, text } from './sheet.ts';

const COLUMNS = [text('项目', 20), text('内容', 80)];
const ONLY_OFFICES = '只考核单位工作，不作为对任何个人的评价';

/** 说明 of one unit's result: which scheme and period, which revision of what, and what it was made from. */
export function aboutResult(exported: ExportedRun, { result, name }: ExportedResult): Sheet {
  const { score, revision, cause, factsUntil } = result;
  return about([
    ...aboutRun(exported),
    ['责任单位', name],
    ['责任单位代码', score.unitId],
    ['单位类型', UNIT_KIND_WORDS[score.kind]],
    ['结果版本', String(revision)],
    ['版本来由', causeWords(cause)],
    ['计入截止时间（UTC）', factsUntil],
    ['输入摘要', score.inputDigest],
    ['总分', score.total ?? '不计分'],
    ['等次', gradeWords(exported, result)],
    ['使用范围', ONLY_OFFICES],
  ]);
}

/** 说明 of a list of results: each has its own revision, cut-off and digest in its row. */
export function aboutResults(exported: ExportedRun, within: string, name: string): Sheet {
  return about([
    ...aboutRun(exported),
    ['范围', name],
    ['范围代码', within],
    ['记录明细', '请逐个责任单位导出'],
    ['使用范围', ONLY_OFFICES],
  ]);
}

function about(rows: readonly (readonly Cell[])[]): Sheet {
  return { id: 'about', zh: '说明', columns: COLUMNS, rows };
}

function aboutRun({ run, scheme }: ExportedRun): readonly (readonly Cell[])[] {
  const { period } = run;
  return [
    ['性质', run.kind === 'what-if' ? '试算（不发布）' : '考核'],
    ['考核编号', run.runId],
    ['考核方案', scheme.zh],
    ['方案文号', scheme.document.number],
    ['方案编号', scheme.schemeId],
    ['方案版本', String(scheme.version)],
    ['满分', scheme.total],
    ['考核期', periodWords(period)],
    ['考核期首日', period.from],
    ['考核期末日', period.to],
    ['数据截止时间（UTC）', run.cutOff],
  ];
}

function causeWords(cause: RevisionCause): string {
  switch (cause.kind) {
    case 'run':
      return '初评';
    case 'recomputed':
      return `重新计算（${cause.at}）：${cause.reason}`;
    default:
      return `${causeSentence(cause).zh}（${cause.at}）`;
  }
}

function gradeWords({ scheme }: ExportedRun, { score }: UnitResult): string {
  return scheme.bands.find(({ id }) => id === score.grade)?.zh ?? '—';
}
