import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import * as z from 'zod/mini';

const Kept = z.object({ url: z.string(), token: z.string(), endsAt: z.string() });
export type KeptSession = z.infer<typeof Kept>;

/** Where the session of whoever uses this terminal is kept, for its owner only. */
export function sessionFile(env: NodeJS.ProcessEnv): string {
  return join(
    env['XDG_STATE_HOME'] || join(env['HOME'] || homedir(), '.local', 'state'),
    'yipan',
    'session.json',
  );
}

export function keepSession(env: NodeJS.ProcessEnv, session: KeptSession): void {
  const path = sessionFile(env);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  rmSync(path, { force: true });
  writeFileSync(path, JSON.stringify(session), { mode: 0o600, flag: 'wx' });
}

/** Undefined where nobody is signed in, or the session is over by its own time. */
export function keptSession(env: NodeJS.ProcessEnv): KeptSession | undefined {
  try {
    const { data } = Kept.safeParse(JSON.parse(readFileSync(sessionFile(env), 'utf8')));
    return data && data.endsAt > new Date().toISOString() ? data : undefined;
  } catch {
    return undefined;
  }
}

export function forgetSession(env: NodeJS.ProcessEnv): void {
  rmSync(sessionFile(env), { force: true });
}
