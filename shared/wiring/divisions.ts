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
  // Every method of the port, whichever they are: it waits for the store, and calls the same there.
  const later =
    (method: keyof DirectoryStore) =>
    async (...asked: readonly unknown[]) =>
      await ((await store())[method] as (...asked: readonly unknown[]) => unknown)(...asked);
  return new Proxy({} as DirectoryStore, { get: (_, method) => later(method as keyof DirectoryStore) });
}
