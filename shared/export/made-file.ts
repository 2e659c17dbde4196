/**
 * Most bytes of an exported file: a Lambda function answers 6 MB
 * (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html), and bytes travel in base64, which is longer by a third. The
 * same on one machine, so that nobody learns of it only on AWS.
 */
export const MOST_BYTES = 4_400_000;

/** Null where it would be larger than that. */
export type MadeFile = Uint8Array | null;
