import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { Engine } from '../../shared/sqlite/engine.ts';

/** Business time that can be moved forward. The offset to system time is kept, so a restart goes on from there. */
export interface SandboxClock extends Clock {
  moveTo(instant: string): void;
}

const SETTING = 'clock-offset-ms';

export function sandboxClock(engine: Engine, systemNow: () => number): SandboxClock {
  const read = engine.db.prepare('SELECT value FROM settings WHERE name = ?');
  const write = engine.db.prepare(
    'INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  let offset = Number(read.get(SETTING)?.['value'] ?? 0);
  return {
    now: () => new Date(systemNow() + offset).toISOString(),
    moveTo(instant) {
      offset = Date.parse(instant) - systemNow();
      engine.write(() => write.run(SETTING, String(offset)));
    },
  };
}
