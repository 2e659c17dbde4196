import { loadDirectory } from '../../shared/divisions/load.ts';
import { openEngine } from '../../shared/sqlite/engine.ts';
import { realFolder } from '../data-folder.ts';
import { lockFolder } from '../runtime/folder-lock.ts';
import { readKeyFile } from '../runtime/key-file.ts';
import { opening } from '../runtime/opening.ts';
import { readConfiguration } from '../serve/configuration/read-configuration.ts';
import { realDatabase } from '../serve/real-database.ts';
import { checkSecretFile } from '../serve/secret-file.ts';
import { accountSettings } from './account-settings.ts';
import { type Accounts, openAccounts } from './accounts.ts';

/**
 * The accounts of the installation on this machine, for a command while the server stands still; the work is on disk when this resolves.
 * Throws a sentence where they are not used, or the installation runs.
 */
export async function withAccountsHere<T>(
  config: string,
  env: NodeJS.ProcessEnv,
  work: (accounts: Accounts) => Promise<T>,
): Promise<T> {
  const { data, accounts: settings } = readConfiguration(config, env);
  if (!settings.enabled)
    throw new Error(
      `没有使用本机账号：请在 ${config} 的 [accounts] 中写 enabled = true。There are no local accounts: write enabled = true in [accounts] of ${config}.`,
    );
  const cannot = `数据文件夹不能用 the data folder ${data.folder} cannot be used`;
  const files = opening(cannot, '请检查 data.folder Check data.folder.', () => realFolder(data.folder));
  const keys = opening(
    `密钥文件不能用 the key file ${data.keyFile} cannot be used`,
    '请检查 data.keyFile Check data.keyFile.',
    () => {
      checkSecretFile(data.keyFile);
      return readKeyFile(data.keyFile);
    },
  );
  const lock = opening(cannot, '请先停止 Stop it first: systemctl stop yipan', () => lockFolder(files.lock));
  try {
    const engine = realDatabase(openEngine(files.database));
    try {
      const accounts = await openAccounts({
        engine,
        keys,
        directory: loadDirectory(),
        signerFile: files.accountIssuer,
        settings: accountSettings(settings),
        log: () => {},
        systemNow: Date.now,
      });
      const result = await work(accounts);
      await engine.settled();
      return result;
    } finally {
      engine.close();
    }
  } finally {
    lock.release();
  }
}
