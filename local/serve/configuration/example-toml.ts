import { type Key, KEYS, variableOf } from './keys.ts';
import type { Value } from './setting.ts';

const HEAD = `# 一盘棋 yipan serve 的配置 The configuration of yipan serve.
# 每一项也可用环境变量给出（写在各项上方），环境变量优先。
# Each key can also be given by the variable of the environment that stands above it, which goes before the file.
# 带 # 的行是默认值或示例；检查配置 Lines with # are defaults or examples; to check it: yipan serve --check --config FILE
`;

const SECTIONS: Readonly<Record<string, string>> = {
  data: '数据 where the data is',
  listen: '监听 where it listens',
  tls: '自有证书；由代理负责 TLS 时不写这一节 an own certificate; leave it out where a proxy does TLS',
  issuers: '令牌签发方，可写多节 who issues tokens; may be repeated',
  accounts: '本机账号 local accounts',
  log: '日志 the log',
  metrics: '指标 metrics',
  ready: '就绪检查 when it is ready',
  background: '后台 the background',
  backup: '每日备份；不写这一节则不自动备份 daily backups; without this section none are made by themselves',
  digest: '每日提醒 the morning digest',
  mail: '邮件服务器，每日提醒用；不写则不能发邮件 a mail server for the morning digest; without this section no mail is sent',
  stop: '停止 stopping',
};

/** Sections that need not be there. */
const OPTIONAL = new Set(['tls', 'backup', 'mail']);

/**
 * A configuration file with every key and its words. Keys with a value are set, the others are comments; so is a whole section that
 * has no default and in which nothing is set.
 */
export function configurationToml(valueOf: (key: Key) => Value | undefined): string {
  const sections = Map.groupBy(KEYS, ({ path: [name = ''] }) => name);
  return [HEAD, ...[...sections].map(([name, keys]) => sectionText(name, keys, valueOf))].join('\n');
}

function sectionText(name: string, keys: readonly Key[], valueOf: (key: Key) => Value | undefined): string {
  const isList = keys[0]?.path[1] === '*';
  const isLeftOut = (isList || OPTIONAL.has(name)) && keys.every((key) => valueOf(key) === undefined);
  const title = isList ? `[[${name}]]` : `[${name}]`;
  const lines = keys.flatMap((key) => {
    const value = valueOf(key);
    const line = `${key.path.at(-1)} = ${JSON.stringify(value ?? key.words.example)}`;
    return [
      `# ${key.words.zh}`,
      `# ${key.words.en}   ${variableOf(key.path.map((part) => (part === '*' ? 0 : part)))}`,
      value === undefined ? `# ${line}` : line,
    ];
  });
  return [`# ---- ${SECTIONS[name] ?? name}`, isLeftOut ? `# ${title}` : title, ...lines, ''].join('\n');
}
