import { readCertificate } from '../serve/certificate.ts';
import type { Configuration } from '../serve/configuration/configuration.ts';
import { type Finding, found, whyOf } from './finding.ts';

const DAY_MS = 86_400_000;
const FEWEST_DAYS = 30;

/** How long clients still trust it. */
export function certificateFinding(
  { tls, listen }: Pick<Configuration, 'tls' | 'listen'>,
  systemNow: () => number,
): Finding {
  const subject = 'certificate';
  if (!tls)
    return {
      subject,
      state: 'ok',
      found: listen.behindProxy
        ? found('由反向代理负责，这里看不到', 'A proxy has it, which cannot be seen from here.')
        : found('只在本机监听，不用证书', 'It listens on loopback only, without one.'),
    };
  const todo = found(
    '更换证书文件，然后 systemctl reload yipan',
    'Replace the files of the certificate, then systemctl reload yipan.',
  );
  try {
    const { validUntil } = readCertificate(tls, systemNow);
    const days = Math.floor((validUntil - systemNow()) / DAY_MS);
    const left = found(`还有 ${days} 天到期`, `It ends in ${days} days.`);
    if (days < FEWEST_DAYS) return { subject, state: 'warning', found: left, todo };
    return { subject, state: 'ok', found: left };
  } catch (cause) {
    return { subject, state: 'failed', found: found(whyOf(cause), whyOf(cause)), todo };
  }
}
