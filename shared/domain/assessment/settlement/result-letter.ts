import * as z from 'zod/mini';
import { LocalDate } from '../../calendar/date.ts';
import { DivisionCode } from '../../division/code.ts';
import type { Placing } from '../kernel/rank.ts';
import { reasonSentence } from '../kernel/reason-words.ts';
import type { UnitScore } from '../kernel/result.ts';
import { AssessmentPeriod } from '../period.ts';
import { Effect } from '../scheme/consequence.ts';
import type { Scheme } from '../scheme/scheme.ts';

const Words = z.strictObject({ zh: z.string(), en: z.string() });

/**
 * 结果告知书: what a unit is told of its own result, line by line. The first tells the provisional result and until when the unit may
 * object; the second the locked one with its place and what follows; a third comes with each revision after the lock.
 */
export const ResultLetter = z.strictObject({
  letterId: z.string(),
  kind: z.enum(['provisional', 'final', 'revised']),
  runId: z.string(),
  unitId: z.string(),
  to: DivisionCode,
  revision: z.int().check(z.minimum(1)),
  period: AssessmentPeriod,
  scheme: z.strictObject({ schemeId: z.string(), version: z.int(), ...Words.shape }),
  total: z.nullable(z.string()),
  grade: z.nullable(Words),
  place: z.nullable(z.strictObject({ place: z.int(), of: z.int(), sharedBy: z.int() })),
  lines: z.array(
    z.strictObject({ indicator: z.string(), earned: z.string(), maximum: z.string(), ...Words.shape }),
  ),
  consequences: z.array(z.strictObject({ rule: z.string(), effect: Effect, ...Words.shape })),
  /** Last day of the right of reply, of a provisional result. */
  objectUntil: z.nullable(LocalDate),
  /** The rectification that was opened. */
  taskId: z.nullable(z.string()),
});
export type ResultLetter = z.infer<typeof ResultLetter>;

/** What a letter is made from; places, consequences and tasks come with the lock. */
export interface LetterContent {
  readonly kind: ResultLetter['kind'];
  readonly runId: string;
  readonly to: string;
  readonly revision: number;
  readonly score: UnitScore;
  readonly scheme: Scheme;
  readonly objectUntil: LocalDate | null;
  readonly placing: Placing | null;
  readonly consequences: readonly ResultLetter['consequences'][number][];
  readonly taskId: string | null;
}

/** The letter of one revision. The same revision makes the same letter with the same id. */
export function resultLetter(content: LetterContent): ResultLetter {
  const { kind, runId, to, revision, score, scheme, placing } = content;
  const band = scheme.bands.find(({ id }) => id === score.grade);
  const { schemeId, version, zh, en } = scheme;
  return {
    letterId: `${runId}.${score.unitId}.${kind}.${revision}`,
    kind,
    runId,
    unitId: score.unitId,
    to,
    revision,
    period: score.period,
    scheme: { schemeId, version, zh, en },
    total: score.total,
    grade: band ? { zh: band.zh, en: band.en } : null,
    place: placing && { place: placing.place, of: placing.groupSize, sharedBy: placing.sharedBy },
    lines: score.lines.map((line) => ({
      indicator: line.indicator,
      earned: line.earned,
      maximum: line.maximum,
      ...reasonSentence(line),
    })),
    consequences: [...content.consequences],
    objectUntil: content.objectUntil,
    taskId: content.taskId,
  };
}

/** The first sentence of a letter. */
export function letterSentence({ total, grade, place, objectUntil }: ResultLetter): {
  readonly zh: string;
  readonly en: string;
} {
  const points =
    total === null
      ? { zh: '本期可适用指标不足，不计分、不排名', en: 'Too little could be judged: no total and no rank' }
      : {
          zh: `得${total}分${grade ? `，等次：${grade.zh}` : ''}`,
          en: `${total} points${grade ? `, ${grade.en}` : ''}`,
        };
  const rank = place
    ? {
        zh: `，同类${place.of}个单位中第${place.place}名${place.sharedBy > 1 ? '（并列）' : ''}`,
        en: `, place ${place.place} of ${place.of}${place.sharedBy > 1 ? ' (shared)' : ''}`,
      }
    : { zh: '', en: '' };
  const reply = objectUntil
    ? {
        zh: `。对任一指标或记录有异议的，可于${objectUntil}前提出`,
        en: `. Objections to any number or record are taken until ${objectUntil}`,
      }
    : { zh: '', en: '' };
  return { zh: `${points.zh}${rank.zh}${reply.zh}。`, en: `${points.en}${rank.en}${reply.en}.` };
}
