import { Role } from '../domain/caller/caller.ts';
import type { RefusalName } from '../domain/refusal.ts';
import type { Operation } from './operation.ts';

/** What the edge itself may answer to any operation, before or after its handler. */
const OF_EVERY = ['not-signed-in', 'token-invalid', 'try-again-later', 'storage-full'] as const;
const OF_A_BODY = ['malformed-json', 'malformed-utf8', 'body-too-large', 'body-too-deep'] as const;

/** Every refusal that an operation can give: its own, and those of the edge in front of it. */
export function refusalsOf({
  roles,
  params,
  query,
  body,
  idempotent,
  refusals,
}: Operation): readonly RefusalName[] {
  return [
    ...new Set<RefusalName>([
      ...OF_EVERY,
      ...(Role.options.every((role) => roles.includes(role)) ? [] : (['role-not-allowed'] as const)),
      ...(body ? OF_A_BODY : []),
      ...(params || query || body ? (['invalid-request'] as const) : []),
      ...(idempotent ? (['idempotency-key-missing'] as const) : []),
      ...refusals,
    ]),
  ];
}
