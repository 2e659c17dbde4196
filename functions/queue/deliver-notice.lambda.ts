import { documents } from '../../shared/aws/clients.ts';
import { dynamoDirectory } from '../../shared/aws/dynamo-directory.ts';
import { dynamoNotices } from '../../shared/aws/dynamo-notices.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import { packagedDirectory } from '../../shared/divisions/packaged-directory.ts';
import { DEFAULT_DEADLINE_RULES } from '../../shared/domain/deadline/default-rules.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createDeliverNotice, Env } from './deliver-notice.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createDeliverNotice(
  {
    notices: dynamoNotices(client, env.NOTICES_TABLE),
    directory: dynamoDirectory(client, env.DIRECTORY_TABLE, packagedDirectory),
    clock: systemClock,
    rules: DEFAULT_DEADLINE_RULES,
    get calendar() {
      return officialCalendar();
    },
  },
  { log: jsonLog },
);
