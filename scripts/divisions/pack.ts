import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { directoryOf } from '../../shared/domain/division/directory.ts';
import { pack } from '../../shared/divisions/packed.ts';
import { composeRows } from './compose.ts';

/** Makes the packed directory from the lists in `shared/divisions`: run it after any of them changed. */
const rows = composeRows();
directoryOf(rows); // throws where two periods of one code overlap
const packed = pack(rows);
writeFileSync(join(import.meta.dirname, '..', '..', 'shared', 'divisions', 'directory.packed.br'), packed);
console.log(`${rows.length} periods, ${packed.length} bytes`);
