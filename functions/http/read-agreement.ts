import * as z from 'zod/mini';
import { readAgreementOperation } from '../../shared/api/agreement-operations.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type AgreementReadingDeps, seenAgreement } from './agreement-reading.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['one'], directory: ['formerCodes'] } as const satisfies Uses;

/** `GET /agreements/{agreementId}`: for both sides of it, and whoever stands above them. */
export function createReadAgreement(deps: AgreementReadingDeps, edge: HttpEdge): HttpHandler {
  return http(readAgreementOperation, edge, async ({ params: { agreementId }, caller }) => {
    const seen = await seenAgreement(deps, agreementId, caller);
    return seen.kind === 'refused' ? seen : { status: 200, body: { agreement: seen.agreement } };
  });
}
