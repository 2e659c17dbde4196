import { existsSync } from 'node:fs';
import type { KeyMaterial } from '../../shared/identity/identity-keys.ts';
import { type Engine, openEngine } from '../../shared/sqlite/engine.ts';
import { commandLine } from '../command-line.ts';
import { realFolder } from '../data-folder.ts';
import { lockFolder } from '../runtime/folder-lock.ts';
import { withNewDataKey } from '../runtime/key-file.ts';
import { opening } from '../runtime/opening.ts';
import { DEFAULT_CONFIGURATION } from '../serve/configuration/configuration-file.ts';
import type { Configuration } from '../serve/configuration/configuration.ts';
import { readConfiguration } from '../serve/configuration/read-configuration.ts';
import { openedUnder } from './fitting-keys.ts';
import { keysOfInstallation } from './kept-installation.ts';
import { identitiesByKey, resealVault } from './reseal-vault.ts';
import { replaceKeyFile } from './write-key-file.ts';

const HELP = `yipan keys list | rotate | reseal [--config FILE]
数据密钥用来加密姓名、证件和电话。须先停止 yipan serve。
Data keys seal names, documents and telephones. yipan serve must be stopped.
  list           which keys there are, and how many identities lie under each; no key is shown   列出密钥
  rotate         a new key seals from now on, and everything is sealed anew with it; older ones still open, as earlier backups need them   换用新密钥
  reseal         finishes a rotate that was ended on the way   完成中断的换钥
  --config FILE  the configuration, default $YIPAN_CONFIG or yipan.toml   配置文件
  --help         this text   本说明`;

const WORDS = ['list', 'rotate', 'reseal'];

/** `yipan keys`. Answers its exit code. */
export async function keysCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const options = {
    config: { type: 'string', default: env['YIPAN_CONFIG'] || DEFAULT_CONFIGURATION },
    help: { type: 'boolean', default: false },
  } as const;
  const what = args.find((word) => WORDS.includes(word));
  const other = args.find((word, i) => !word.startsWith('-') && word !== what && args[i - 1] !== '--config');
  if (what === undefined && other !== undefined)
    throw new Error(
      `没有这个动作 there is no "${other}": 应为 it must be one of ${WORDS.join(', ')}. yipan keys --help`,
    );
  const given = commandLine(
    'yipan keys',
    options,
    args.filter((word) => word !== what),
  );
  if (given.help || what === undefined) {
    console.log(HELP);
    return given.help ? 0 : 2;
  }
  const configuration = readConfiguration(given.config, env);
  const keys = keysOfInstallation(configuration);
  return await withVault(configuration, async (engine) => {
    // A key file that does not fit must not get a new key, which would then seal what nobody can tell apart.
    openedUnder(engine.db, keys);
    if (what === 'list') return list(engine, keys);
    return await seal(engine, what === 'rotate' ? rotated(configuration, keys) : keys, configuration);
  });
}

function list(engine: Engine, keys: KeyMaterial): number {
  const counts = identitiesByKey(engine);
  const sealing = keys.dataKeys.at(-1)?.keyId;
  for (const { keyId } of keys.dataKeys)
    console.log(
      `${keyId}  ${counts.get(keyId) ?? 0} 人 identities${keyId === sealing ? '  加密用 seals' : '  只用来打开 opens only'}`,
    );
  return 0;
}

function rotated({ data }: Configuration, keys: KeyMaterial): KeyMaterial {
  const next = withNewDataKey(keys);
  opening(
    `没有换钥：密钥文件写不进 not rotated: the key file ${data.keyFile} cannot be written`,
    '密钥和数据都没有改动，排除原因后再运行 Keys and data are as they were: mend the cause and run it again.',
    () => replaceKeyFile(data.keyFile, next),
  );
  console.log(`新的数据密钥 the new data key: ${next.dataKeys.at(-1)?.keyId} (${data.keyFile})
请马上另存一份新的密钥文件，旧副本打不开今后的数据 Keep a copy of the new key file elsewhere now: older copies do not open what is sealed from now on.`);
  return next;
}

async function seal(engine: Engine, keys: KeyMaterial, { data }: Configuration): Promise<number> {
  const began = performance.now();
  try {
    const done = await resealVault(engine, keys);
    openedUnder(engine.db, keys);
    console.log(
      `已重新加密 sealed anew: ${done} (${((performance.now() - began) / 1000).toFixed(1)} s)
旧密钥留在文件中，以前的备份要用 Older keys stay in the file: earlier backups need them.
下一步 next: yipan backup，然后 then: yipan serve`,
    );
    return 0;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `没有全部重新加密 not everything is sealed anew: ${why}. 数据仍可读（${data.keyFile} 中新旧密钥都在）；排除原因后运行 Everything can still be read, with the keys of that file. Mend the cause, then: yipan keys reseal`,
      { cause },
    );
  }
}

/** Nobody else writes meanwhile: a server that runs does not know the new key. */
async function withVault(
  { data }: Configuration,
  work: (engine: Engine) => Promise<number>,
): Promise<number> {
  const files = opening(
    `数据文件夹不能用 the data folder ${data.folder} cannot be used`,
    '请检查 Check data.folder.',
    () => realFolder(data.folder),
  );
  if (!existsSync(files.database))
    throw new Error('还没有数据库 there is no database yet: start yipan serve once');
  const lock = opening(
    `数据文件夹不能用 the data folder ${data.folder} cannot be used`,
    '请先停止 Stop it first: systemctl stop yipan',
    () => lockFolder(files.lock),
  );
  try {
    const engine = opening(
      `数据库不能用 the database ${files.database} cannot be used`,
      '没有改动任何东西 Nothing was changed.',
      () => openEngine(files.database),
    );
    try {
      return await work(engine);
    } finally {
      engine.close();
    }
  } finally {
    lock.release();
  }
}
