import type { FactSources, RecordedSources } from '../assessment/unit-facts.ts';
import type { documents } from '../aws/clients.ts';
import { dynamoCases } from '../aws/dynamo-cases.ts';
import { dynamoDuties } from '../aws/dynamo-duties.ts';
import { dynamoFacts } from '../aws/dynamo-facts.ts';
import { dynamoNotices } from '../aws/dynamo-notices.ts';
import { dynamoReported } from '../aws/dynamo-reported.ts';

type RecordedTables = Readonly<
  Record<'FACTS_TABLE' | 'DUTIES_TABLE' | 'NOTICES_TABLE' | 'REPORTED_TABLE', string>
>;

/** Where it lies what offices recorded, for a function on AWS. */
export function recordedOn(client: ReturnType<typeof documents>, env: RecordedTables): RecordedSources {
  return {
    facts: dynamoFacts(client, env.FACTS_TABLE),
    duties: dynamoDuties(client, env.DUTIES_TABLE),
    notices: dynamoNotices(client, env.NOTICES_TABLE),
    reported: dynamoReported(client, env.REPORTED_TABLE),
  };
}

/** Where the facts of units lie, for a function on AWS. */
export function factSourcesOn(
  client: ReturnType<typeof documents>,
  env: RecordedTables & Readonly<Record<'CASES_TABLE', string>>,
): FactSources {
  return { ...recordedOn(client, env), cases: dynamoCases(client, env.CASES_TABLE) };
}
