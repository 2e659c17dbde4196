import { randomUUID } from 'node:crypto';
import { documents } from '../../shared/aws/clients.ts';
import { dynamoAudit } from '../../shared/aws/dynamo-audit.ts';
import { dynamoNoticesById } from '../../shared/aws/dynamo-notices-by-id.ts';
import { dynamoOutages } from '../../shared/aws/dynamo-outages.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { ruleBook } from '../../shared/wiring/rule-book.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createActOnNotice, Env } from './act-on-notice.ts';

const env = readEnv(Env);
const { deadlines: rules, outages: outageRules } = ruleBook();
const client = documents();
export const handler = createActOnNotice(
  {
    notices: dynamoNoticesById(client, env.NOTICES_TABLE),
    outages: dynamoOutages(client, env.OUTAGES_TABLE),
    audit: dynamoAudit(client, env.AUDIT_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    clock: systemClock,
    newId: randomUUID,
    rules,
    outageRules,
    get calendar() {
      return officialCalendar();
    },
  },
  httpEdge(env),
);
