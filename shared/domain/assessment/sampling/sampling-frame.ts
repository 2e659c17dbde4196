import * as z from 'zod/mini';
import { Instant } from '../../calendar/instant.ts';
import { DivisionCode } from '../../division/code.ts';
import { type Refused, refused } from '../../refusal.ts';
import { canonical } from '../exact/canonical.ts';
import type { Digest } from '../kernel/score-unit.ts';
import { UnitKind } from '../unit.ts';

const Id = z.string().check(z.minLength(1), z.maxLength(120));

/** How many records of a unit are drawn: a percentage, at least and at most so many. */
export const SampleSize = z.strictObject({
  percent: z.int().check(z.minimum(1), z.maximum(100)),
  atLeast: z.int().check(z.minimum(1), z.maximum(1000)),
  atMost: z.int().check(z.minimum(1), z.maximum(1000)),
});
export type SampleSize = z.infer<typeof SampleSize>;

/** 2 %, 5 to 30 records of a unit a quarter [ours]. */
export const DEFAULT_SAMPLE_SIZE: SampleSize = { percent: 2, atLeast: 5, atMost: 30 };

/** A unit and the records that may be drawn of it. */
export const FramedUnit = z.strictObject({
  unitId: Id,
  kind: UnitKind,
  office: DivisionCode,
  /** The office above it; units are checked by others below the same one. */
  superior: DivisionCode,
  records: z.array(Id),
});
export type FramedUnit = z.infer<typeof FramedUnit>;

/** 抽样框: all that may be drawn, frozen at the cut-off. `factsDigest`: of the frozen facts themselves. */
export interface SamplingFrame {
  readonly sampleId: string;
  /** The division whose units are framed: each county draws, and can draw again, by itself. */
  readonly within: string;
  readonly cutOff: Instant;
  readonly factsDigest: string;
  readonly units: readonly FramedUnit[];
}

/**
 * What is published before the draw. Whoever has the frame can count the seed again and draw the same sample; nobody knows the seed
 * before the facts are frozen, so nobody can enter records to be drawn or to be passed over.
 */
export const SampleSeal = z.strictObject({
  sampleId: Id,
  within: DivisionCode,
  seed: z.string().check(z.minLength(1), z.maxLength(128)),
  size: SampleSize,
  cutOff: Instant,
  publishedAt: z.nullable(Instant),
});
export type SampleSeal = z.infer<typeof SampleSeal>;

/** The seed of a frame and a size. Units and records in whatever order give the same. */
export function seedOf(frame: SamplingFrame, size: SampleSize, digest: Digest): string {
  const { sampleId, within, cutOff, factsDigest, units } = frame;
  const sorted = units
    .map(({ unitId, kind, office, superior, records }) => ({
      unitId,
      kind,
      office,
      superior,
      records: [...new Set(records)].sort(),
    }))
    .sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
  return digest(canonical({ sampleId, within, cutOff, factsDigest, size, units: sorted }));
}

/** The seal of a frame, not published yet. */
export function sealFrame(frame: SamplingFrame, size: SampleSize, digest: Digest): SampleSeal {
  const { sampleId, within, cutOff } = frame;
  return { sampleId, within, seed: seedOf(frame, size, digest), size, cutOff, publishedAt: null };
}

/** Publishes a seal. Published twice, it keeps its first instant. */
export function publishSeal(seal: SampleSeal, now: Instant): SampleSeal {
  return seal.publishedAt === null ? { ...seal, publishedAt: now } : seal;
}

/** Whether a sample may be drawn: after its seed was published, and from the very frame that the seed is of. */
export function mayDraw(
  seal: SampleSeal,
  frame: SamplingFrame,
  now: Instant,
  digest: Digest,
): Refused | null {
  if (seal.publishedAt === null || now <= seal.publishedAt) return refused('seed-not-published');
  return seedOf(frame, seal.size, digest) === seal.seed ? null : refused('frame-changed');
}
