/** A client gives up on a silent connection and asks again: without a limit one lost packet holds a function until its own. */
export const WITH_TIME_LIMITS = {
  maxAttempts: 4,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
};
