import * as z from 'zod/mini';
import { issueBulletinOperation } from '../../shared/api/bulletin-operations.ts';
import { issueBulletin } from '../../shared/domain/assessment/bulletin/act-on-bulletin.ts';
import { bulletinCase } from '../../shared/domain/assessment/bulletin/bulletin-case.ts';
import { numberingCase, numberingId, takeNumber } from '../../shared/domain/assessment/bulletin/numbering.ts';
import { filed } from '../../shared/domain/assessment/case/case-kind.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { settlementCase } from '../../shared/domain/assessment/settlement/settlement-case.ts';
import { settlementIdOf } from '../../shared/domain/assessment/settlement/settlement-record.ts';
import type { Answer } from '../../shared/lambda/answer.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import {
  type Acting,
  type ActingDeps,
  actingOn,
  actingUses,
  answerOf,
  changedMeanwhile,
} from './acting-on-bulletin.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = actingUses satisfies Uses;

/** Of so many who issue at once in one office, each gets a number: every round one of them does. */
const MOST_TRIES = 40;

/** `POST /assessments/bulletins/{bulletinId}/issue`: 签发. */
export function createIssueBulletin(deps: ActingDeps, edge: HttpEdge): HttpHandler {
  return http(issueBulletinOperation, edge, async ({ params: { bulletinId }, caller, ifMatch }) => {
    const acting = await actingOn(deps, bulletinId, { caller, ifMatch });
    return acting.kind === 'refused' ? acting : await numbered(deps, acting);
  });
}

/**
 * Bulletin and register are written together: a number that no bulletin bears is never taken. Where somebody else took the number
 * first, the next one is tried.
 */
async function numbered({ cases }: ActingDeps, { bulletin, facts }: Acting): Promise<Answer | Refused> {
  const office = bulletin.document.office.division;
  const year = Number(shanghaiDateOf(facts.now).slice(0, 4));
  const settlement = await cases.one(settlementCase, settlementIdOf(bulletin.runId, office));
  if (settlement && settlement.digest !== bulletin.resultsDigest)
    return refused('bulletin-outdated', undefined, { bulletin: bulletin.bulletinId });
  for (let tried = 0; tried < MOST_TRIES; tried++) {
    const last = await cases.one(numberingCase, numberingId({ office, year }));
    const taken = takeNumber(office, year, last);
    const acted = issueBulletin(bulletin, taken.version, facts);
    if (acted.kind === 'refused') return acted;
    const saved = await cases.save(filed(bulletinCase, acted.bulletin), filed(numberingCase, taken));
    if (saved === 'saved') return answerOf(acted.bulletin);
    const now = await cases.one(bulletinCase, bulletin.bulletinId);
    if (now?.version !== bulletin.version) return changedMeanwhile(bulletin);
  }
  return refused('try-again-later');
}
