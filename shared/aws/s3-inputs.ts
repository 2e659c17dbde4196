import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { InputsBucket } from './inputs-bucket.ts';

/** Objects are written once under a name that says their content: a repeat writes the same bytes. */
export function s3Inputs(client: S3Client, Bucket: string): InputsBucket {
  return {
    async put(Key, bytes) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body: bytes }));
    },
    async get(Key) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      if (!Body) throw new Error(`the object ${Key} has no body`);
      return await Body.transformToByteArray();
    },
  };
}
