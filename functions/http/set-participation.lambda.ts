import { documents } from '../../shared/aws/clients.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { createSetParticipation, Env } from './set-participation.ts';

const env = readEnv(Env);
const directory = divisionsOn(documents(), env.DIRECTORY_TABLE);
export const handler = createSetParticipation({ directory }, httpEdge(env));
