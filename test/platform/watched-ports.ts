import type { WatchPort } from '../../local/platform.ts';

/** One call to a port: which method of which port, and from where in our code. */
export interface PortCall {
  readonly port: string;
  readonly method: string;
  readonly from: string;
}

/** Before: nothing has happened. After: it has happened, and the caller does not hear of it. */
export type Side = 'before' | 'after';

/** The failure that stands for whatever a network or a disk can do. */
export class PortFailed extends Error {
  override readonly name = 'PortFailed';
}

/** Sees every call to a port from `start` on, and makes the one with a given number fail. */
export function watchedPorts(fault?: { readonly nth: number; readonly call: PortCall; readonly side: Side }) {
  const calls: PortCall[] = [];
  let isWatching = false;
  let seen = 0;
  let astray: string | undefined;

  const watch: WatchPort = (port, adapter) =>
    new Proxy(adapter, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function' || typeof name === 'symbol') return member;
        return (...args: unknown[]): unknown => {
          const run = (): unknown => Reflect.apply(member, target, args);
          if (!isWatching) return run();
          const nth = seen++;
          if (!fault) calls.push({ port, method: name, from: callerOf() });
          if (!fault || nth !== fault.nth) return run();
          const call = { port, method: name, from: callerOf() };
          if (nameOf(call) !== nameOf(fault.call)) astray = nameOf(call);
          if (fault.side === 'before') throw new PortFailed(nameOf(call));
          const done = run();
          if (done instanceof Promise) {
            return done.then(() => {
              throw new PortFailed(nameOf(call));
            });
          }
          throw new PortFailed(nameOf(call));
        };
      },
    });
  return {
    watch,
    /** All of them, where none was to fail. */
    calls: calls as readonly PortCall[],
    /** Throws unless the call that was to fail came, and was the one meant. */
    check(): void {
      if (fault && seen <= fault.nth) throw new Error(`there was no call ${fault.nth}`);
      if (astray !== undefined) throw new Error(`another call failed: ${astray}`);
    },
    start: (): void => {
      isWatching = true;
    },
  };
}

export function nameOf({ port, method, from }: PortCall): string {
  return `${port}.${method} from ${from}`;
}

/** The two nearest lines of our own code that led to this call; adapters and tests are not ours to name. */
function callerOf(): string {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 30;
  const { stack = '' } = new Error('where');
  Error.stackTraceLimit = limit;
  const ours = [...stack.matchAll(/\/((?:functions|local|shared)\/[\w/-]+\.ts):(\d+)/g)]
    .filter(([, file = '']) => !file.startsWith('shared/sqlite/'))
    .map(([, file = '', line = '']) => `${file}:${line}`);
  return [...new Set(ours)].slice(0, 2).join(' < ');
}
