import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noticeDiagram } from '../shared/domain/notice/diagram.ts';

/** Writes the life of a notice into the README, between its two marks: `node scripts/diagram.ts`. */
const file = join(import.meta.dirname, '..', 'README.md');
const readme = readFileSync(file, 'utf8');
writeFileSync(file, readme.replace(/(```mermaid\n)stateDiagram[\s\S]*?(\n```)/, `$1${noticeDiagram()}$2`));
