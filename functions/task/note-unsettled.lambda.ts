import { documents } from '../../shared/aws/clients.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createNoteUnsettled, Env } from './note-unsettled.ts';

const env = readEnv(Env);
export const handler = createNoteUnsettled(
  { cases: dynamoCases(documents(), env.CASES_TABLE), clock: systemClock },
  { log: jsonLog },
);
