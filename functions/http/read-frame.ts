import * as z from 'zod/mini';
import { drawableRecords } from '../../shared/assessment/read-frame.ts';
import { readFrameOperation } from '../../shared/api/sampling-operations.ts';
import { lies } from '../../shared/domain/caller/access.ts';
import type { FactStore } from '../../shared/domain/fact/fact-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { readCursor, writeCursor } from '../../shared/lambda/cursor.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type SampleReadingDeps, seenSample } from './sample-reading.ts';

export const Env = z.object({ ...httpEnv, FACTS_TABLE: text, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = {
  facts: ['list'],
  cases: ['one'],
  directory: ['formerCodes'],
} as const satisfies Uses;

export interface Deps extends SampleReadingDeps {
  readonly facts: Pick<FactStore, 'list'>;
}

/**
 * `GET /assessments/samples/{sampleId}/frame?unit=`: the ids of what may be drawn of a unit, read again as of the cut-off. A unit sees its
 * own, who stands above it those of all: ids of records tell where a person was registered.
 */
export function createReadFrame(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(readFrameOperation, edge, async ({ params: { sampleId }, query, caller }) => {
    const { unit, limit } = query;
    const seen = await seenSample(deps, sampleId, caller);
    if (seen.kind === 'refused') return seen;
    if (!seen.territories.some((territory) => lies(unit, territory)))
      return refused('division-not-yours', '/unit', { division: unit });
    const cursor = readCursor(query.cursor, 'record');
    if (cursor.kind === 'refused') return cursor;
    const { period, seal, units } = seen.sample;
    const framed = units.find(({ unitId }) => unitId === unit);
    const { cutOff } = seal;
    const all = framed ? await drawableRecords(framed.office, { period, cutOff }, deps.facts) : [];
    const after = cursor.place?.record ?? '';
    const rest = all.filter((record) => record > after);
    const records = rest.slice(0, limit);
    const last = records.at(-1);
    const next = rest.length > limit && last !== undefined ? { next: writeCursor({ record: last }) } : {};
    return { status: 200, body: { unit, records, ...next } };
  });
}
