/**
 * Business time as an ISO instant in UTC: deadlines and periods follow it, and the sandbox can move it.
 * Tokens, leases and back-off use system time, which nothing moves.
 */
export interface Clock {
  now(): string;
}
