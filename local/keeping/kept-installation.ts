import type { KeyMaterial } from '../../shared/identity/identity-keys.ts';
import { readKeyFile } from '../runtime/key-file.ts';
import { opening } from '../runtime/opening.ts';
import type { Configuration } from '../serve/configuration/configuration.ts';
import { checkOwner } from '../serve/folder-owner.ts';
import { checkSecretFile } from '../serve/secret-file.ts';

/** The keys of an installation whose data are to be kept or put back. Throws a sentence where its folder or key file cannot be used. */
export function keysOfInstallation({ data }: Pick<Configuration, 'data'>): KeyMaterial {
  opening(`数据文件夹不能用 the data folder ${data.folder} cannot be used`, '请检查 Check data.folder.', () =>
    checkOwner(data.folder),
  );
  return opening(
    `密钥文件不能用 the key file ${data.keyFile} cannot be used`,
    '没有它打不开任何身份信息，请先放回 Without it no identity can be opened: put it back first.',
    () => {
      checkSecretFile(data.keyFile);
      return readKeyFile(data.keyFile);
    },
  );
}
