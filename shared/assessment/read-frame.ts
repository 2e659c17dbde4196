import { canonical } from '../domain/assessment/exact/canonical.ts';
import type { Digest } from '../domain/assessment/kernel/score-unit.ts';
import type { AssessmentPeriod } from '../domain/assessment/period.ts';
import type { FramedUnit, SamplingFrame } from '../domain/assessment/sampling/sampling-frame.ts';
import type { FactStore } from '../domain/fact/fact-store.ts';
import type { MovementFact } from '../domain/fact/movement-fact.ts';
import { readMovements } from './read-movements.ts';

/** Which facts a frame is of. */
export interface FrameAsked extends Pick<SamplingFrame, 'sampleId' | 'within' | 'cutOff'> {
  readonly period: AssessmentPeriod;
  readonly units: readonly Omit<FramedUnit, 'records'>[];
}

/** Where a record counts beside its office. */
export interface RecordPlace {
  readonly place?: string;
  readonly area?: string;
}

/** The frame as of its cut-off, read office after office: only ids are kept of what is read. */
export async function readFrame(
  asked: FrameAsked,
  facts: Pick<FactStore, 'list'>,
  digest: Digest,
): Promise<{ readonly frame: SamplingFrame; readonly placeOf: (record: string) => RecordPlace }> {
  const { sampleId, within, cutOff } = asked;
  const places = new Map<string, RecordPlace>();
  const units: FramedUnit[] = [];
  const digests: string[] = [];
  for (const unit of asked.units) {
    const all = await recordedBy(unit.office, asked, facts);
    digests.push(digest(all.map((fact) => canonical(fact)).join('\n')));
    const drawable = all.filter(isDrawable);
    for (const fact of drawable) places.set(fact.movement, placeOf(fact));
    units.push({ ...unit, records: drawable.map(({ movement }) => movement) });
  }
  return {
    frame: { sampleId, within, cutOff, factsDigest: digest(digests.join('\n')), units },
    placeOf: (record) => places.get(record) ?? {},
  };
}

/** The records of one office that may be drawn, by id. */
export async function drawableRecords(
  office: string,
  asked: Pick<FrameAsked, 'period' | 'cutOff'>,
  facts: Pick<FactStore, 'list'>,
): Promise<readonly string[]> {
  return (await recordedBy(office, asked, facts)).filter(isDrawable).map(({ movement }) => movement);
}

async function recordedBy(
  office: string,
  asked: Pick<FrameAsked, 'period' | 'cutOff'>,
  facts: Pick<FactStore, 'list'>,
): Promise<readonly MovementFact[]> {
  const all = await readMovements([office], facts, asked);
  return all.toSorted((a, b) => (a.movement < b.movement ? -1 : 1));
}

/** A correction is shown with what it corrects, and is not drawn by itself. */
function isDrawable({ kind }: MovementFact): boolean {
  return kind !== 'correction';
}

function placeOf({ office, residence, area }: MovementFact): RecordPlace {
  if (residence?.startsWith(office) !== true) return {};
  return { ...(residence !== office && { place: residence }), ...(area !== undefined && { area }) };
}
