import type { FactSources } from '../assessment/unit-facts.ts';
import type { documents } from '../aws/clients.ts';
import { dynamoDuties } from '../aws/dynamo-duties.ts';
import { dynamoFacts } from '../aws/dynamo-facts.ts';
import { dynamoNotices } from '../aws/dynamo-notices.ts';
import { dynamoReported } from '../aws/dynamo-reported.ts';

/** Where the records of units lie, for a function on AWS. What their superiors gave them to do is among the cases. */
export function factSourcesOn(
  client: ReturnType<typeof documents>,
  env: Readonly<Record<'FACTS_TABLE' | 'DUTIES_TABLE' | 'NOTICES_TABLE' | 'REPORTED_TABLE', string>>,
): Omit<FactSources, 'cases'> {
  return {
    facts: dynamoFacts(client, env.FACTS_TABLE),
    duties: dynamoDuties(client, env.DUTIES_TABLE),
    notices: dynamoNotices(client, env.NOTICES_TABLE),
    reported: dynamoReported(client, env.REPORTED_TABLE),
  };
}
