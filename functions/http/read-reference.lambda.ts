import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jsonLog } from '../../shared/lambda/log.ts';
import { createReadReference } from './read-reference.ts';

/** Written beside the bundle when it is made (`infra/bundling.ts`). */
const FOLDER = join(import.meta.dirname, 'reference');

export const handler = createReadReference(
  { file: (name) => readFile(join(FOLDER, name)) },
  { newId: randomUUID, log: jsonLog },
);
