import type { InputsBucket } from '../aws/inputs-bucket.ts';
import { once } from './once.ts';

/** The bucket of a function on AWS. Its client is loaded with the first large input: most starts never see one. */
export function inputsIn(bucket: string): InputsBucket {
  const open = once(async () => {
    const [{ s3Client }, { s3Inputs }] = await Promise.all([
      import('../aws/s3-client.ts'),
      import('../aws/s3-inputs.ts'),
    ]);
    return s3Inputs(s3Client(), bucket);
  });
  return {
    put: async (name, bytes) => await (await open()).put(name, bytes),
    get: async (name) => await (await open()).get(name),
  };
}
