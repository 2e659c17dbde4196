import { randomBytes } from 'node:crypto';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from 'vitest';
import { secretKeys } from '../../shared/aws/secret-keys.ts';
import { lazyKeys } from '../../shared/wiring/identity.ts';

const generated = (): string => randomBytes(64).toString('hex').slice(0, 64);
const PSEUDONYM = generated();
const K1 = generated();
const identity = { name: '测试甲', document: { kind: 'resident-id', number: '100000190001010010' } } as const;

/** A client of the real SDK whose answers are given: there is no local server for secrets. */
function clientOf(secrets: Readonly<Record<string, string | undefined>>) {
  const client = new SecretsManagerClient({ region: 'cn-north-1' });
  client.middlewareStack.add(
    () => async (args) => {
      const { SecretId } = args.input as { readonly SecretId: string };
      return { output: { SecretString: secrets[SecretId], $metadata: {} }, response: {} };
    },
    { step: 'initialize' },
  );
  return client;
}
const names = { pseudonymKey: 'pseudonym', dataKeys: 'data' };
const keysOf = (pseudonym: string | undefined, data: string | undefined) =>
  secretKeys(clientOf({ pseudonym, data }), names);

describe('identity keys from generated secrets', () => {
  it('are the same whenever they are read, and others for another secret', async () => {
    const data = JSON.stringify({ k1: K1 });
    const [one, two] = await Promise.all([keysOf(PSEUDONYM, data), keysOf(PSEUDONYM, data)]);
    const personId = one.personIdOf(identity.document);
    expect(two.personIdOf(identity.document)).toBe(personId);
    expect(two.open(personId, one.seal(personId, identity))).toEqual(identity);
    expect((await keysOf(generated(), data)).personIdOf(identity.document)).not.toBe(personId);
  });

  it('seal with the latest data key, in whatever order they stand, and open with all', async () => {
    const before = await keysOf(PSEUDONYM, JSON.stringify({ k1: K1 }));
    const after = await keysOf(PSEUDONYM, JSON.stringify({ k10: generated(), k1: K1, k9: generated() }));
    const personId = before.personIdOf(identity.document);
    expect(after.seal(personId, identity).keyId).toBe('k10');
    expect(after.open(personId, before.seal(personId, identity))).toEqual(identity);
  });

  it.each([
    ['no pseudonym key', undefined, JSON.stringify({ k1: K1 })],
    ['a pseudonym key of too few characters', 'a'.repeat(43), JSON.stringify({ k1: K1 })],
    ['no data keys', PSEUDONYM, '{}'],
    ['data keys that are no JSON', PSEUDONYM, K1],
    ['a data key of another name', PSEUDONYM, JSON.stringify({ key: K1 })],
    ['a data key of too few characters', PSEUDONYM, JSON.stringify({ k1: 'short' })],
  ])('are refused where there is %s, and the secret is not quoted', async (_, pseudonym, data) => {
    const failure = await keysOf(pseudonym, data).catch((cause: unknown) => cause);
    expect(String(failure)).toMatch(
      /^SecretOfWrongForm: the secret of the (pseudonym key|data keys) is not as/,
    );
    expect(String(failure)).not.toMatch(/[A-Za-z0-9]{30,}/);
  });
});

describe('keys that are read with the first request', () => {
  it('are read once; a read that failed is tried again; an unknown data key has them read again', async () => {
    const data: Record<string, string> = { k1: K1 };
    let reads = 0;
    const { keys, ready } = lazyKeys(async () => {
      reads += 1;
      if (reads === 1) throw new Error('not there');
      return await keysOf(PSEUDONYM, JSON.stringify(data));
    });
    expect(() => keys.digest('x')).toThrow('before they were read');
    await expect(ready()).rejects.toThrow('not there');
    await ready();
    await ready();
    expect(reads).toBe(2);
    data['k2'] = generated();
    const personId = keys.personIdOf(identity.document);
    const sealed = (await keysOf(PSEUDONYM, JSON.stringify(data))).seal(personId, identity);
    expect(() => keys.open(personId, sealed)).toThrow('no data key k2');
    await ready();
    expect([keys.open(personId, sealed), reads]).toEqual([identity, 3]);
  });
});
