import type { documents } from '../aws/clients.ts';
import { dynamoCases } from '../aws/dynamo-cases.ts';
import { dynamoOutages } from '../aws/dynamo-outages.ts';
import { officialCalendar } from '../calendar/official-calendar.ts';
import { ruleBook } from './rule-book.ts';

/** By what the days of objections are counted, for a function on AWS. */
export function replyOn(
  client: ReturnType<typeof documents>,
  env: Readonly<Record<'CASES_TABLE' | 'OUTAGES_TABLE', string>>,
) {
  const { outages: outageRules, settlements: settlementRules } = ruleBook();
  return {
    cases: dynamoCases(client, env.CASES_TABLE),
    outages: dynamoOutages(client, env.OUTAGES_TABLE),
    outageRules,
    settlementRules,
    calendar: officialCalendar(),
  };
}
