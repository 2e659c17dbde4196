import type { Server } from 'node:http';
import type { Server as TlsServer } from 'node:https';

/** Connections that fell idle since the last look are closed: a client that keeps one open must not hold up the stop. */
const LOOK_MS = 50;

/**
 * Takes no more requests, finishes those under way, then ends the rest. Answers whether it was in time; where not, connections are
 * broken off and what `end` has not done is left to the next start.
 */
export async function closed(
  server: Server | TlsServer,
  end: () => Promise<void>,
  longestMs: number,
): Promise<boolean> {
  const late = Promise.withResolvers<false>();
  const timer = setTimeout(() => late.resolve(false), longestMs);
  const idle = setInterval(() => server.closeIdleConnections(), LOOK_MS);
  const done = new Promise<void>((resolve) => {
    server.close(() => resolve());
  })
    .then(end)
    .then(
      () => true,
      () => false,
    );
  const inTime = await Promise.race([done, late.promise]);
  clearTimeout(timer);
  clearInterval(idle);
  if (!inTime) server.closeAllConnections();
  return inTime;
}
