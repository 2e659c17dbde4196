import { knownSchemes } from '../assessment/known-schemes.ts';
import type { documents } from '../aws/clients.ts';
import { dynamoAssessments } from '../aws/dynamo-assessments.ts';
import { dynamoCases } from '../aws/dynamo-cases.ts';
import { dynamoOutages } from '../aws/dynamo-outages.ts';
import { officialCalendar } from '../calendar/official-calendar.ts';
import { DEFAULT_RECORDING_RULES } from '../domain/deadline/default-rules.ts';
import { factSourcesOn } from './fact-sources.ts';
import { inputsIn } from './inputs-bucket.ts';
import { ruleBook } from './rule-book.ts';
import { shippedSchemes } from './shipped-schemes.ts';
import { systemClock } from './system-clock.ts';

/** Where the facts of units lie, and what they are counted by, for a function on AWS that scores. */
export function scoringOn(
  client: ReturnType<typeof documents>,
  env: Parameters<typeof factSourcesOn>[1] &
    Readonly<Record<'OUTAGES_TABLE' | 'CASES_TABLE' | 'ASSESSMENTS_TABLE' | 'INPUTS_BUCKET', string>>,
) {
  const { deadlines: rules, outages: outageRules } = ruleBook();
  const cases = dynamoCases(client, env.CASES_TABLE);
  return {
    ...factSourcesOn(client, env),
    cases,
    assessments: dynamoAssessments(client, env.ASSESSMENTS_TABLE, inputsIn(env.INPUTS_BUCKET)),
    schemes: async () => knownSchemes(cases, await shippedSchemes()),
    clock: systemClock,
    outages: dynamoOutages(client, env.OUTAGES_TABLE),
    outageRules,
    rules,
    recordingRules: DEFAULT_RECORDING_RULES,
    calendar: officialCalendar(),
  };
}
