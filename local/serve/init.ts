import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { commandLine } from '../command-line.ts';
import { makeRealFolder, MARKER } from '../data-folder.ts';
import { makeKeyFile } from '../runtime/key-file.ts';
import { opening } from '../runtime/opening.ts';
import { DEFAULT_CONFIGURATION } from './configuration/configuration-file.ts';
import { configurationToml } from './configuration/example-toml.ts';
import { checkedConfiguration } from './configuration/read-configuration.ts';
import type { Value } from './configuration/setting.ts';

const HELP = `yipan init [options]
建立一个真实运行的安装：数据文件夹、密钥文件、配置文件；不覆盖已有的文件。
Makes an installation for real use: data folder, key file, configuration; writes over nothing that is there.
  --config FILE       default yipan.toml   配置文件
  --data FOLDER       default: data, beside the configuration   数据文件夹
  --keys FILE         default: keys.json, beside the configuration   密钥文件
  --issuer URL        who issues tokens (OIDC); without one there are local accounts   令牌签发方；不写则用本机账号
  --accounts          local accounts beside the issuer   另用本机账号
  --audience NAME     aud in its tokens, default yipan   令牌的 aud
  --issuer-keys URL   where its public keys are, default as the issuer says   签发方公钥网址
  --address IP        where it listens, default 127.0.0.1   监听地址
  --port N            default 8787   端口
  --certificate FILE  an own certificate (PEM) …   自有证书
  --certificate-key FILE  … and its private key (mode 0600)   证书私钥
  --behind-proxy      a proxy in front does TLS   由反向代理负责 TLS
  --backup FOLDER     where a backup is kept every night, default: none are made   每日备份的文件夹
  --log FILE          the log file, default standard output   日志文件
  --help              this text   本说明`;

const OPTIONS = {
  config: { type: 'string', default: DEFAULT_CONFIGURATION },
  data: { type: 'string' },
  keys: { type: 'string' },
  issuer: { type: 'string' },
  accounts: { type: 'boolean' },
  audience: { type: 'string' },
  'issuer-keys': { type: 'string' },
  address: { type: 'string' },
  port: { type: 'string' },
  certificate: { type: 'string' },
  'certificate-key': { type: 'string' },
  'behind-proxy': { type: 'boolean' },
  backup: { type: 'string' },
  log: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** `yipan init`: everything or nothing. Answers its exit code. */
export function initCommand(args: readonly string[]): number {
  const given = commandLine('yipan init', OPTIONS, args);
  if (given.help) {
    console.log(HELP);
    return 0;
  }
  const config = resolve(given.config);
  const beside = dirname(config);
  const data = resolve(given.data ?? join(beside, 'data'));
  const keys = resolve(given.keys ?? join(beside, 'keys.json'));
  const short = (path: string): string => shortest(beside, resolve(path));
  const values: Readonly<Record<string, Value | undefined>> = {
    'data.folder': short(data),
    'data.keyFile': short(keys),
    'listen.address': given.address,
    'listen.port':
      given.port === undefined ? undefined : /^\d+$/.test(given.port) ? Number(given.port) : given.port,
    'listen.behindProxy': given['behind-proxy'],
    'tls.certificate': given.certificate && short(given.certificate),
    'tls.key': given['certificate-key'] && short(given['certificate-key']),
    'issuers.*.issuer': given.issuer,
    'issuers.*.audience': given.issuer && (given.audience ?? 'yipan'),
    'issuers.*.keys': given['issuer-keys'],
    'accounts.enabled': given.issuer === undefined || given.accounts === true ? true : undefined,
    'log.file': given.log && short(given.log),
    'backup.folder': given.backup && short(given.backup),
  };
  const toml = configurationToml(({ path }) => values[path.join('.')]);
  // What is wrong is said before anything is made.
  checkedConfiguration(toml, config);
  const hasAccounts = given.issuer === undefined || given.accounts === true;
  make({ config, data, keys, toml });
  console.log(`已建立 made:
  配置 configuration  ${config}
  数据 data           ${data}
  密钥 keys           ${keys}
请把密钥文件的副本与数据分开保存：没有它，数据中的身份信息无法读取。
Keep a copy of the key file apart from the data: without it no identity in the data can be read.

下一步 next: ${hasAccounts ? `yipan account first-administrator NAME --config ${config}\n            ` : ''}yipan serve --config ${config}`);
  return 0;
}

/** As short as a path can be written in a file of that folder: inside it without the folder. */
function shortest(folder: string, path: string): string {
  const inside = relative(folder, path);
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? path : inside;
}

interface Made {
  readonly config: string;
  readonly data: string;
  readonly keys: string;
  readonly toml: string;
}

/** What was made before something failed is removed again, so that the next try finds nothing in its way. */
function make({ config, data, keys, toml }: Made): void {
  const wayOut = '没有建立任何文件；请另选一个 Nothing was made: choose another one';
  for (const [path, option] of [
    [config, '--config'],
    [keys, '--keys'],
  ] as const) {
    if (existsSync(path))
      throw new Error(
        `${path} 已经存在，不覆盖 is there already and is not written over. ${wayOut} (${option}).`,
      );
  }
  const mark = join(data, MARKER);
  // Each is known to be absent before it is made: half of it may be there when making it fails.
  const ours = existsSync(mark) ? [] : [mark];
  try {
    opening(`文件夹不能建立 a folder cannot be made`, `${wayOut} (--config, --keys).`, () => {
      for (const file of [config, keys]) makeFolder(dirname(file), ours);
    });
    opening(`数据文件夹不能用 the data folder ${data} cannot be used`, `${wayOut} (--data).`, () => {
      makeFolder(data, ours);
      makeRealFolder(data);
    });
    opening(`密钥文件写不进 the key file ${keys} cannot be written`, `${wayOut} (--keys).`, () => {
      ours.push(keys);
      makeKeyFile(keys);
    });
    opening(`配置写不进 the configuration ${config} cannot be written`, `${wayOut} (--config).`, () => {
      ours.push(config);
      writeFileSync(config, toml, { flag: 'wx', mode: 0o640 });
    });
  } catch (cause) {
    for (const path of ours) rmSync(path, { recursive: true, force: true });
    throw cause;
  }
}

/** With what lies above it. `mkdir` with `recursive` calls a read-only disk "no such file". */
function makeFolder(path: string, made: string[]): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path), made);
  mkdirSync(path, { mode: 0o700 });
  made.push(path);
}
