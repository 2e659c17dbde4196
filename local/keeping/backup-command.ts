import { commandLine } from '../command-line.ts';
import { realFolder } from '../data-folder.ts';
import { opening } from '../runtime/opening.ts';
import { DEFAULT_CONFIGURATION } from '../serve/configuration/configuration-file.ts';
import { readConfiguration } from '../serve/configuration/read-configuration.ts';
import { keysOfInstallation } from './kept-installation.ts';
import { figuresOf } from './showing-backups.ts';
import { takeBackup } from './take-backup.ts';

const DEFAULT_KEEP = 14;

const HELP = `yipan backup [--config FILE] [--to FOLDER] [--keep N]
备份数据库和规则，运行中也可以；复制后逐页检查，并试开一条身份信息。密钥文件不在其中，请另外保存。
Copies database and rules, also while yipan serve runs, then looks at every page of the copy and opens an identity in it. The key
file is not in it: keep a copy of that elsewhere.
  --config FILE  the configuration, default $YIPAN_CONFIG or yipan.toml   配置文件
  --to FOLDER    where backups are kept, default backup.folder of the configuration   备份放在哪里
  --keep N       how many are kept there, default backup.keep of the configuration or ${DEFAULT_KEEP}   保留几份
  --help         this text   本说明`;

/** `yipan backup`. Answers its exit code. */
export async function backupCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const options = {
    config: { type: 'string', default: env['YIPAN_CONFIG'] || DEFAULT_CONFIGURATION },
    to: { type: 'string' },
    keep: { type: 'string' },
    help: { type: 'boolean', default: false },
  } as const;
  const given = commandLine('yipan backup', options, args);
  if (given.help) {
    console.log(HELP);
    return 0;
  }
  const configuration = readConfiguration(given.config, env);
  const { data, backup } = configuration;
  const to = given.to ?? backup?.folder;
  if (to === undefined)
    throw new Error(
      '没有说备份放在哪里：请在配置中写 [backup] folder，或加 --to FOLDER Nobody says where backups are kept: write [backup] folder into the configuration, or add --to FOLDER.',
    );
  const keep = given.keep === undefined ? (backup?.keep ?? DEFAULT_KEEP) : keepOf(given.keep);
  const keys = keysOfInstallation(configuration);
  const files = opening(
    `数据文件夹不能用 the data folder ${data.folder} cannot be used`,
    '请检查 Check data.folder.',
    () => realFolder(data.folder),
  );
  const { folder, manifest, removed } = await takeBackup({
    files,
    keys,
    to,
    keep,
    systemNow: Date.now,
  }).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`没有备份 not backed up: ${why}. 以前的备份没有改动 Earlier backups are as they were.`, {
      cause,
    });
  });
  console.log(`已备份并检查 backed up and checked: ${folder}
  ${figuresOf(manifest)}`);
  for (const old of removed) console.log(`  已删除旧的 removed an old one: ${old}`);
  console.log(`密钥文件 ${data.keyFile} 不在其中，请另外保存一份 The key file is not in it: keep a copy of it elsewhere.
检查或恢复 to check or restore it: yipan restore --config ${given.config} --from ${folder} [--check]`);
  return 0;
}

function keepOf(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new Error(`--keep 应为 1 至 9999 的整数 must be a whole number from 1 to 9999, not "${text}".`);
}
