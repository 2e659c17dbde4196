import { afterAll } from 'vitest';
import { storesOn } from '../../local/runtime/stores.ts';
import { directoryOf } from '../../shared/domain/division/directory.ts';
import { openEngine } from '../../shared/sqlite/engine.ts';
import { engineContract } from './engine-contract.ts';

const engine = openEngine(':memory:');
const stores = storesOn(engine, directoryOf([]));
afterAll(() => engine.close());

engineContract('SQLite', () => stores);
