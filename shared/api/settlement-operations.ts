import * as z from 'zod/mini';
import { AssessmentPeriod } from '../domain/assessment/period.ts';
import { RunId } from '../domain/assessment/run/run.ts';
import { Effect } from '../domain/assessment/scheme/consequence.ts';
import { SentLetter } from '../domain/assessment/settlement/letter-case.ts';
import {
  SettledConsequence,
  SettledPlacing,
  SettledResult,
  SettlementRecord,
} from '../domain/assessment/settlement/settlement-record.ts';
import { OfficeCode } from '../domain/division/written-code.ts';
import type { Operation } from './operation.ts';
import { paging } from './query-fields.ts';

const readers = ['clerk', 'reviewer', 'manager', 'auditor'] as const;
const Words = { zh: z.string(), en: z.string() };
const LetterId = z.string().check(z.regex(/^[a-z][0-9A-Za-z.-]{9,239}$/));

/** 名次: one unit of a ranking. Units without a total have no place. */
export const RankedUnit = z.strictObject({
  ...SettledResult.shape,
  placing: z.nullable(z.omit(SettledPlacing, { unitId: true })),
});

/** What follows for a unit, with the words of the scheme’s rule. */
export const ConsequenceView = z.strictObject({
  ...z.omit(SettledConsequence, { unitAward: true }).shape,
  effect: Effect,
  ...Words,
});

/** 定稿结算 as its readers see it: ranking and consequences once it is locked. */
export const SettlementView = z.strictObject({
  ...z.pick(SettlementRecord, {
    settlementId: true,
    runId: true,
    schemeId: true,
    superior: true,
    state: true,
    units: true,
    openedAt: true,
    lockedAt: true,
    digest: true,
    revisions: true,
    revisedAt: true,
    bulletinIsOutdated: true,
  }).shape,
  period: AssessmentPeriod,
  window: z.strictObject({ dueOn: z.string(), dueAt: z.string(), provisional: z.boolean() }),
  /** Why it is not locked yet, for the office itself and those above. */
  heldUpBy: z.nullable(z.strictObject({ name: z.string(), at: z.string(), ...Words })),
  ranking: z.array(RankedUnit),
  consequences: z.array(ConsequenceView),
  withheld: z.array(ConsequenceView),
});

export const readSettlementOperation = {
  id: 'readSettlement',
  method: 'GET',
  path: '/assessments/runs/{runId}/settlements/{superior}',
  tag: 'assessments',
  summary: {
    'zh-CN': '一个单位所考核的各责任单位：异议期、定稿、名次和结果运用',
    en: 'The settlement of an office’s units: window, lock, ranking and what follows. Units see the ranking after the lock',
  },
  roles: readers,
  params: z.strictObject({ runId: RunId, superior: OfficeCode }),
  answers: { 200: z.strictObject({ settlement: SettlementView }) },
  refusals: ['settlement-unknown'],
} as const satisfies Operation;

/** 结果告知书 whole, with its first sentence. */
export const LetterView = z.strictObject({ ...SentLetter.shape, ...Words });

/** A letter in a list, without its lines. */
export const LetterSummary = z.omit(LetterView, { lines: true, consequences: true });

export const listLettersOperation = {
  id: 'listLetters',
  method: 'GET',
  path: '/divisions/{code}/letters',
  tag: 'assessments',
  summary: {
    'zh-CN': '本单位收到的结果告知书，待签收的在前',
    en: 'The letters that told a division and its units their results, those not signed for first',
  },
  roles: readers,
  params: z.strictObject({ code: OfficeCode }),
  query: z.strictObject(paging),
  answers: { 200: z.strictObject({ letters: z.array(LetterSummary), next: z.optional(z.string()) }) },
  refusals: ['division-not-yours', 'invalid-request'],
} as const satisfies Operation;

export const readLetterOperation = {
  id: 'readLetter',
  method: 'GET',
  path: '/assessments/letters/{letterId}',
  tag: 'assessments',
  summary: { 'zh-CN': '一份结果告知书', en: 'One letter with every line of the result' },
  roles: readers,
  params: z.strictObject({ letterId: LetterId }),
  answers: { 200: z.strictObject({ letter: LetterView }) },
  refusals: ['letter-unknown'],
} as const satisfies Operation;

export const actOnLetterOperation = {
  id: 'actOnLetter',
  method: 'POST',
  path: '/assessments/letters/{letterId}/actions',
  tag: 'assessments',
  summary: { 'zh-CN': '签收结果告知书', en: 'Sign for a letter; the first hand stays' },
  roles: ['clerk', 'reviewer', 'manager'],
  params: z.strictObject({ letterId: LetterId }),
  body: z.strictObject({ action: z.literal('acknowledge') }),
  answers: { 200: z.strictObject({ letter: LetterView }) },
  refusals: ['letter-unknown', 'division-not-yours'],
} as const satisfies Operation;
