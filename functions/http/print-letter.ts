import * as z from 'zod/mini';
import { printLetterOperation } from '../../shared/api/paper-operations.ts';
import { filed } from '../../shared/domain/assessment/case/case-kind.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { DeadlineRule } from '../../shared/domain/deadline/deadline-rule.ts';
import { ruleOf } from '../../shared/domain/deadline/notice-limits.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { mayNotKeepLetter, numbered } from '../../shared/domain/notice/act-on-paper.ts';
import {
  letterCountCase,
  letterCountId,
  nextLetter,
  type NumberedLetter,
  numberedLetterCase,
} from '../../shared/domain/notice/letter-register.ts';
import { letterheadCase } from '../../shared/domain/notice/letterhead.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import type { NoticesById } from '../../shared/domain/notice/notice-store.ts';
import { letterNumberWords } from '../../shared/domain/notice/paper-letter.ts';
import { checkName } from '../../shared/domain/person/name.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { httpEnv, keysEnv, text } from '../../shared/lambda/env.ts';
import { fileAnswer } from '../../shared/lambda/file-answer.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { letterFile } from '../../shared/paper-letter/letter-file.ts';
import type { Uses } from '../../shared/uses.ts';
import { keptBy } from './keeping-letter.ts';
import { namesOfPlaces } from './names-of-places.ts';
import { noteRead, type ReadingDeps } from './reading.ts';

export const Env = z.object({
  ...httpEnv,
  ...keysEnv,
  NOTICES_TABLE: text,
  CASES_TABLE: text,
  VAULT_TABLE: text,
  AUDIT_TABLE: text,
  DIRECTORY_TABLE: text,
});
export const uses = {
  notices: ['get', 'save'],
  cases: ['one', 'save'],
  vault: ['get'],
  audit: ['append'],
  directory: ['formerCodes', 'divisionOn', 'ancestorsOn'],
} as const satisfies Uses;

export interface Deps extends ReadingDeps {
  readonly notices: NoticesById;
  readonly cases: Pick<CaseStore, 'one' | 'save'>;
  readonly directory: DirectoryStore;
  readonly rules: readonly DeadlineRule[];
}

/** Of so many who print at once in one office, each gets a number: every round one of them does. */
const MOST_TRIES = 40;

/**
 * `POST /notices/{noticeId}/letter`: the letter with the whole identity, for a purpose. What could be refused is looked at before a number
 * is taken, and the reading is written down before the number is: a number that no letter bears is never given.
 */
export function createPrintLetter(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(printLetterOperation, edge, async ({ params: { noticeId }, body, caller, requestId }) => {
    const now = deps.clock.now();
    const kept = await keptBy(deps, noticeId, caller, now);
    if (kept.kind === 'refused') return kept;
    const { by } = kept;
    const { role, subject } = caller;
    const no = mayNotKeepLetter(kept.notice, { by, role }, 'print');
    if (no) return no;
    const handler = checkName(body.handler);
    if (handler.kind === 'refused')
      return { kind: 'refused', refusal: { ...handler.refusal, field: '/handler' } };
    const { personId } = kept.notice;
    const [letterhead, sealed] = await Promise.all([
      deps.cases.one(letterheadCase, by),
      deps.vault.get(personId),
    ]);
    if (!letterhead) return refused('letterhead-missing', undefined, { division: by });
    if (!sealed) return refused('person-unknown');
    const { purpose, format = 'html' } = body;
    await noteRead(deps, { personIds: [personId], caller, action: 'print-letter', requestId, purpose });
    const letter = await numberOf(deps.cases, kept.notice, by, shanghaiDateOf(now));
    if ('kind' in letter) return letter;
    const { notice } = kept;
    if (!notice.letter) {
      const next = numbered(notice, letter, { by, subject, now, note: letterNumberWords(letter) });
      const saved = await deps.notices.save(next, 'number-letter');
      // Of two who print it at once, both print the one number.
      if (saved === 'changed-meanwhile' && !(await deps.notices.get(noticeId))?.letter)
        return refused('notice-changed-meanwhile');
    }
    const content = {
      notice,
      letter,
      letterhead,
      handler: handler.name,
      person: deps.keys.open(personId, sealed),
      places: await namesOfPlaces(
        placesIn(notice, by),
        [shanghaiDateOf(now), shanghaiDateOf(notice.createdAt)],
        deps.directory,
      ),
      to: notice.holder,
      reply: ruleOf(notice, deps.rules).reply,
      on: shanghaiDateOf(now),
    };
    const answer = fileAnswer({ ...(await letterFile(content, format)), opens: format === 'html' });
    return { ...answer, headers: { ...answer.headers, 'cache-control': 'no-store' } };
  });
}

/** The number of a notice: its own, or the next of its office, written in one go with the count. */
async function numberOf(
  cases: Deps['cases'],
  { noticeId }: Notice,
  office: string,
  on: string,
): Promise<NumberedLetter | Refused> {
  const countId = letterCountId({ office, year: Number(on.slice(0, 4)) });
  for (let tried = 0; tried < MOST_TRIES; tried++) {
    const given = await cases.one(numberedLetterCase, noticeId);
    if (given) return given;
    const { letter, count } = nextLetter({ noticeId, office, on }, await cases.one(letterCountCase, countId));
    if ((await cases.save(filed(numberedLetterCase, letter), filed(letterCountCase, count))) === 'saved')
      return letter;
  }
  return refused('try-again-later');
}

function placesIn(notice: Notice, office: string): readonly string[] {
  const named = notice.kind === 'movement-notice' ? [notice.content.from, notice.content.to] : [];
  return [office, notice.holder, ...named].filter((code) => code !== undefined);
}
