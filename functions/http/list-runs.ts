import * as z from 'zod/mini';
import { listRunsOperation } from '../../shared/api/assessment-operations.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { readCursor, writeCursor } from '../../shared/lambda/cursor.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { whatIfsUnder } from './assessment-reading.ts';
import { territoriesOf } from './scope.ts';

export const Env = z.object({ ...httpEnv, ASSESSMENTS_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { assessments: ['runs'], directory: ['formerCodes'] } as const satisfies Uses;

export interface Deps {
  readonly assessments: Pick<AssessmentStore, (typeof uses.assessments)[number]>;
  readonly directory: Pick<DirectoryStore, (typeof uses.directory)[number]>;
  readonly clock: Clock;
}

/** `GET /assessments/runs`: every assessment, and what-ifs of the own divisions to their managers and auditors. */
export function createListRuns({ assessments, directory, clock }: Deps, edge: HttpEdge): HttpHandler {
  return http(listRunsOperation, edge, async ({ query: { limit, cursor }, caller }) => {
    const after = readCursor(cursor, 'run');
    if (after.kind === 'refused') return after;
    const territories = await territoriesOf(caller, directory, shanghaiDateOf(clock.now()));
    const { runs, next } = await assessments.runs({
      whatIfsUnder: whatIfsUnder(caller, territories),
      limit,
      ...(after.place && { after: after.place.run }),
    });
    return {
      status: 200,
      body: { runs, ...(next !== undefined && { next: writeCursor({ run: next }) }) },
    };
  });
}
