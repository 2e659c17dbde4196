import type { EnvOf } from '../shared/lambda/env.ts';
import type { Uses } from '../shared/uses.ts';

/** Every function by its entry file `functions/ENTRY.lambda.ts`, with the types that its line below must satisfy. */
export interface Entries {
  readonly 'http/act-on-notice': typeof import('../functions/http/act-on-notice.ts');
  readonly 'http/act-on-paper-letter': typeof import('../functions/http/act-on-paper-letter.ts');
  readonly 'http/list-letter-register': typeof import('../functions/http/list-letter-register.ts');
  readonly 'http/list-paper-letters': typeof import('../functions/http/list-paper-letters.ts');
  readonly 'http/print-letter': typeof import('../functions/http/print-letter.ts');
  readonly 'http/read-letterhead': typeof import('../functions/http/read-letterhead.ts');
  readonly 'http/list-digest-channels': typeof import('../functions/http/list-digest-channels.ts');
  readonly 'http/set-digest-channel': typeof import('../functions/http/set-digest-channel.ts');
  readonly 'http/test-digest-channel': typeof import('../functions/http/test-digest-channel.ts');
  readonly 'schedule/send-digests': typeof import('../functions/schedule/send-digests.ts');
  readonly 'http/set-letterhead': typeof import('../functions/http/set-letterhead.ts');
  readonly 'http/list-box': typeof import('../functions/http/list-box.ts');
  readonly 'http/list-dead-letters': typeof import('../functions/http/list-dead-letters.ts');
  readonly 'http/redrive': typeof import('../functions/http/redrive.ts');
  readonly 'http/list-facts': typeof import('../functions/http/list-facts.ts');
  readonly 'http/read-fact': typeof import('../functions/http/read-fact.ts');
  readonly 'http/report-fact': typeof import('../functions/http/report-fact.ts');
  readonly 'http/reconcile-with': typeof import('../functions/http/reconcile-with.ts');
  readonly 'http/list-ledger': typeof import('../functions/http/list-ledger.ts');
  readonly 'http/list-movements': typeof import('../functions/http/list-movements.ts');
  readonly 'http/list-outages': typeof import('../functions/http/list-outages.ts');
  readonly 'http/raise-notice': typeof import('../functions/http/raise-notice.ts');
  readonly 'http/read-division': typeof import('../functions/http/read-division.ts');
  readonly 'http/read-history': typeof import('../functions/http/read-history.ts');
  readonly 'http/read-notice': typeof import('../functions/http/read-notice.ts');
  readonly 'http/record-batch': typeof import('../functions/http/record-batch.ts');
  readonly 'http/record-movement': typeof import('../functions/http/record-movement.ts');
  readonly 'http/record-outage': typeof import('../functions/http/record-outage.ts');
  readonly 'http/search-divisions': typeof import('../functions/http/search-divisions.ts');
  readonly 'http/unmask-person': typeof import('../functions/http/unmask-person.ts');
  readonly 'http/change-area': typeof import('../functions/http/change-area.ts');
  readonly 'http/change-village': typeof import('../functions/http/change-village.ts');
  readonly 'http/find-person': typeof import('../functions/http/find-person.ts');
  readonly 'http/list-areas': typeof import('../functions/http/list-areas.ts');
  readonly 'http/list-stuck': typeof import('../functions/http/list-stuck.ts');
  readonly 'http/list-villages': typeof import('../functions/http/list-villages.ts');
  readonly 'http/read-health': typeof import('../functions/http/read-health.ts');
  readonly 'http/read-reference': typeof import('../functions/http/read-reference.ts');
  readonly 'http/read-participation': typeof import('../functions/http/read-participation.ts');
  readonly 'http/register-area': typeof import('../functions/http/register-area.ts');
  readonly 'http/register-village': typeof import('../functions/http/register-village.ts');
  readonly 'http/set-participation': typeof import('../functions/http/set-participation.ts');
  readonly 'task/open-run': typeof import('../functions/task/open-run.ts');
  readonly 'task/list-parts': typeof import('../functions/task/list-parts.ts');
  readonly 'task/score-part': typeof import('../functions/task/score-part.ts');
  readonly 'task/note-county': typeof import('../functions/task/note-county.ts');
  readonly 'task/close-run': typeof import('../functions/task/close-run.ts');
  readonly 'http/read-settlement': typeof import('../functions/http/read-settlement.ts');
  readonly 'http/list-letters': typeof import('../functions/http/list-letters.ts');
  readonly 'http/read-letter': typeof import('../functions/http/read-letter.ts');
  readonly 'http/act-on-letter': typeof import('../functions/http/act-on-letter.ts');
  readonly 'task/find-settling': typeof import('../functions/task/find-settling.ts');
  readonly 'task/announce-county': typeof import('../functions/task/announce-county.ts');
  readonly 'task/settle-office': typeof import('../functions/task/settle-office.ts');
  readonly 'task/note-unsettled': typeof import('../functions/task/note-unsettled.ts');
  readonly 'http/start-run': typeof import('../functions/http/start-run.ts');
  readonly 'http/read-run': typeof import('../functions/http/read-run.ts');
  readonly 'http/list-results': typeof import('../functions/http/list-results.ts');
  readonly 'http/read-result': typeof import('../functions/http/read-result.ts');
  readonly 'http/list-records': typeof import('../functions/http/list-records.ts');
  readonly 'http/recompute-result': typeof import('../functions/http/recompute-result.ts');
  readonly 'http/read-difference': typeof import('../functions/http/read-difference.ts');
  readonly 'http/list-runs': typeof import('../functions/http/list-runs.ts');
  readonly 'http/export-result': typeof import('../functions/http/export-result.ts');
  readonly 'http/list-flows': typeof import('../functions/http/list-flows.ts');
  readonly 'http/read-flows': typeof import('../functions/http/read-flows.ts');
  readonly 'http/export-flows': typeof import('../functions/http/export-flows.ts');
  readonly 'http/export-results': typeof import('../functions/http/export-results.ts');
  readonly 'http/list-bulletins': typeof import('../functions/http/list-bulletins.ts');
  readonly 'http/read-bulletin': typeof import('../functions/http/read-bulletin.ts');
  readonly 'http/print-bulletin': typeof import('../functions/http/print-bulletin.ts');
  readonly 'http/edit-bulletin': typeof import('../functions/http/edit-bulletin.ts');
  readonly 'http/issue-bulletin': typeof import('../functions/http/issue-bulletin.ts');
  readonly 'http/read-ranking': typeof import('../functions/http/read-ranking.ts');
  readonly 'http/redraft-bulletin': typeof import('../functions/http/redraft-bulletin.ts');
  readonly 'http/withdraw-bulletin': typeof import('../functions/http/withdraw-bulletin.ts');
  readonly 'http/file-objection': typeof import('../functions/http/file-objection.ts');
  readonly 'http/list-objections': typeof import('../functions/http/list-objections.ts');
  readonly 'http/read-objection': typeof import('../functions/http/read-objection.ts');
  readonly 'http/act-on-objection': typeof import('../functions/http/act-on-objection.ts');
  readonly 'http/list-objections-of-division': typeof import('../functions/http/list-objections-of-division.ts');
  readonly 'http/set-tasks': typeof import('../functions/http/set-tasks.ts');
  readonly 'http/list-tasks': typeof import('../functions/http/list-tasks.ts');
  readonly 'http/read-task': typeof import('../functions/http/read-task.ts');
  readonly 'http/act-on-task': typeof import('../functions/http/act-on-task.ts');
  readonly 'http/list-returns': typeof import('../functions/http/list-returns.ts');
  readonly 'http/read-return': typeof import('../functions/http/read-return.ts');
  readonly 'http/act-on-return': typeof import('../functions/http/act-on-return.ts');
  readonly 'http/read-dispatch-list': typeof import('../functions/http/read-dispatch-list.ts');
  readonly 'http/list-schemes': typeof import('../functions/http/list-schemes.ts');
  readonly 'http/read-scheme': typeof import('../functions/http/read-scheme.ts');
  readonly 'http/check-scheme': typeof import('../functions/http/check-scheme.ts');
  readonly 'http/publish-scheme': typeof import('../functions/http/publish-scheme.ts');
  readonly 'http/publish-overrides': typeof import('../functions/http/publish-overrides.ts');
  readonly 'http/list-overrides': typeof import('../functions/http/list-overrides.ts');
  readonly 'http/draft-agreement': typeof import('../functions/http/draft-agreement.ts');
  readonly 'http/list-agreements': typeof import('../functions/http/list-agreements.ts');
  readonly 'http/print-agreement': typeof import('../functions/http/print-agreement.ts');
  readonly 'http/read-agreement': typeof import('../functions/http/read-agreement.ts');
  readonly 'http/act-on-agreement': typeof import('../functions/http/act-on-agreement.ts');
  readonly 'http/register-department': typeof import('../functions/http/register-department.ts');
  readonly 'http/change-department': typeof import('../functions/http/change-department.ts');
  readonly 'http/list-departments': typeof import('../functions/http/list-departments.ts');
  readonly 'http/act-on-year-end': typeof import('../functions/http/act-on-year-end.ts');
  readonly 'http/list-year-ends': typeof import('../functions/http/list-year-ends.ts');
  readonly 'http/seal-sample': typeof import('../functions/http/seal-sample.ts');
  readonly 'http/read-sample': typeof import('../functions/http/read-sample.ts');
  readonly 'http/read-frame': typeof import('../functions/http/read-frame.ts');
  readonly 'http/draw-sample': typeof import('../functions/http/draw-sample.ts');
  readonly 'http/list-checks': typeof import('../functions/http/list-checks.ts');
  readonly 'http/read-check': typeof import('../functions/http/read-check.ts');
  readonly 'http/settle-check': typeof import('../functions/http/settle-check.ts');
  readonly 'http/list-suspicions': typeof import('../functions/http/list-suspicions.ts');
  readonly 'http/judge-suspicion': typeof import('../functions/http/judge-suspicion.ts');
  readonly 'http/list-findings': typeof import('../functions/http/list-findings.ts');
  readonly 'http/establish-finding': typeof import('../functions/http/establish-finding.ts');
  readonly 'http/withdraw-finding': typeof import('../functions/http/withdraw-finding.ts');
  readonly 'queue/deliver-notice': typeof import('../functions/queue/deliver-notice.ts');
  readonly 'schedule/confirm-limits': typeof import('../functions/schedule/confirm-limits.ts');
  readonly 'schedule/count-flows': typeof import('../functions/schedule/count-flows.ts');
  readonly 'schedule/detect-suspicions': typeof import('../functions/schedule/detect-suspicions.ts');
  readonly 'schedule/hand-over': typeof import('../functions/schedule/hand-over.ts');
  readonly 'schedule/open-returns': typeof import('../functions/schedule/open-returns.ts');
  readonly 'schedule/reconcile': typeof import('../functions/schedule/reconcile.ts');
  readonly 'schedule/watch-cases': typeof import('../functions/schedule/watch-cases.ts');
  readonly 'schedule/watch-limits': typeof import('../functions/schedule/watch-limits.ts');
  readonly 'stream/derive-movement': typeof import('../functions/stream/derive-movement.ts');
  readonly 'stream/dispatch-notice': typeof import('../functions/stream/dispatch-notice.ts');
  readonly 'stream/spawn-notices': typeof import('../functions/stream/spawn-notices.ts');
}
export type Entry = keyof Entries;

