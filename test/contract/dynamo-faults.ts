import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dynamoClient } from '../../shared/aws/clients.ts';
import { dynamoStores } from '../../shared/aws/dynamo-stores.ts';
import { tables } from '../../shared/tables.ts';
import { inflow, logOfOnePerson } from '../domain/movement/recording.ts';
import { instant, newPerson, noticeOf } from './engine-contract.ts';

const access = { region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

/** What the service and the network do and a local server never does, injected into the SDK. */
export function dynamoFaults(endpoint: () => string): void {
  describe('DynamoDB stores under faults', () => {
    let client: DynamoDBClient;
    beforeEach(() => {
      client = dynamoClient({ ...access, endpoint: endpoint() });
    });
    afterEach(() => client.destroy());

    /** The put is done, its answer is lost, and the SDK sends it again. */
    function loseFirstAnswers(): { count: number } {
      const lost = { count: 0 };
      let isFirst = false;
      client.middlewareStack.add(
        (next, context) => async (args) => {
          if (context['commandName'] !== 'PutItemCommand') return await next(args);
          isFirst = !isFirst;
          if (!isFirst) return await next(args);
          lost.count += 1;
          // Whatever it was, a refusal too.
          await next(args).catch(() => undefined);
          throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });
        },
        // Outside the deserializer, inside the retries.
        { step: 'deserialize', priority: 'high' },
      );
      return lost;
    }

    it('know their own write again when its answer was lost', async () => {
      const stores = dynamoStores(client, tables);
      const personId = newPerson();
      const movement = {
        ...logOfOnePerson().record('330106002', inflow('330106002', '2026-06-01')),
        personId,
      };
      const queued = noticeOf(`lost-${personId}`);
      const delivered = { ...queued, version: 2, state: 'delivered' as const, since: instant(1) };
      const sealed = { personId, version: 1, keyId: 'k1', box: 'sealed' };
      const lost = loseFirstAnswers();
      expect(await stores.movements.append(movement)).toBe('appended');
      expect(await stores.notices.create(queued)).toBe('created');
      expect(await stores.notices.save(delivered, 'deliver')).toBe('saved');
      expect(await stores.vault.put(sealed)).toBe('stored');
      expect(lost.count).toBe(4);
    });

    it("take nobody else's write for their own", async () => {
      const personId = newPerson();
      const movement = {
        ...logOfOnePerson().record('330106002', inflow('330106002', '2026-06-01')),
        personId,
      };
      const stores = dynamoStores(client, tables);
      await stores.movements.append(movement);
      const lost = loseFirstAnswers();
      expect(await stores.movements.append({ ...movement, requestKey: 'another' })).toBe('taken');
      expect(lost.count).toBe(1);
      expect(await stores.movements.log(personId)).toEqual([movement]);
    });

    it('throw whatever is not a failed condition', async () => {
      const elsewhere = { ...tables, notices: { name: 'no-such-table' }, vault: { name: 'no-such-table' } };
      const stores = dynamoStores(client, elsewhere);
      await expect(stores.notices.create(noticeOf('x'))).rejects.toThrow(/non-existent table/);
      await expect(stores.notices.box('inbox', { divisions: ['330106'], limit: 1 })).rejects.toThrow();
      const item = { personId: newPerson(), version: 2, keyId: 'k', box: 'b' };
      await expect(stores.vault.put(item)).rejects.toThrow(/non-existent table/);
    });

    it('ask again for what a batch left unprocessed, reads and writes', async () => {
      const table: Record<string, 'UnprocessedKeys' | 'UnprocessedItems'> = {
        BatchGetItemCommand: 'UnprocessedKeys',
        BatchWriteItemCommand: 'UnprocessedItems',
      };
      let leftOver = 0;
      client.middlewareStack.add(
        (next, context) => async (args) => {
          const field = table[String(context['commandName'])];
          const input = args.input as { RequestItems?: Record<string, unknown> };
          const [name, wanted] = Object.entries(input.RequestItems ?? {})[0] ?? [];
          if (!field || name === undefined) return await next(args);
          const all = (Array.isArray(wanted) ? wanted : (wanted as { Keys: unknown[] }).Keys) as unknown[];
          const half = Math.ceil(all.length / 2);
          const asRequest = (part: unknown[]) => (Array.isArray(wanted) ? part : { Keys: part });
          const result = await next({
            ...args,
            input: { ...input, RequestItems: { [name]: asRequest(all.slice(0, half)) } },
          });
          const rest = all.slice(half);
          leftOver += rest.length;
          if (rest.length > 0) Object.assign(result.output, { [field]: { [name]: asRequest(rest) } });
          return result;
        },
        { step: 'initialize' },
      );
      const stores = dynamoStores(client, tables);
      const ids = Array.from({ length: 6 }, () => `half-${newPerson()}`);
      for (const id of ids) await stores.notices.create(noticeOf(id));
      expect((await stores.notices.getMany(ids)).map(({ noticeId }) => noticeId).sort()).toEqual(ids.sort());
      const personId = newPerson();
      const entries = Array.from({ length: 7 }, (_, i) => ({
        entryId: `${personId}-${i}`,
        at: instant(i),
        personId,
        subject: 'clerk',
        role: 'clerk',
        divisions: ['330106002'],
        action: 'read-history' as const,
        requestId: 'r',
      }));
      await stores.audit.append(entries);
      expect(await stores.audit.ofPerson(personId, 9)).toHaveLength(7);
      expect(leftOver).toBeGreaterThan(6);
    });

    it('leave out what the index still lists but has left the box', async () => {
      const stores = dynamoStores(client, tables);
      const holder = `43${newPerson().slice(-4)}001`;
      const [moved, stays] = [0, 1].map((i) =>
        noticeOf(`stale-${holder}-${i}`, { state: 'delivered', holder, since: instant(i) }),
      );
      if (!moved || !stays) throw new Error('two samples');
      for (const notice of [moved, stays]) await stores.notices.create(notice);
      let kept: unknown;
      client.middlewareStack.add(
        (next, context) => async (args) => {
          if (context['commandName'] !== 'QueryCommand') return await next(args);
          // An index that lags: the answer from before the move.
          kept ??= await next(args);
          return kept as Awaited<ReturnType<typeof next>>;
        },
        { step: 'initialize' },
      );
      const read = async () => {
        const { notices } = await stores.notices.box('inbox', { divisions: [holder], limit: 5 });
        return notices.map(({ noticeId }) => noticeId);
      };
      expect(await read()).toEqual([moved.noticeId, stays.noticeId]);
      await stores.notices.save({ ...moved, version: 2, state: 'closed' }, 'accept-and-close');
      expect(await read()).toEqual([stays.noticeId]);
    });

    it("follow the SDK's own variable to any endpoint", async () => {
      process.env['AWS_ENDPOINT_URL_DYNAMODB'] = endpoint();
      const anywhere = dynamoClient(access);
      try {
        expect(await dynamoStores(anywhere, tables).movements.log(newPerson())).toEqual([]);
      } finally {
        delete process.env['AWS_ENDPOINT_URL_DYNAMODB'];
        anywhere.destroy();
      }
    });
  });
}
