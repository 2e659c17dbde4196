import { moveClockOperation, readClockOperation } from '../shared/api/sandbox-operations.ts';
import { instantOf, millisecondsOf } from '../shared/domain/calendar/instant.ts';
import { refused } from '../shared/domain/refusal.ts';
import { type HttpEdge, http } from '../shared/lambda/http.ts';
import type { Route } from './runtime/router.ts';
import type { SandboxClock } from './runtime/sandbox-clock.ts';

/** Every midnight on the way is a stop: two years are 731 of them, a few seconds' work. */
const FARTHEST_MS = 731 * 86_400_000;

/** Routes that only the sandbox has: `yipan serve` never mounts them. */
export function sandboxRoutes(
  world: { readonly clock: SandboxClock; readonly advanceTo: (instant: string) => Promise<number> },
  edge: HttpEdge,
): readonly Route[] {
  const move = http(moveClockOperation, edge, async ({ body: { to } }) => {
    const now = world.clock.now();
    if (to < now) return refused('clock-backwards', '/to', { now });
    const latest = instantOf(millisecondsOf(now) + FARTHEST_MS);
    if (to > latest) return refused('clock-too-far', '/to', { latest });
    const noted = await world.advanceTo(to);
    return { status: 200, body: { now: world.clock.now(), noted } };
  });
  const read = http(readClockOperation, edge, async () => ({
    status: 200,
    body: { now: world.clock.now() },
  }));
  return [
    { operation: moveClockOperation, handler: move },
    { operation: readClockOperation, handler: read },
  ];
}
