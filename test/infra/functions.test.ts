import { globSync } from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { functionLine, identity, signedIn } from '../../infra/entries.ts';
import { ofType, referredTo, templateOf } from './template.ts';

const template = templateOf();
const functions = ofType(template, 'AWS::Lambda::Function').map(([id, { Properties, Metadata }]) => ({
  id,
  entry: String(Metadata?.['entry']),
  variables: (Properties['Environment']?.Variables ?? {}) as Record<string, unknown>,
  role: referredTo(Properties['Role'])[0],
}));

describe('functions', () => {
  it('uses each entry file exactly once', () => {
    const files = globSync('functions/**/*.lambda.ts').map((file) =>
      file.slice('functions/'.length, -'.lambda.ts'.length),
    );
    expect(files.length).toBeGreaterThan(0);
    expect(functions.map(({ entry }) => entry).sort()).toEqual(files.sort());
  });

  it.each(functions)(
    'gives $entry the variables of its Env, no more and no less',
    async ({ entry, variables }) => {
      const { Env } = (await import(join(process.cwd(), `functions/${entry}.ts`))) as {
        Env: z.ZodMiniObject;
      };
      expect(Object.keys(variables).sort()).toEqual(Object.keys(Env.def.shape).sort());
    },
  );

  it('tells apart what each may do with which table, queue and secret', () => {
    expect(
      functions.map(({ entry, role }) => `${entry}: ${grantsOf(role).join('; ')}`),
    ).toMatchInlineSnapshot(`
      [
        "stream/derive-movement: FactsTable NoticesTable ResidentsTable GetItem PutItem; MovementsTable DescribeStream GetRecords GetShardIterator ListStreams; FailedChangesQueue SendMessage",
        "stream/dispatch-notice: DeliveryQueue FailedChangesQueue SendMessage; NoticesTable DescribeStream GetRecords GetShardIterator ListStreams",
        "stream/spawn-notices: DutiesTable NoticesTable GetItem PutItem; NoticesTable DescribeStream GetRecords GetShardIterator ListStreams; FailedChangesQueue SendMessage",
        "http/record-movement: MovementsTable GetItem PutItem Query; VaultTable GetItem PutItem; DirectoryTable GetItem Query; DirectoryTable Query; IdentityKeysDataKeys IdentityKeysPseudonymKey GetSecretValue",
        "http/record-batch: MovementsTable GetItem PutItem Query; VaultTable GetItem PutItem; DirectoryTable GetItem Query; DirectoryTable Query; IdentityKeysDataKeys IdentityKeysPseudonymKey GetSecretValue",
        "http/list-movements: DirectoryTable FactsTable Query",
        "http/list-flows: CasesTable BatchGetItem Query; CasesTable Query",
        "http/read-flows: CasesTable BatchGetItem GetItem Query; CasesTable Query; DirectoryTable GetItem",
        "http/export-flows: CasesTable BatchGetItem GetItem Query; CasesTable Query; DirectoryTable GetItem",
        "http/find-person: MovementsTable Query; VaultTable GetItem; AuditTable BatchWriteItem; IdentityKeysDataKeys IdentityKeysPseudonymKey GetSecretValue",
        "http/unmask-person: MovementsTable Query; VaultTable GetItem; AuditTable BatchWriteItem; IdentityKeysDataKeys IdentityKeysPseudonymKey GetSecretValue",
        "http/read-history: MovementsTable Query; VaultTable GetItem; AuditTable BatchWriteItem; IdentityKeysDataKeys IdentityKeysPseudonymKey GetSecretValue",
        "http/reconcile-with: NoticesTable BatchGetItem Query; DirectoryTable NoticesTable Query; VaultTable GetItem; AuditTable BatchWriteItem; IdentityKeysDataKeys IdentityKeysPseudonymKey GetSecretValue",
        "http/list-ledger: DirectoryTable ResidentsTable Query; VaultTable GetItem; AuditTable BatchWriteItem; IdentityKeysDataKeys IdentityKeysPseudonymKey GetSecretValue",
        "http/list-box: NoticesTable BatchGetItem Query; DirectoryTable NoticesTable Query",
        "http/read-notice: NoticesTable VaultTable GetItem; OutagesTable Query; AuditTable BatchWriteItem; IdentityKeysDataKeys IdentityKeysPseudonymKey GetSecretValue",
        "http/raise-notice: NoticesTable GetItem PutItem; MovementsTable Query; DirectoryTable GetItem; IdentityKeysDataKeys IdentityKeysPseudonymKey GetSecretValue",
        "http/act-on-notice: NoticesTable GetItem PutItem; OutagesTable Query; AuditTable BatchWriteItem; DirectoryTable GetItem",
        "http/set-letterhead: CasesTable GetItem PutItem; DirectoryTable GetItem",
        "http/read-letterhead: CasesTable GetItem",
        "http/print-letter: CasesTable NoticesTable GetItem PutItem; DirectoryTable VaultTable GetItem; AuditTable BatchWriteItem; IdentityKeysDataKeys IdentityKeysPseudonymKey GetSecretValue",
        "http/act-on-paper-letter: NoticesTable GetItem PutItem; AuditTable BatchWriteItem; DirectoryTable GetItem",
        "http/list-paper-letters: NoticesTable BatchGetItem Query; DirectoryTable NoticesTable Query",
        "http/list-letter-register: NoticesTable BatchGetItem; CasesTable BatchGetItem Query; CasesTable Query",
        "http/set-digest-channel: CasesTable BatchGetItem GetItem PutItem Query; CasesTable Query; DirectoryTable GetItem; IdentityKeysPseudonymKey GetSecretValue",
        "http/list-digest-channels: CasesTable BatchGetItem Query; CasesTable Query",
        "http/test-digest-channel: CasesTable GetItem PutItem; DirectoryTable GetItem",
        "http/search-divisions: DirectoryTable GetItem Query; DirectoryTable Query",
        "http/read-division: DirectoryTable GetItem Query; DirectoryTable Query",
        "http/set-participation: DirectoryTable GetItem PutItem",
        "http/read-participation: DirectoryTable GetItem",
        "http/list-villages: DirectoryTable GetItem Query; DirectoryTable Query",
        "http/register-village: DirectoryTable GetItem PutItem",
        "http/change-village: DirectoryTable GetItem PutItem",
        "http/list-areas: DirectoryTable Query",
        "http/register-area: DirectoryTable GetItem PutItem",
        "http/change-area: DirectoryTable GetItem PutItem",
        "http/report-fact: ReportedTable GetItem PutItem Query; ReportedTable Query; CasesTable DirectoryTable GetItem; IdentityKeysDataKeys IdentityKeysPseudonymKey GetSecretValue",
        "http/list-facts: DirectoryTable ReportedTable Query",
        "http/read-fact: ReportedTable Query",
        "http/seal-sample: DirectoryTable FactsTable Query; CasesTable GetItem PutItem; SweepsTable GetItem; DirectoryTable GetItem Query",
        "http/read-sample: CasesTable GetItem",
        "http/read-frame: FactsTable Query; CasesTable GetItem",
        "http/draw-sample: FactsTable Query; CasesTable GetItem PutItem",
        "http/list-checks: CasesTable BatchGetItem Query; CasesTable Query",
        "http/read-check: CasesTable VaultTable GetItem; MovementsTable Query; AuditTable BatchWriteItem; IdentityKeysDataKeys IdentityKeysPseudonymKey GetSecretValue",
        "http/settle-check: CasesTable GetItem PutItem; MovementsTable Query; DirectoryTable GetItem",
        "http/list-suspicions: CasesTable BatchGetItem Query; CasesTable Query",
        "http/judge-suspicion: CasesTable GetItem PutItem; NoticesTable BatchGetItem",
        "http/list-findings: CasesTable BatchGetItem Query; CasesTable Query",
        "http/establish-finding: CasesTable GetItem PutItem; ReportedTable MovementsTable Query; NoticesTable GetItem",
        "http/withdraw-finding: CasesTable GetItem PutItem; ReportedTable MovementsTable Query; NoticesTable GetItem",
        "http/record-outage: OutagesTable GetItem PutItem Query",
        "http/list-outages: OutagesTable Query",
        "http/list-stuck: NoticesTable BatchGetItem Scan; NoticesTable Scan",
        "http/list-dead-letters: AuditTable BatchWriteItem; DeliveryQueueDeadLetters FailedChangesQueue ChangeMessageVisibility ReceiveMessage",
        "http/redrive: DutiesTable FactsTable NoticesTable ResidentsTable GetItem PutItem; DeliveryQueue SendMessage; SweepsTable GetItem; DeliveryQueueDeadLetters FailedChangesQueue ChangeMessageVisibility DeleteMessage GetQueueAttributes ReceiveMessage",
        "http/start-run: AssessmentsTable GetItem PutItem; CasesTable GetItem",
        "http/list-runs: AssessmentsTable Query",
        "http/read-run: AssessmentsTable GetItem Query",
        "http/list-results: AssessmentsTable GetItem Query",
        "http/read-result: AssessmentsTable GetItem Query",
        "http/list-records: AssessmentInputsBucket GetObject; AssessmentsTable GetItem Query",
        "http/recompute-result: CasesTable DirectoryTable NoticesTable ReportedTable DutiesTable FactsTable OutagesTable Query; NoticesTable BatchGetItem Query; AssessmentInputsBucket GetObject PutObject; AssessmentsTable GetItem PutItem Query; CasesTable BatchGetItem GetItem PutItem Query",
        "http/read-difference: AssessmentInputsBucket GetObject; AssessmentsTable GetItem Query",
        "http/export-result: AssessmentInputsBucket GetObject; AssessmentsTable DirectoryTable GetItem Query; CasesTable GetItem; DirectoryTable Query",
        "http/export-results: AssessmentsTable DirectoryTable GetItem Query; CasesTable GetItem; DirectoryTable Query",
        "http/read-settlement: AssessmentsTable CasesTable GetItem",
        "http/list-letters: CasesTable BatchGetItem Query; CasesTable Query",
        "http/read-letter: CasesTable GetItem",
        "http/act-on-letter: CasesTable GetItem PutItem",
        "http/file-objection: AssessmentInputsBucket GetObject; AssessmentsTable GetItem Query; CasesTable GetItem PutItem; OutagesTable Query",
        "http/list-objections: AssessmentsTable GetItem Query; CasesTable GetItem; OutagesTable Query",
        "http/read-objection: CasesTable GetItem",
        "http/act-on-objection: CasesTable DirectoryTable NoticesTable ReportedTable DutiesTable FactsTable MovementsTable OutagesTable Query; NoticesTable BatchGetItem GetItem Query; AssessmentInputsBucket GetObject PutObject; AssessmentsTable GetItem PutItem Query; CasesTable BatchGetItem GetItem PutItem Query",
        "http/list-objections-of-division: CasesTable BatchGetItem Query; CasesTable Query",
        "http/list-bulletins: CasesTable BatchGetItem Query; CasesTable Query",
        "http/read-bulletin: CasesTable GetItem",
        "http/print-bulletin: CasesTable GetItem",
        "http/edit-bulletin: CasesTable GetItem PutItem; DirectoryTable GetItem",
        "http/issue-bulletin: CasesTable GetItem PutItem; DirectoryTable GetItem",
        "http/withdraw-bulletin: CasesTable GetItem PutItem; DirectoryTable GetItem",
        "http/redraft-bulletin: AssessmentsTable GetItem; CasesTable GetItem PutItem; DirectoryTable GetItem Query; DirectoryTable Query",
        "http/read-ranking: AssessmentsTable CasesTable GetItem; DirectoryTable GetItem Query; DirectoryTable Query",
        "http/set-tasks: CasesTable GetItem PutItem; DirectoryTable GetItem",
        "http/list-tasks: CasesTable BatchGetItem Query; CasesTable Query",
        "http/read-task: CasesTable GetItem",
        "http/act-on-task: CasesTable GetItem PutItem; OutagesTable Query; DirectoryTable GetItem",
        "http/list-returns: CasesTable BatchGetItem Query; CasesTable Query",
        "http/read-return: CasesTable GetItem",
        "http/act-on-return: CasesTable GetItem PutItem; DirectoryTable GetItem",
        "http/read-dispatch-list: CasesTable BatchGetItem GetItem Query; CasesTable DirectoryTable NoticesTable AssessmentsTable Query; NoticesTable BatchGetItem Query",
        "http/list-schemes: CasesTable GetItem",
        "http/read-scheme: CasesTable GetItem",
        "http/check-scheme: CasesTable GetItem",
        "http/publish-scheme: CasesTable GetItem PutItem",
        "http/publish-overrides: CasesTable GetItem PutItem; DirectoryTable GetItem",
        "http/list-overrides: CasesTable BatchGetItem Query; CasesTable Query",
        "http/draft-agreement: CasesTable GetItem PutItem; DirectoryTable GetItem",
        "http/list-agreements: CasesTable BatchGetItem Query; CasesTable Query",
        "http/read-agreement: CasesTable GetItem",
        "http/print-agreement: CasesTable GetItem; DirectoryTable GetItem Query; DirectoryTable Query",
        "http/act-on-agreement: CasesTable GetItem PutItem",
        "http/register-department: CasesTable GetItem PutItem; DirectoryTable GetItem",
        "http/change-department: CasesTable GetItem PutItem; DirectoryTable GetItem",
        "http/list-departments: CasesTable BatchGetItem Query; CasesTable Query",
        "http/act-on-year-end: CasesTable GetItem PutItem; DirectoryTable GetItem",
        "http/list-year-ends: CasesTable BatchGetItem Query; CasesTable Query",
        "http/read-reference: ",
        "http/read-health: ",
        "queue/deliver-notice: NoticesTable GetItem PutItem; DirectoryTable GetItem Query; DirectoryTable Query; DeliveryQueue ChangeMessageVisibility DeleteMessage GetQueueAttributes ReceiveMessage",
        "schedule/watch-limits: NoticesTable BatchGetItem GetItem PutItem Scan; NoticesTable Scan; OutagesTable Query; SweepsTable GetItem PutItem; SweepsDeadLetters SendMessage",
        "schedule/confirm-limits: NoticesTable BatchGetItem GetItem PutItem Scan; NoticesTable Scan; OutagesTable Query; SweepsTable GetItem PutItem; SweepsDeadLetters SendMessage",
        "schedule/hand-over: NoticesTable BatchGetItem GetItem PutItem Query; DirectoryTable NoticesTable Query; DirectoryTable GetItem Query; SweepsTable GetItem PutItem; SweepsDeadLetters SendMessage",
        "schedule/detect-suspicions: DirectoryTable DutiesTable Query; NoticesTable BatchGetItem; CasesTable SweepsTable GetItem PutItem; SweepsDeadLetters SendMessage",
        "schedule/reconcile: DutiesTable FactsTable ResidentsTable SweepsTable GetItem PutItem; NoticesTable GetItem PutItem Scan; MovementsTable NoticesTable Scan; DeliveryQueue SweepsDeadLetters SendMessage; DirectoryTable GetItem Query; DirectoryTable Query",
        "schedule/watch-cases: CasesTable BatchGetItem GetItem PutItem Query; CasesTable Query; SweepsDeadLetters SendMessage",
        "schedule/open-returns: DirectoryTable DutiesTable FactsTable ReportedTable ResidentsTable NoticesTable Query; NoticesTable BatchGetItem Query; CasesTable SweepsTable GetItem PutItem; SweepsDeadLetters SendMessage",
        "schedule/count-flows: FactsTable CasesTable DirectoryTable Query; CasesTable BatchGetItem GetItem PutItem Query; DirectoryTable GetItem Query; SweepsTable GetItem PutItem; SweepsDeadLetters SendMessage",
        "schedule/send-digests: CasesTable BatchGetItem GetItem PutItem Query; CasesTable DirectoryTable NoticesTable Query; NoticesTable BatchGetItem Query; DirectoryTable GetItem Query; IdentityKeysPseudonymKey GetSecretValue; SweepsDeadLetters SendMessage",
        "task/close-run: AssessmentsTable GetItem PutItem Query",
        "task/open-run: AssessmentsTable GetItem PutItem Query; CasesTable SweepsTable GetItem; DirectoryTable Query",
        "task/list-parts: DirectoryTable DutiesTable FactsTable ReportedTable CasesTable NoticesTable Query; CasesTable NoticesTable BatchGetItem Query; AssessmentsTable GetItem",
        "task/score-part: DirectoryTable DutiesTable FactsTable OutagesTable ReportedTable CasesTable NoticesTable Query; NoticesTable BatchGetItem Query; CasesTable BatchGetItem GetItem Query; AssessmentInputsBucket GetObject PutObject; AssessmentsTable GetItem PutItem Query",
        "task/note-county: AssessmentsTable CasesTable GetItem PutItem",
        "task/note-unsettled: CasesTable GetItem PutItem",
        "task/find-settling: CasesTable BatchGetItem Query; CasesTable Query",
        "task/announce-county: AssessmentsTable GetItem Query; CasesTable GetItem PutItem; OutagesTable Query",
        "task/settle-office: DutiesTable FactsTable OutagesTable ReportedTable CasesTable DirectoryTable NoticesTable Query; NoticesTable BatchGetItem Query; AssessmentInputsBucket GetObject PutObject; AssessmentsTable GetItem PutItem Query; CasesTable BatchGetItem GetItem PutItem Query; DirectoryTable GetItem Query",
      ]
    `);
  });
});

