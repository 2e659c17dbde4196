import * as z from 'zod/mini';
import { agreementFile } from '../../shared/agreement/agreement-file.ts';
import { agreementFormats, printAgreementOperation } from '../../shared/api/agreement-operations.ts';
import { knownSchemes } from '../../shared/assessment/known-schemes.ts';
import type { SchemeSources } from '../../shared/assessment/scheme-on.ts';
import { nameOfDivision, type NamesDirectory, unitNames } from '../../shared/assessment/unit-names.ts';
import { formatAccepted } from '../../shared/document/document-format.ts';
import { sidesOf } from '../../shared/domain/assessment/unit-sides.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { fileAnswer } from '../../shared/lambda/file-answer.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type AgreementReadingDeps, seenAgreement } from './agreement-reading.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = {
  cases: ['one'],
  directory: ['formerCodes', 'divisionOn', 'villagesOf', 'areasOf'],
} as const satisfies Uses;

export interface Deps extends AgreementReadingDeps, SchemeSources {
  readonly directory: NamesDirectory & Pick<DirectoryStore, 'formerCodes'>;
}

/** `GET /agreements/{agreementId}/document`: by `format`, else by what the client accepts, else the page. */
export function createPrintAgreement(deps: Deps, edge: HttpEdge): HttpHandler {
  const { cases, directory, shipped } = deps;
  return http(printAgreementOperation, edge, async ({ params: { agreementId }, query, caller, accept }) => {
    const seen = await seenAgreement(deps, agreementId, caller);
    if (seen.kind === 'refused') return seen;
    const { agreement } = seen;
    const { unitId, superior, schemeId, schemeVersion, from } = agreement;
    const known = await knownSchemes(cases, await shipped());
    const scheme = known.find((one) => one.schemeId === schemeId && one.version === schemeVersion);
    const [kind] = sidesOf(unitId)?.kinds ?? [];
    if (!scheme || !kind) throw new Error('an agreement by a scheme, or of a unit, that never was');
    const [names, superiorName] = await Promise.all([
      unitNames([{ unitId, kind }], { from, to: from }, deps),
      nameOfDivision(superior, [from], directory),
    ]);
    const content = {
      agreement,
      scheme,
      superiorName: superiorName ?? superior,
      unitName: names.get(unitId) ?? unitId,
    };
    const format = query.format ?? formatAccepted(accept, agreementFormats);
    return fileAnswer({ ...(await agreementFile(content, format)), opens: format === 'html' });
  });
}
