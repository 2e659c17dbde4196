import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';

/** True when a conditional write found that its condition does not hold; every other failure is thrown on. */
export async function isWritten(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (cause) {
    if (cause instanceof ConditionalCheckFailedException) return false;
    throw cause;
  }
}
