import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { documentsOver } from './clients.ts';
import { dynamoAssessments } from './dynamo-assessments.ts';
import { dynamoAudit } from './dynamo-audit.ts';
import { dynamoCases } from './dynamo-cases.ts';
import { dynamoDuties } from './dynamo-duties.ts';
import { dynamoFacts } from './dynamo-facts.ts';
import { dynamoMovements } from './dynamo-movements.ts';
import { dynamoNotices } from './dynamo-notices.ts';
import { dynamoOutages } from './dynamo-outages.ts';
import { dynamoReported } from './dynamo-reported.ts';
import { dynamoResidents } from './dynamo-residents.ts';
import { dynamoSweeps } from './dynamo-sweeps.ts';
import { dynamoVault } from './dynamo-vault.ts';
import type { InputsBucket } from './inputs-bucket.ts';

/** Every store on DynamoDB, over tables of the given names. */
export function dynamoStores(
  client: DynamoDBClient,
  tables: Readonly<
    Record<
      | 'movements'
      | 'vault'
      | 'residents'
      | 'facts'
      | 'duties'
      | 'reported'
      | 'notices'
      | 'outages'
      | 'assessments'
      | 'cases'
      | 'audit'
      | 'sweeps',
      { readonly name: string }
    >
  >,
  inputs?: InputsBucket,
) {
  const documents = documentsOver(client);
  return {
    movements: dynamoMovements(documents, tables.movements.name),
    vault: dynamoVault(documents, tables.vault.name),
    residents: dynamoResidents(documents, tables.residents.name),
    facts: dynamoFacts(documents, tables.facts.name),
    duties: dynamoDuties(documents, tables.duties.name),
    reported: dynamoReported(documents, tables.reported.name),
    notices: dynamoNotices(documents, tables.notices.name),
    outages: dynamoOutages(documents, tables.outages.name),
    assessments: dynamoAssessments(documents, tables.assessments.name, inputs),
    cases: dynamoCases(documents, tables.cases.name),
    audit: dynamoAudit(documents, tables.audit.name),
    sweeps: dynamoSweeps(documents, tables.sweeps.name),
  };
}
