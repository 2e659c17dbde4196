import { documents } from '../../shared/aws/clients.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { createReadParticipation, Env } from './read-participation.ts';

const env = readEnv(Env);
const directory = divisionsOn(documents(), env.DIRECTORY_TABLE);
export const handler = createReadParticipation({ directory }, httpEdge(env));
