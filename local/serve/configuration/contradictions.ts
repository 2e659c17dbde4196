import { BlockList, isIPv6 } from 'node:net';
import { relative } from 'node:path';
import { DEVELOPMENT_ISSUER } from '../../runtime/development-issuer.ts';
import type { Configuration } from './configuration.ts';
import type { KeyPath } from './keys.ts';

/** What is wrong with one key, and the way out. */
export interface Fault {
  readonly path: KeyPath;
  readonly zh: string;
  readonly en: string;
}

/** What each key alone does not say: keys that do not go together, and issuers that are none. */
export function contradictionsIn({
  data,
  listen,
  tls,
  issuers,
  accounts,
  metrics,
  backup,
}: Configuration): readonly Fault[] {
  const faults: Fault[] = [];
  const fault = (path: KeyPath, zh: string, en: string): number => faults.push({ path, zh, en });
  if (!isLoopback(listen.address) && !tls && !listen.behindProxy)
    fault(
      ['listen', 'address'],
      '不是本机地址而没有 TLS：请写 [tls] 的证书，或由代理负责 TLS 并写 behindProxy = true，或改用 127.0.0.1',
      'is not loopback and there is no TLS: give a certificate in [tls], or let a proxy do TLS and say behindProxy = true, or use 127.0.0.1',
    );
  if (!isLoopback(metrics.address))
    fault(
      ['metrics', 'address'],
      '只能是本机地址，例如 127.0.0.1',
      'must be loopback, for example 127.0.0.1',
    );
  if (metrics.enabled && metrics.port !== 0 && metrics.port === listen.port)
    fault(
      ['metrics', 'port'],
      '与 listen.port 相同，请另选一个',
      'is that of listen.port: choose another one',
    );
  if (backup && !relative(data.folder, backup.folder).startsWith('..'))
    fault(
      ['backup', 'folder'],
      '在数据文件夹之内：数据丢失时备份也会一起丢失，请另选一处',
      'lies in the data folder, with which it would be lost: choose another place',
    );
  if (issuers.length === 0 && !accounts.enabled)
    fault(
      ['issuers'],
      '一个也没有，也没有本机账号，谁都不能登录：请写一节 [[issuers]]，或在 [accounts] 中写 enabled = true',
      'has none and there are no local accounts, so that nobody can sign in: write a section [[issuers]], or enabled = true in [accounts]',
    );
  for (const [i, one] of issuers.entries()) {
    const { consoleClient, authorizationEndpoint, tokenEndpoint } = one;
    if (consoleClient !== undefined && (authorizationEndpoint === undefined || tokenEndpoint === undefined))
      fault(
        ['issuers', i, 'consoleClient'],
        '还需要 authorizationEndpoint 和 tokenEndpoint：管理台从那里登录',
        'needs authorizationEndpoint and tokenEndpoint too: the console signs in there',
      );
    const { issuer } = one;
    if (issuer === DEVELOPMENT_ISSUER || URL.parse(issuer)?.hostname.endsWith('.invalid'))
      fault(
        ['issuers', i, 'issuer'],
        '是沙箱的开发签发方，真实运行不接受：请写本单位的签发方',
        "is the sandbox's development issuer, which real use refuses: name your own",
      );
    if (issuers.findIndex((other) => other.issuer === issuer) < i)
      fault(['issuers', i, 'issuer'], '重复，请删去一节', 'is there twice: remove one section');
  }
  return faults;
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

export function isLoopback(address: string): boolean {
  return loopback.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
