import { type Finding, found } from './finding.ts';

/** What is known about the disks. */
export interface DiskFacts {
  /** Folders by what lies there, with free bytes and the number of the device. */
  readonly places: readonly { readonly folder: string; readonly free: number; readonly device: number }[];
  readonly leastFreeMegabytes: number;
  /** Bytes of the database with its log. */
  readonly database: number;
  /** Bytes by which the data grow in a day, of backups that were kept; undefined where too few are there to tell. */
  readonly growth: number | undefined;
}

const MEGABYTE = 1024 * 1024;
const FEWEST_DAYS = 30;

/** Is there room, and for how long? */
export function diskFinding({ places, leastFreeMegabytes, database, growth }: DiskFacts): Finding {
  const subject = 'disk';
  const seen = new Set<number>();
  const disks = places.filter(({ device }) => !seen.has(device) && seen.add(device));
  const least = disks.reduce((one, other) => (other.free < one.free ? other : one));
  const free = Math.floor(least.free / MEGABYTE);
  const days = growth !== undefined && growth > 0 ? Math.floor(least.free / growth) : undefined;
  const lasts =
    days === undefined
      ? { zh: '', en: '' }
      : { zh: `，约够 ${days} 天`, en: `, enough for about ${days} days` };
  const room = found(
    `${least.folder} 剩 ${free} MB${lasts.zh}，数据库 ${Math.ceil(database / MEGABYTE)} MB`,
    `${least.folder} has ${free} MB left${lasts.en}; the database has ${Math.ceil(database / MEGABYTE)} MB.`,
  );
  const todo = found('清理或扩容；或减少 backup.keep', 'Make room, or a larger disk; or lower backup.keep.');
  if (free < leastFreeMegabytes) return { subject, state: 'failed', found: room, todo };
  // A backup, a restore and an upgrade each need as much room as the database.
  if (least.free < database || (days ?? Infinity) < FEWEST_DAYS)
    return { subject, state: 'warning', found: room, todo };
  return { subject, state: 'ok', found: room };
}

/** Bytes a day between the oldest and the newest of several states; undefined where they are less than a day apart. */
export function growthOf(
  states: readonly { readonly at: number; readonly bytes: number }[],
): number | undefined {
  const [oldest, newest] = [states[0], states.at(-1)];
  const days = oldest && newest ? (newest.at - oldest.at) / 86_400_000 : 0;
  if (!oldest || !newest || days < 1) return undefined;
  return Math.max(0, (newest.bytes - oldest.bytes) / days);
}
