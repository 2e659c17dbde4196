import type { documents } from '../aws/clients.ts';
import type { DirectoryStore } from '../domain/division/directory-store.ts';
import { once } from './once.ts';

/**
 * The directory of a function on AWS: code and national list are loaded when first asked for, as they take a good part
 * of a second that a request which is refused at the edge need not wait for.
 */
export function divisionsOn(client: ReturnType<typeof documents>, tableName: string): DirectoryStore {
  const store = once(async () => {
    const [{ dynamoDirectory }, { loadDirectory }] = await Promise.all([
      import('../aws/dynamo-directory.ts'),
      import('../divisions/load.ts'),
    ]);
    const directory = loadDirectory();
    return dynamoDirectory(client, tableName, () => directory);
  });
  return {
    divisionOn: async (...asked) => await (await store()).divisionOn(...asked),
    childrenOn: async (...asked) => await (await store()).childrenOn(...asked),
    ancestorsOn: async (...asked) => await (await store()).ancestorsOn(...asked),
    successorsOf: async (...asked) => await (await store()).successorsOf(...asked),
    formerCodes: async (...asked) => await (await store()).formerCodes(...asked),
    search: async (...asked) => await (await store()).search(...asked),
    hasJoined: async (...asked) => await (await store()).hasJoined(...asked),
    setParticipation: async (...asked) => {
      await (await store()).setParticipation(...asked);
    },
  };
}
