import type { documents } from '../aws/clients.ts';
import { dynamoOutages } from '../aws/dynamo-outages.ts';
import { officialCalendar } from '../calendar/official-calendar.ts';
import { DEFAULT_RECORDING_RULES } from '../domain/deadline/default-rules.ts';
import { factSourcesOn } from './fact-sources.ts';
import { ruleBook } from './rule-book.ts';

/** Where the facts of units lie, and what they are counted by, for a function on AWS that scores. */
export function scoringOn(
  client: ReturnType<typeof documents>,
  env: Parameters<typeof factSourcesOn>[1] & Readonly<Record<'OUTAGES_TABLE', string>>,
) {
  const { deadlines: rules, outages: outageRules } = ruleBook();
  return {
    ...factSourcesOn(client, env),
    outages: dynamoOutages(client, env.OUTAGES_TABLE),
    outageRules,
    rules,
    recordingRules: DEFAULT_RECORDING_RULES,
    calendar: officialCalendar(),
  };
}
