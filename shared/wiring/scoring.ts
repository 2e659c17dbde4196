import type { documents } from '../aws/clients.ts';
import { dynamoDuties } from '../aws/dynamo-duties.ts';
import { dynamoFacts } from '../aws/dynamo-facts.ts';
import { dynamoNotices } from '../aws/dynamo-notices.ts';
import { dynamoOutages } from '../aws/dynamo-outages.ts';
import { dynamoReported } from '../aws/dynamo-reported.ts';
import { officialCalendar } from '../calendar/official-calendar.ts';
import { DEFAULT_DEADLINE_RULES, DEFAULT_RECORDING_RULES } from '../domain/deadline/default-rules.ts';
import { DEFAULT_OUTAGE_RULES } from '../domain/outage/outage-rule.ts';

/** Where the facts of units lie, and what they are counted by, for a function on AWS that scores. */
export function scoringOn(
  client: ReturnType<typeof documents>,
  env: Readonly<
    Record<'FACTS_TABLE' | 'DUTIES_TABLE' | 'NOTICES_TABLE' | 'REPORTED_TABLE' | 'OUTAGES_TABLE', string>
  >,
) {
  return {
    facts: dynamoFacts(client, env.FACTS_TABLE),
    duties: dynamoDuties(client, env.DUTIES_TABLE),
    notices: dynamoNotices(client, env.NOTICES_TABLE),
    reported: dynamoReported(client, env.REPORTED_TABLE),
    outages: dynamoOutages(client, env.OUTAGES_TABLE),
    outageRules: DEFAULT_OUTAGE_RULES,
    rules: DEFAULT_DEADLINE_RULES,
    recordingRules: DEFAULT_RECORDING_RULES,
    calendar: officialCalendar(),
  };
}
