import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { Engine } from '../../shared/sqlite/engine.ts';

/** Business time that can be moved forward. The offset to system time is kept, so a restart goes on from there. */
export interface SandboxClock extends Clock {
  moveTo(instant: string): void;
}

const SETTING = 'clock-offset-ms';

/** Memory that a moved clock shares with the thread of the background. */
export function clockMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);
}

export function sandboxClock(
  engine: Engine,
  systemNow: () => number,
  memory: SharedArrayBuffer = clockMemory(),
): SandboxClock {
  const read = engine.db.prepare('SELECT value FROM settings WHERE name = ?');
  const write = engine.db.prepare(
    'INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  const offset = new BigInt64Array(memory);
  Atomics.store(offset, 0, BigInt(Number(read.get(SETTING)?.['value'] ?? 0)));
  return {
    ...movedClock(memory, systemNow),
    moveTo(instant) {
      const moved = Date.parse(instant) - systemNow();
      Atomics.store(offset, 0, BigInt(moved));
      engine.write(() => write.run(SETTING, String(moved)));
    },
  };
}

/** The same business time for a thread that only reads it. */
export function movedClock(memory: SharedArrayBuffer, systemNow: () => number): Clock {
  const offset = new BigInt64Array(memory);
  return { now: () => new Date(systemNow() + Number(Atomics.load(offset, 0))).toISOString() };
}