type VariablesOf<E extends Entry> = Named<keyof EnvOf<Entries[E]['Env']>>;
/** An `Env` without variables has any key at all, for TypeScript. */
type Named<K> = string extends K ? never : K;
/** The variables that come with what a function uses: a table's name, the queue's address. */
type FromUses<U> = {
  [P in keyof U & string]: P extends 'queue' ? 'DELIVERY_QUEUE_URL' : `${Uppercase<P>}_TABLE`;
}[keyof U & string];

/** What a function needs beside the ports that it uses. A variable that nobody supplies does not compile. */
export interface Supplied {
  readonly ISSUER: string;
  readonly AUDIENCE: string;
  readonly JWKS_URI: string;
  readonly PSEUDONYM_KEY_SECRET: string;
  readonly DATA_KEYS_SECRET: string;
  readonly DELIVERY_DEAD_LETTERS_URL: string;
  readonly FAILED_CHANGES: string;
  readonly DIGEST_HOSTS: string;
  readonly DIGEST_LINK: string;
  readonly INPUTS_BUCKET: string;
}
type Needs<E extends Entry> = Readonly<Record<Exclude<VariablesOf<E>, FromUses<Entries[E]['uses']>>, true>>;

/** One function as a line of a table. */
export interface FunctionLine {
  readonly entry: Entry;
  readonly uses: Uses;
  readonly needs: Readonly<Partial<Record<keyof Supplied, true>>>;
  /** Of a stream's changes, those that end in these states; all where there are none. */
  readonly states?: readonly string[];
  readonly impact: string;
}

