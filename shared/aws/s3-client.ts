import { S3Client } from '@aws-sdk/client-s3';
import { WITH_TIME_LIMITS } from './time-limits.ts';

/** A client of the environment's region. */
export function s3Client(): S3Client {
  return new S3Client(WITH_TIME_LIMITS);
}
