import * as z from 'zod/mini';
import { actOnLetterOperation } from '../../shared/api/settlement-operations.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { acknowledged, filedLetter } from '../../shared/domain/assessment/settlement/letter-case.ts';
import { mayWriteFor } from '../../shared/domain/caller/access.ts';
import { officeOf } from '../../shared/domain/notice/passing-on.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type LetterReadingDeps, letterView, seenLetter } from './letter-reading.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['one', 'save'], directory: ['formerCodes'] } as const satisfies Uses;

export interface Deps extends LetterReadingDeps {
  readonly cases: Pick<CaseStore, (typeof uses.cases)[number]>;
}

/** `POST /assessments/letters/{letterId}/actions`: the office that answers for the unit signs for its letter, once. */
export function createActOnLetter(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(actOnLetterOperation, edge, async ({ params: { letterId }, caller }) => {
    const seen = await seenLetter(deps, letterId, caller);
    if (seen.kind === 'refused') return seen;
    const office = officeOf(seen.letter.to);
    if (!mayWriteFor(caller, office)) return refused('division-not-yours', undefined, { division: office });
    const letter = acknowledged(seen.letter, caller.subject, deps.clock.now());
    if (letter === seen.letter || (await deps.cases.save(filedLetter(letter))) === 'saved')
      return { status: 200, body: { letter: letterView(letter) } };
    // Nothing else ever happens to a letter: a colleague signed for it in the same moment.
    const signed = await seenLetter(deps, letterId, caller);
    return signed.kind === 'refused' ? signed : { status: 200, body: { letter: letterView(signed.letter) } };
  });
}
