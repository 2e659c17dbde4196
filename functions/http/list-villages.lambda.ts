import { documents } from '../../shared/aws/clients.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createListVillages, Env } from './list-villages.ts';

const env = readEnv(Env);
const directory = divisionsOn(documents(), env.DIRECTORY_TABLE);
export const handler = createListVillages({ directory, clock: systemClock }, httpEdge(env));
