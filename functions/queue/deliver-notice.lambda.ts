import { documents } from '../../shared/aws/clients.ts';
import { dynamoNoticesById } from '../../shared/aws/dynamo-notices-by-id.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import { DEFAULT_DEADLINE_RULES } from '../../shared/domain/deadline/default-rules.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createDeliverNotice, Env } from './deliver-notice.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createDeliverNotice(
  {
    notices: dynamoNoticesById(client, env.NOTICES_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    clock: systemClock,
    rules: DEFAULT_DEADLINE_RULES,
    get calendar() {
      return officialCalendar();
    },
  },
  { log: jsonLog },
);
