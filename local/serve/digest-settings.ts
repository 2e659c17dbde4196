import { readFileSync } from 'node:fs';
import { hostsIn } from '../../shared/domain/digest/digest-target.ts';
import type { DigestSettings } from '../digest-sending.ts';
import { opening } from '../runtime/opening.ts';
import type { Configuration } from './configuration/configuration.ts';
import { checkSecretFile } from './secret-file.ts';

/** How this installation sends digests; undefined where it sends none. Throws a sentence where a file of [mail] cannot be used. */
export function digestSettings({ digest, mail }: Configuration): DigestSettings | undefined {
  if (!digest.enabled) return undefined;
  const { hosts, allowPrivate, link } = digest;
  return {
    hosts: hostsIn(hosts),
    allowPrivate,
    ...(link !== undefined && { link }),
    ...(mail && { mail: mailSettings(mail) }),
  };
}

function mailSettings({
  passwordFile,
  caFile,
  server,
  port,
  security,
  from,
  user,
}: NonNullable<Configuration['mail']>): NonNullable<DigestSettings['mail']> {
  return opening(
    '邮件设置不能用 the settings of [mail] cannot be used',
    '请检查 mail.passwordFile 和 mail.caFile Check mail.passwordFile and mail.caFile.',
    () => {
      if (passwordFile !== undefined) checkSecretFile(passwordFile);
      return {
        server,
        port,
        from,
        security: security === 'starttls' ? 'starttls' : 'tls',
        ...(user !== undefined && { user }),
        ...(passwordFile !== undefined && { password: readFileSync(passwordFile, 'utf8').trim() }),
        ...(caFile !== undefined && { ca: readFileSync(caFile, 'utf8') }),
      };
    },
  );
}