describe('lines of functions', () => {
  it('do not compile when a variable, a use or the sentence for people is missing', () => {
    const directory = { directory: ['search'] } as const;
    const impact = 'Nobody finds a division.';
    // @ts-expect-error nobody gives it the issuer of tokens
    functionLine('http/search-divisions', { uses: directory, impact });
    // @ts-expect-error it needs no keys
    functionLine('queue/deliver-notice', { uses: {}, needs: identity, impact });
    // @ts-expect-error it searches, and reads nothing else
    functionLine('http/search-divisions', { uses: { directory: ['divisionOn'] }, needs: signedIn, impact });
    // @ts-expect-error what do people notice?
    functionLine('http/search-divisions', { uses: directory, needs: signedIn });
    // @ts-expect-error a name that is no file
    functionLine('http/search-division', { uses: directory, needs: signedIn, impact });
    const line = functionLine('http/search-divisions', { uses: directory, needs: signedIn, impact });
    expect(line).toEqual({ entry: 'http/search-divisions', uses: directory, needs: signedIn, impact });
  });
});

/** In words, without logs and keys, which every function has. */
function grantsOf(role: string | undefined): readonly string[] {
  return ofType(template, 'AWS::IAM::Policy')
    .filter(([, { Properties }]) => referredTo(Properties['Roles']).includes(role ?? ''))
    .flatMap(([, { Properties }]) => Properties['PolicyDocument'].Statement as Record<string, unknown>[])
    .map(({ Action, Resource }) => ({
      actions: [Action].flat().map((action) => String(action)),
      resources: [...new Set(referredTo(Resource))].map((id) => id.replace(/[0-9A-F]{8}$/, '')),
    }))
    .filter(({ actions }) => !/^(logs|kms):/.test(actions[0] ?? ''))
    .map(
      ({ actions, resources }) => `${resources.join(' ')} ${actions.map((a) => a.split(':')[1]).join(' ')}`,
    );
}
