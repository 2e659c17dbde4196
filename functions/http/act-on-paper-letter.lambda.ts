import { randomUUID } from 'node:crypto';
import { documents } from '../../shared/aws/clients.ts';
import { dynamoAudit } from '../../shared/aws/dynamo-audit.ts';
import { dynamoNoticesById } from '../../shared/aws/dynamo-notices-by-id.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { ruleBook } from '../../shared/wiring/rule-book.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createActOnPaperLetter, Env } from './act-on-paper-letter.ts';

const env = readEnv(Env);
const { deadlines: rules } = ruleBook();
const client = documents();
export const handler = createActOnPaperLetter(
  {
    notices: dynamoNoticesById(client, env.NOTICES_TABLE),
    audit: dynamoAudit(client, env.AUDIT_TABLE),
    newId: randomUUID,
    rules,
    get calendar() {
      return officialCalendar();
    },
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    clock: systemClock,
  },
  httpEdge(env),
);
