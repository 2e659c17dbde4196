import type { KeyMaterial } from '../../shared/identity/identity-keys.ts';
import { backupsIn } from '../keeping/backups-in.ts';
import { keysMark } from '../keeping/fitting-keys.ts';
import { checkBackup } from '../keeping/restore-backup.ts';
import { lastDue } from '../keeping/scheduled-backups.ts';
import type { Configuration } from '../serve/configuration/configuration.ts';
import { type Finding, found, whyOf } from './finding.ts';

interface BackupFacts {
  readonly settings: Configuration['backup'];
  /** Undefined where the key file cannot be used. */
  readonly keys: KeyMaterial | undefined;
  /** Whether the newest is opened and every page looked at; else its manifest alone. */
  readonly opens: boolean;
  /** Whether there is a database to back up. */
  readonly hasData: boolean;
  /** Whether the backups lie on the disk of the data. */
  readonly sameDisk: boolean;
  readonly systemNow: () => number;
}

const HOUR_MS = 3_600_000;
/** What a backup may take before it is called late. */
const PATIENCE_MS = 2 * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;

/** Is there a backup that is recent, and could it be restored? */
export async function backupFinding({
  settings,
  keys,
  opens,
  hasData,
  sameDisk,
  systemNow,
}: BackupFacts): Promise<Finding> {
  const subject = 'backups';
  const byHand = found('现在就做一份：yipan backup', 'Make one now: yipan backup');
  if (!settings)
    return {
      subject,
      state: 'warning',
      found: found('没有设定自动备份', 'None are made by themselves.'),
      todo: found('在配置中写 [backup] folder', 'Write [backup] folder into the configuration.'),
    };
  const all = backupsIn(settings.folder).filter(({ manifest }) => !keys || manifest.keys === keysMark(keys));
  const newest = all.at(-1);
  if (!newest)
    return {
      subject,
      state: hasData ? 'failed' : 'warning',
      found: found(`${settings.folder} 中没有完整的备份`, `${settings.folder} has no whole backup.`),
      todo: hasData
        ? byHand
        : found('首次启动后自动做一份', 'The first is made by itself at the first start.'),
    };
  if (opens && keys) {
    try {
      await checkBackup(newest, keys);
    } catch (cause) {
      return {
        subject,
        state: 'failed',
        found: found(`最新的备份不能恢复：${whyOf(cause)}`, `The newest cannot be restored: ${whyOf(cause)}`),
        todo: byHand,
      };
    }
  }
  const at = Date.parse(newest.manifest.begunAt);
  const hours = Math.max(0, Math.round((systemNow() - at) / HOUR_MS));
  const elsewhere = sameDisk
    ? found(
        '；与数据在同一块盘上，请再抄到别处',
        ' They lie on the disk of the data: copy them elsewhere too.',
      )
    : found('', '');
  const verified =
    opens && keys ? found('已打开检查', 'was opened and is whole') : found('未打开', 'was not opened');
  const age = found(
    `共 ${all.length} 份，最新的在 ${hours} 小时前，${verified.zh}${elsewhere.zh}`,
    `There are ${all.length}; the newest is ${hours} hours old and ${verified.en}.${elsewhere.en}`,
  );
  const late = lastDue(settings.at, systemNow() - PATIENCE_MS) - at;
  if (late <= 0) return { subject, state: 'ok', found: age };
  return {
    subject,
    state: late > DAY_MS ? 'failed' : 'warning',
    found: age,
    todo: found(
      '该做的没有做：看日志中的 backup-failed；现在就做一份：yipan backup',
      'One is overdue: look for backup-failed in the log, and make one now: yipan backup',
    ),
  };
}
