import { randomUUID } from 'node:crypto';
import { jsonLog } from '../../shared/lambda/log.ts';
import { createReadHealth } from './read-health.ts';

export const handler = createReadHealth({ newId: randomUUID, log: jsonLog });
