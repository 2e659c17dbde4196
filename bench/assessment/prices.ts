/**
 * List prices in US dollars, us-east-1 (N. Virginia): DynamoDB on demand as lowered on 2024-11-01, and Step Functions, as third
 * parties quote them in November 2026; Lambda on arm64 in its first tier and S3 Standard from memory. The lists themselves were not read: compare with
 * aws.amazon.com/{dynamodb,lambda,step-functions}/pricing before relying on them. The China regions publish lists of their
 * own in yuan, and are dearer: put theirs here. No free tier is taken off.
 */
export const PRICES = {
  readUnit: 0.125 / 1e6,
  writeUnit: 0.625 / 1e6,
  /** S3 Standard, from memory as Lambda's. */
  objectPut: 5 / 1e6,
  lambdaGigabyteSecond: 0.0000133334,
  lambdaRequest: 0.2 / 1e6,
  standardTransition: 25 / 1e6,
  expressRequest: 1 / 1e6,
  expressGigabyteSecond: 0.00001667,
} as const;
