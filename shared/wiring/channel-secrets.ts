import { channelSecrets, type SecretBox } from '../identity/secret-box.ts';
import { once } from './once.ts';

/** The secrets of channels for a function on AWS, read when they are first needed. */
export function channelSecretsOf(env: { readonly PSEUDONYM_KEY_SECRET: string }): () => Promise<SecretBox> {
  return once(async () => {
    const { secretsClient, secretPseudonymKey } = await import('../aws/secret-keys.ts');
    return channelSecrets(await secretPseudonymKey(secretsClient(), env.PSEUDONYM_KEY_SECRET));
  });
}
