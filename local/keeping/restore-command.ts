import { commandLine } from '../command-line.ts';
import { isRestoring } from '../data-folder.ts';
import { DEFAULT_CONFIGURATION } from '../serve/configuration/configuration-file.ts';
import { readConfiguration } from '../serve/configuration/read-configuration.ts';
import { backupsIn } from './backups-in.ts';
import { keysOfInstallation } from './kept-installation.ts';
import { type Backup, readBackup } from './manifest.ts';
import { checkBackup, restoreBackup } from './restore-backup.ts';
import { backupLine, figuresOf, shanghaiTime } from './showing-backups.ts';

const HELP = `yipan restore [--config FILE] [--from BACKUP] [--check | --list] [--lose-newer]
从备份恢复：先检查备份，再把原有数据移到一旁，最后放入备份的数据。须先停止 yipan serve。
Restores a backup: checks it, puts what is there aside, and puts the backup's data in its place. yipan serve must be stopped.
  --config FILE  the configuration, default $YIPAN_CONFIG or yipan.toml   配置文件
  --from BACKUP  the folder of one backup, default: the newest in backup.folder   哪一份备份
  --check        only look whether it could be restored; also while yipan serve runs   只检查
  --list         which backups there are   列出备份
  --lose-newer   restore though the data folder has later records; they are kept aside   原有数据更新也恢复
  --help         this text   本说明`;

/** `yipan restore`. Answers its exit code. */
export async function restoreCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const options = {
    config: { type: 'string', default: env['YIPAN_CONFIG'] || DEFAULT_CONFIGURATION },
    from: { type: 'string' },
    check: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    'lose-newer': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  } as const;
  const given = commandLine('yipan restore', options, args);
  if (given.help) {
    console.log(HELP);
    return 0;
  }
  const configuration = readConfiguration(given.config, env);
  const kept = configuration.backup?.folder;
  if (given.list) {
    const backups = kept === undefined ? [] : backupsIn(kept);
    console.log(
      backups.length === 0
        ? `没有备份 there are no backups${kept === undefined ? '' : `: ${kept}`}`
        : [kept, ...backups.map(backupLine)].join('\n  '),
    );
    return 0;
  }
  const from = given.from === undefined ? newestIn(kept) : readBackup(given.from);
  const keys = keysOfInstallation(configuration);
  const nothingDone = (cause: unknown): never => {
    const why = cause instanceof Error ? cause.message : String(cause);
    if (isRestoring(configuration.data.folder))
      throw new Error(
        `恢复没有完成 the restore is not finished: ${why}. 排除原因后请再次运行；原有数据保留在 Mend the cause and run it again; what was there is kept in ${configuration.data.folder}/before-restore-….`,
        { cause },
      );
    throw new Error(`没有恢复 not restored: ${why}. 数据没有改动 The data are as they were.`, { cause });
  };
  if (given.check) {
    await checkBackup(from, keys).catch(nothingDone);
    console.log(`备份完好，可以恢复 the backup is whole and can be restored: ${from.folder}
  ${figuresOf(from.manifest)}`);
    return 0;
  }
  const aside = await restoreBackup({
    from,
    folder: configuration.data.folder,
    keys,
    loseNewer: given['lose-newer'],
    systemNow: Date.now,
  }).catch(nothingDone);
  console.log(`已恢复 restored: ${from.folder}
  ${figuresOf(from.manifest)}
  ${shanghaiTime(from.manifest.begunAt)} 以前确认的都在其中 everything acknowledged before then is in it`);
  if (aside !== undefined) console.log(`  原有数据移到 what was there is kept in ${aside}`);
  console.log(`下一步 next: yipan serve --config ${given.config}`);
  return 0;
}

function newestIn(folder: string | undefined): Backup {
  if (folder === undefined)
    throw new Error(
      '没有说从哪一份恢复：请加 --from，或在配置中写 [backup] folder Nobody says which backup: add --from, or write [backup] folder into the configuration.',
    );
  const newest = backupsIn(folder).at(-1);
  if (!newest)
    throw new Error(
      `${folder} 中没有完整的备份，请用 --from 指明 has no whole backup: name one with --from.`,
    );
  return newest;
}
