import { afterAll } from 'vitest';
import { storesOn } from '../../local/runtime/stores.ts';
import { openEngine } from '../../shared/sqlite/engine.ts';
import { assessmentContract } from './assessment-contract.ts';
import { assessmentFactsContract } from './assessment-facts-contract.ts';
import { caseContract } from './case-contract.ts';
import { deliveryQueueContract } from './delivery-queue-contract.ts';
import { directoryContract, nationalList } from './directory-contract.ts';
import { edgesContract } from './edges-contract.ts';
import { engineContract } from './engine-contract.ts';
import { outageContract } from './outage-contract.ts';
import { sweepsContract } from './sweeps-contract.ts';
import { unitFactsContract } from './unit-facts-contract.ts';
import { watchingContract } from './watching-contract.ts';

const engine = openEngine(':memory:');
const stores = storesOn(engine, nationalList);
afterAll(() => engine.close());

engineContract('SQLite', () => stores);
edgesContract('SQLite', () => stores);
outageContract('SQLite', () => stores);
sweepsContract('SQLite', () => stores.sweeps);
assessmentContract('SQLite', () => stores);
assessmentFactsContract('SQLite', () => stores);
caseContract('SQLite', () => stores);
unitFactsContract('SQLite', () => stores, 1);
watchingContract('SQLite', () => stores, 30);
directoryContract('SQLite', () => stores.directory);
deliveryQueueContract('SQLite', {
  send: (messages) => stores.queue.send(messages),
  received: async () => {
    const messages = stores.queue.receive(100, Date.now());
    stores.queue.remove(messages.map(({ id }) => id));
    return messages.map(({ body }) => body);
  },
});