type StatesOf<E extends Entry> = Entries[E] extends { readonly states: infer S }
  ? { readonly states: S }
  : unknown;

type Given<E extends Entry> = {
  /** The same as the function's own `uses`: its grants. A change of what a function calls is a change of this line. */
  readonly uses: Entries[E]['uses'];
  /** What people notice when this function fails, in a sentence: it is in the alarm. */
  readonly impact: string;
} & StatesOf<E> &
  (keyof Needs<E> extends never ? { readonly needs?: never } : { readonly needs: Needs<E> });

/**
 * A function of this entry. Its environment is made from `uses` and `needs`, and does not compile when the function's
 * `Env` has a variable that neither of them brings.
 */
export function functionLine<E extends Entry>(entry: E, given: Given<E>): FunctionLine {
  const { states } = given as { readonly states?: readonly string[] };
  return {
    entry,
    uses: given.uses,
    needs: given.needs ?? {},
    ...(states && { states }),
    impact: given.impact,
  };
}

/** What every HTTP function verifies tokens with. */
export const signedIn = { ISSUER: true, AUDIENCE: true, JWKS_URI: true } as const;
/** Where functions keep and find what results were made from. */
export const inputsPlace = { INPUTS_BUCKET: true } as const;
/** Where the functions of dead letters find them. */
export const deadLetterPlaces = { DELIVERY_DEAD_LETTERS_URL: true, FAILED_CHANGES: true } as const;
/** What functions need that make pseudonyms or open the vault. */
export const identity = { PSEUDONYM_KEY_SECRET: true, DATA_KEYS_SECRET: true } as const;
