import { sha256 } from '../shared/assessment/sha256.ts';
import type { Digest } from '../shared/domain/assessment/kernel/score-unit.ts';
import { checkersOf, recordsDrawn } from '../shared/domain/assessment/sampling/draw-sample.ts';
import type { Sample } from '../shared/domain/assessment/sampling/sample.ts';
import { type FramedUnit, seedOf } from '../shared/domain/assessment/sampling/sampling-frame.ts';

/** A record that the published seed draws, and who must check it. */
export interface RedrawnCheck {
  readonly unitId: string;
  readonly record: string;
  readonly checker: string;
}

/**
 * Draws a sample again from nothing but what the API publishes. `get` fetches a path and answers its JSON; `seedIsRight`: the published
 * seed is that of the published frame.
 */
export async function redrawn(
  sampleId: string,
  get: (path: string) => Promise<unknown>,
  digest: Digest,
): Promise<{ readonly seedIsRight: boolean; readonly checks: readonly RedrawnCheck[] }> {
  const { sample } = (await get(`/assessments/samples/${sampleId}`)) as { readonly sample: Sample };
  const { seal, factsDigest } = sample;
  const units: FramedUnit[] = [];
  for (const { unitId, kind, office, superior } of sample.units) {
    const records: string[] = [];
    let cursor: string | undefined;
    do {
      const rest = cursor === undefined ? '' : `&cursor=${cursor}`;
      const page = (await get(`/assessments/samples/${sampleId}/frame?unit=${unitId}&limit=200${rest}`)) as {
        readonly records: readonly string[];
        readonly next?: string;
      };
      records.push(...page.records);
      cursor = page.next;
    } while (cursor !== undefined);
    units.push({ unitId, kind, office, superior, records });
  }
  const { within, cutOff, size, seed } = seal;
  const checkers = checkersOf(units, seed, digest);
  return {
    seedIsRight: seedOf({ sampleId, within, cutOff, factsDigest, units }, size, digest) === seed,
    checks: units.flatMap(({ unitId, superior, records }) =>
      recordsDrawn(records, seed, size, digest).map((record) => ({
        unitId,
        record,
        checker: checkers.get(unitId) ?? superior,
      })),
    ),
  };
}

/** `TOKEN=… node scripts/redraw-sample.ts http://localhost:8787 SAMPLE`: prints every drawn record with its checker. */
if (import.meta.main) {
  const [, , at = '', sampleId = ''] = process.argv;
  const authorization = `Bearer ${process.env['TOKEN'] ?? ''}`;
  const get = async (path: string): Promise<unknown> => {
    const answer = await fetch(at + path, { headers: { authorization } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return await answer.json();
  };
  const { seedIsRight, checks } = await redrawn(sampleId, get, sha256);
  for (const { unitId, record, checker } of checks) process.stdout.write(`${unitId} ${record} ${checker}\n`);
  process.stdout.write(
    seedIsRight ? '种子与抽样框相符 the seed is that of the frame\n' : '种子不符 another seed\n',
  );
  process.exitCode = seedIsRight ? 0 : 1;
}
