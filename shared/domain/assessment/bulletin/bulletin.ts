import * as z from 'zod/mini';
import { LocalDate } from '../../calendar/date.ts';
import { Instant } from '../../calendar/instant.ts';
import { DivisionCode } from '../../division/code.ts';
import { AssessmentPeriod } from '../period.ts';
import { plainNote } from '../plain-note.ts';
import { timelineOf } from '../timeline.ts';
import { type BulletinEvent, bulletinStates, bulletinTransitions } from './bulletin-transitions.ts';

const BlockId = z.string().check(z.minLength(1), z.maxLength(80));

/** A paragraph that a person may rewrite, or one that is made from the results (`fixed`). */
const Paragraph = z.strictObject({
  kind: z.literal('paragraph'),
  id: BlockId,
  text: z.string().check(z.maxLength(4000)),
  fixed: z.boolean(),
});

/** 第二层标题: （一）. */
const Subheading = z.strictObject({
  kind: z.literal('subheading'),
  id: BlockId,
  text: z.string().check(z.minLength(1), z.maxLength(120)),
});

/** A table of the locked results: nobody rewrites it. `width`: parts of the whole width. */
const Table = z.strictObject({
  kind: z.literal('table'),
  id: BlockId,
  columns: z
    .array(
      z.strictObject({
        title: z.string(),
        width: z.int().check(z.minimum(1), z.maximum(100)),
        align: z.enum(['left', 'center', 'right']),
      }),
    )
    .check(z.minLength(1), z.maxLength(12)),
  rows: z.array(z.array(z.string())),
});
export type Table = z.infer<typeof Table>;

export const Block = z.discriminatedUnion('kind', [Paragraph, Subheading, Table]);
export type Block = z.infer<typeof Block>;

/** 第一层: 一、 with its text. Numbers are counted when it is printed. */
export const Section = z.strictObject({
  id: BlockId,
  heading: z.string().check(z.minLength(1), z.maxLength(60)),
  blocks: z.array(Block),
});
export type Section = z.infer<typeof Section>;

/** 发文字号: 甲政考〔2026〕3号. */
export const DocumentNumber = z.strictObject({
  /** 机关代字. */
  mark: plainNote(12),
  year: z.int().check(z.minimum(2000), z.maximum(2199)),
  /** Counts from 1 in each year, without leading zeros. */
  number: z.int().check(z.minimum(1), z.maximum(9999)),
});
export type DocumentNumber = z.infer<typeof DocumentNumber>;

/** Who issues, as the head and the end of the document name it. */
export const IssuingOffice = z.strictObject({
  division: DivisionCode,
  /** 发文机关署名. */
  name: plainNote(40),
  /** 发文机关标志: in red at the head, for example 甲县人民政府办公室文件. */
  heading: plainNote(40),
  mark: DocumentNumber.shape.mark,
});
export type IssuingOffice = z.infer<typeof IssuingOffice>;

const Event = Object.keys(bulletinTransitions) as [BulletinEvent, ...BulletinEvent[]];

/** What is printed: nothing of it names a person. */
export const BulletinDocument = z.strictObject({
  title: z.string().check(z.minLength(1), z.maxLength(120)),
  office: IssuingOffice,
  number: z.nullable(DocumentNumber),
  /** 主送. */
  addressees: z.array(plainNote(60)).check(z.minLength(1), z.maxLength(60)),
  sections: z.array(Section).check(z.minLength(1), z.maxLength(12)),
  attachments: z.array(Section).check(z.maxLength(8)),
  /** 抄送. */
  copies: z.array(plainNote(60)).check(z.maxLength(60)),
  issuedOn: z.nullable(LocalDate),
  /** 发文字号 of the withdrawn one that this one replaces. */
  replaces: z.nullable(DocumentNumber),
  /** A line at the head of every page, for example that the data are a demonstration's. */
  banner: z.nullable(z.string().check(z.maxLength(60))),
});
export type BulletinDocument = z.infer<typeof BulletinDocument>;

/** 考核通报 of a run: the document, and its life until it is issued and after. */
export const Bulletin = z.strictObject({
  bulletinId: z.string().check(z.minLength(1), z.maxLength(160)),
  version: z.int(),
  state: z.enum(bulletinStates),
  runId: z.string(),
  period: AssessmentPeriod,
  scheme: z.strictObject({ schemeId: z.string(), version: z.int() }),
  /** Digest of the locked results that the tables are of. */
  resultsDigest: z.string(),
  document: BulletinDocument,
  withdrawn: z.nullable(z.strictObject({ at: Instant, reason: plainNote(120) })),
  timeline: timelineOf(['draft', ...Event]),
});
export type Bulletin = z.infer<typeof Bulletin>;

/** What an editor changes: words, never a table or a sentence that is made from the results. */
export const BulletinEdit = z.strictObject({
  /** 发文机关: how it is named at the head and the end, and its 机关代字; whose document it is stays. */
  office: z.optional(z.omit(IssuingOffice, { division: true })),
  title: z.optional(plainNote(120)),
  addressees: z.optional(BulletinDocument.shape.addressees),
  copies: z.optional(BulletinDocument.shape.copies),
  rewritten: z.optional(
    z.array(z.strictObject({ block: BlockId, text: plainNote(2000) })).check(z.maxLength(60)),
  ),
  /** New paragraphs, each after a block or, by a section's id, at its start. */
  added: z.optional(
    z.array(z.strictObject({ after: BlockId, text: plainNote(2000) })).check(z.maxLength(20)),
  ),
  removed: z.optional(z.array(BlockId).check(z.maxLength(60))),
});
export type BulletinEdit = z.infer<typeof BulletinEdit>;

/** 发文字号 in words, with the six-cornered brackets of the standard (GB/T 9704-2012, 7.2.5). */
export function numberWords({ mark, year, number }: DocumentNumber): string {
  return `${mark}〔${year}〕${number}号`;
}
