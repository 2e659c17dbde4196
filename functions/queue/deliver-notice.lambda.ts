import { documents } from '../../shared/aws/clients.ts';
import { dynamoNoticesById } from '../../shared/aws/dynamo-notices-by-id.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { ruleBook } from '../../shared/wiring/rule-book.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createDeliverNotice, Env } from './deliver-notice.ts';

const env = readEnv(Env);
const { deadlines: rules } = ruleBook();
const client = documents();
export const handler = createDeliverNotice(
  {
    notices: dynamoNoticesById(client, env.NOTICES_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    clock: systemClock,
    rules,
    get calendar() {
      return officialCalendar();
    },
  },
  { log: jsonLog },
);
