import { MEASURES, type MeasureId } from '../measure/measures.ts';
import type { LineResult } from './result.ts';

/** Why a line has its points, in one sentence each. */
export function reasonSentence(line: LineResult): { readonly zh: string; readonly en: string } {
  const { zh, en } = MEASURES[line.measure as MeasureId];
  const value = valueOf(line);
  const points = {
    zh: `得${line.earned}分（满分${line.maximum}分）`,
    en: `${line.earned} of ${line.maximum} points`,
  };
  const cases = line.cases.reduce((sum, entry) => sum + entry.cases, 0);
  switch (line.reason) {
    case 'target-reached':
      return {
        zh: `${zh}${value}，达到目标${line.target}，${points.zh}。`,
        en: `${en}: ${value}, the target of ${line.target} is reached: ${points.en}.`,
      };
    case 'below-target':
      return {
        zh: `${zh}${value}，未达到目标${line.target}，${points.zh}。`,
        en: `${en}: ${value}, short of the target of ${line.target}: ${points.en}.`,
      };
    case 'cases-deducted':
      return {
        zh: `${zh}${value}，达到目标${line.target}，逐例扣分${cases}例，${points.zh}。`,
        en: `${en}: ${value}, the target of ${line.target} is reached, points lost for ${cases} cases: ${points.en}.`,
      };
    case 'below-target-and-cases':
      return {
        zh: `${zh}${value}，未达到目标${line.target}，另逐例扣分${cases}例，${points.zh}。`,
        en: `${en}: ${value}, short of the target of ${line.target}, and points lost for ${cases} cases: ${points.en}.`,
      };
    case 'not-applicable':
      return {
        zh: `${zh}：本期没有应计记录，不适用，分值按方案调整。`,
        en: `${en}: nothing to count in this period; not applicable, its points follow the scheme's rule.`,
      };
    case 'too-few-records':
      return {
        zh: `${zh}：本期只有${line.denominator}条记录，不足以评价，分值按方案调整。`,
        en: `${en}: only ${line.denominator} records in this period, too few to judge; its points follow the scheme's rule.`,
      };
  }
}

function valueOf({ numerator, denominator, rate }: LineResult): string {
  return rate === null ? String(numerator) : `${numerator}/${denominator}=${rate}%`;
}
