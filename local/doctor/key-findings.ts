import { relative } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { openedUnder } from '../keeping/fitting-keys.ts';
import { readKeyFile } from '../runtime/key-file.ts';
import type { Configuration } from '../serve/configuration/configuration.ts';
import { checkSecretFile } from '../serve/secret-file.ts';
import { type Finding, found, whyOf } from './finding.ts';

/** Is the key file there, for its owner only, and does it open what is in the vault? */
export function keyFinding(
  { data, backup }: Pick<Configuration, 'data' | 'backup'>,
  db: DatabaseSync | undefined,
): Finding {
  const subject = 'keys';
  const { keyFile } = data;
  try {
    checkSecretFile(keyFile);
    const keys = readKeyFile(keyFile);
    const sealing = keys.dataKeys.at(-1)?.keyId ?? '';
    const inUse = db ? openedUnder(db, keys) : [];
    const old = inUse.filter((keyId) => keyId !== sealing);
    const lies = [backup?.folder, data.folder].find(
      (folder) => folder !== undefined && !relative(folder, keyFile).startsWith('..'),
    );
    if (lies !== undefined)
      return {
        subject,
        state: 'warning',
        found: found(
          `密钥文件与数据放在一处（${lies}）：拿到那块盘的人能读出姓名`,
          `The key file lies with the data (${lies}): who gets that disk can read names.`,
        ),
        todo: found('移到别处，并改 data.keyFile', 'Move it elsewhere, and change data.keyFile.'),
      };
    if (old.length > 0)
      return {
        subject,
        state: 'warning',
        found: found(
          `加密用 ${sealing}，仍有身份用旧密钥加密：${old.join('、')}（换钥没有完成）`,
          `${sealing} seals, and identities still lie under ${old.join(', ')}: a rotation was not finished.`,
        ),
        todo: found('停止服务后运行：yipan keys reseal', 'Stop the server, and run: yipan keys reseal'),
      };
    return {
      subject,
      state: 'ok',
      found: found(
        `${keyFile} 可用，加密用 ${sealing}；请确认副本在别处`,
        `${keyFile} is good, ${sealing} seals; see that a copy of it is kept elsewhere.`,
      ),
    };
  } catch (cause) {
    return {
      subject,
      state: 'failed',
      found: found(`${keyFile} 不能用：${whyOf(cause)}`, `${keyFile} cannot be used: ${whyOf(cause)}`),
      todo: found(
        '把另外保存的副本放回原处（权限 0600），不要新建',
        'Put the copy that is kept elsewhere in its place (mode 0600). Do not make a new one.',
      ),
    };
  }
}
