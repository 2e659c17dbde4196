import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Directory } from '../domain/division/directory.ts';
import { packedDirectory } from './packed.ts';

/** Made from the lists beside it by `node scripts/divisions/pack.ts`; the only one of them that is read at run time. */
const PACKED = 'directory.packed.br';

/** The directory of all divisions down to townships, with their dated changes. */
export function loadDirectory(): Directory {
  return packedDirectory(readFileSync(join(import.meta.dirname, PACKED)));
}
