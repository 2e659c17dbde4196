import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { afterAll, describe, expect, it } from 'vitest';
import { configurationToml } from '../../local/serve/configuration/example-toml.ts';
import { KEYS, variableOf } from '../../local/serve/configuration/keys.ts';
import { lineOfKey } from '../../local/serve/configuration/line-of-key.ts';
import { readConfiguration } from '../../local/serve/configuration/read-configuration.ts';

const folder = mkdtempSync(join(tmpdir(), 'yipan-configuration-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'yipan.toml');
const example = readFileSync(join(import.meta.dirname, '../../packaging/yipan.example.toml'), 'utf8');

const GOOD = `[data]
folder = "data"
keyFile = "/keys/keys.json"
[[issuers]]
issuer = "https://sso.example.gov.cn"
audience = "yipan"
`;

function read(text: string | Buffer, env: NodeJS.ProcessEnv = {}) {
  writeFileSync(file, text);
  return readConfiguration(file, env);
}

/** What is said about a configuration that cannot be used. */
function said(text: string | Buffer, env: NodeJS.ProcessEnv = {}): string {
  try {
    read(text, env);
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'WrongConfiguration') return cause.message;
    throw cause;
  }
  throw new Error('it was taken');
}

describe('the example file', () => {
  it('is what is made of the schema, and sets every key that there is', () => {
    expect(example).toBe(configurationToml(({ words }) => words.example));
    const set = (tables: unknown, path: readonly string[]): unknown =>
      path.reduce<unknown>((at, part) => (at as Record<string, unknown>)[part === '*' ? 0 : part], tables);
    const tables = parse(example);
    expect(KEYS.length).toBeGreaterThan(20);
    for (const { path, words } of KEYS) expect([path, set(tables, path)]).toEqual([path, words.example]);
  });

  it('is a configuration that is taken, and names the variable of each key', () => {
    expect(read(example)).toMatchObject({
      data: { folder: '/var/lib/yipan' },
      listen: { port: 8787 },
      stop: { longestSeconds: 30 },
    });
    for (const { path } of KEYS)
      expect(example).toContain(variableOf(path.map((part) => (part === '*' ? 0 : part))));
  });

  it('with nothing set is a configuration of defaults, once it says what has none', () => {
    const bare = configurationToml(({ path, words }) =>
      path[0] === 'data' || path[0] === 'issuers' ? words.example : undefined,
    );
    expect(read(bare)).toEqual({
      ...read(GOOD),
      data: { folder: '/var/lib/yipan', keyFile: '/etc/yipan/keys.json' },
      issuers: read(example).issuers,
    });
  });
});

describe('a good configuration', () => {
  it('has defaults: loopback, no TLS, metrics on loopback; paths count from its folder', () => {
    expect(read(GOOD)).toEqual({
      data: { folder: join(folder, 'data'), keyFile: '/keys/keys.json' },
      listen: { address: '127.0.0.1', port: 8787, behindProxy: false, trustedProxies: 1 },
      digest: { enabled: true, hosts: 'qyapi.weixin.qq.com,oapi.dingtalk.com', allowPrivate: false },
      issuers: [{ issuer: 'https://sso.example.gov.cn', audience: 'yipan' }],
      accounts: { enabled: false, idleMinutes: 30, longestHours: 12, passwordDays: 90 },
      console: { enabled: true },
      log: { rotateMegabytes: 50, keptFiles: 14, requests: true },
      metrics: { enabled: true, address: '127.0.0.1', port: 9465 },
      ready: { leastFreeMegabytes: 1_024, calendarDays: 30 },
      background: { sweepSeconds: 60, reconcileSeconds: 3_600 },
      stop: { longestSeconds: 30 },
    });
  });

  it('is overridden by the environment, key by key; an empty variable is none', () => {
    const env = {
      YIPAN_LISTEN_PORT: '9000',
      YIPAN_LOG_REQUESTS: 'false',
      YIPAN_DATA_KEY_FILE: 'other.json',
      YIPAN_ISSUERS_0_AUDIENCE: 'county',
      YIPAN_ISSUERS_1_ISSUER: 'https://second.example.gov.cn',
      YIPAN_ISSUERS_1_AUDIENCE: 'yipan',
      YIPAN_STOP_LONGEST_SECONDS: '',
      YIPAN_TOKEN: 'of another command',
      PATH: '/bin',
    };
    expect(read(GOOD, env)).toMatchObject({
      listen: { port: 9_000 },
      log: { requests: false },
      data: { keyFile: join(folder, 'other.json') },
      issuers: [{ audience: 'county' }, { issuer: 'https://second.example.gov.cn', audience: 'yipan' }],
      stop: { longestSeconds: 30 },
    });
  });

  it('may begin with a byte order mark, as some editors write one', () => {
    expect(read(`\uFEFF${GOOD}`).listen.port).toBe(8787);
  });

  it.each(['127.0.0.1', '127.8.9.1', '::1'])('may listen on %s without TLS', (address) => {
    expect(read(`${GOOD}[listen]\naddress = "${address}"\n`).listen.address).toBe(address);
  });

  it('may listen everywhere with a certificate, or behind a proxy', () => {
    const everywhere = `${GOOD}[listen]\naddress = "0.0.0.0"\n`;
    expect(read(`${everywhere}[tls]\ncertificate = "c.pem"\nkey = "k.pem"\n`).tls?.key).toBe(
      join(folder, 'k.pem'),
    );
    expect(read(`${everywhere}behindProxy = true\n`).listen.behindProxy).toBe(true);
  });
});

describe('a configuration that cannot be used says which key, where, and what to do', () => {
  it.each<[string, string | Buffer, NodeJS.ProcessEnv, readonly string[]]>([
    ['not TOML', `${GOOD}port = = 3\n`, {}, ['line 7, column', '不是有效的 TOML', 'port = = 3']],
    ['a key twice', `${GOOD}audience = "b"\n`, {}, ['line 7', '不是有效的 TOML']],
    ['a key that carries off the prototype', `__proto__ = 1\n${GOOD}`, {}, ['line 1', 'TOML']],
    ['not UTF-8', Buffer.from([0x5b, 0xff, 0xfe]), {}, ['不是 UTF-8', 'save it as UTF-8']],
    ['empty', '', {}, ['data.folder: 缺少', 'data.keyFile: 缺少', 'it is missing', '[data] folder = ']],
    [
      'an unknown key',
      `${GOOD}[listen]\nprot = 1\n`,
      {},
      ['line 8: listen.prot', '没有这个设置', 'did you mean listen.port?'],
    ],
    ['an unknown section', `${GOOD}[metric]\n`, {}, ['line 7: metric', 'did you mean metrics?']],
    [
      'an unknown key of a list',
      `${GOOD}audiences = "b"\n`,
      {},
      ['line 7: issuers[0].audiences', 'did you mean issuers.audience?'],
    ],
    [
      'a number too large',
      `${GOOD}[listen]\nport = 99999\n`,
      {},
      ['line 8: listen.port = 99999', '0 至 65535 的整数', 'a whole number from 0 to 65535', 'port = 8787'],
    ],
    [
      'a number with a fraction',
      `${GOOD}[stop]\nlongestSeconds = 1.5\n`,
      {},
      ['stop.longestSeconds = 1.5', 'whole number'],
    ],
    ['text for a number', `${GOOD}[listen]\nport = "8787"\n`, {}, ['listen.port = "8787"', 'whole number']],
    ['text for yes or no', `${GOOD}[log]\nrequests = "yes"\n`, {}, ['log.requests = "yes"', 'true 或 false']],
    ['a value for a section', `listen = 3\n${GOOD}`, {}, ['line 1: listen = 3', '[listen]']],
    [
      'an address that is none',
      `${GOOD}[listen]\naddress = "localhost"\n`,
      {},
      ['listen.address = "localhost"', 'an IP address'],
    ],
    [
      'an issuer without https',
      GOOD.replace('https:', 'http:'),
      {},
      ['line 5: issuers[0].issuer', 'https 网址'],
    ],
    [
      'an issuer without an audience',
      GOOD.replace('audience = "yipan"', ''),
      {},
      ['issuers[0].audience: 缺少'],
    ],
    ['half a certificate', `${GOOD}[tls]\nkey = "k.pem"\n`, {}, ['tls.certificate: 缺少']],
    [
      'all addresses without TLS',
      `${GOOD}[listen]\naddress = "0.0.0.0"\n`,
      {},
      ['line 8: listen.address = "0.0.0.0"', 'behindProxy = true', '[tls]'],
    ],
    [
      'all addresses of IPv6 without TLS',
      `${GOOD}[listen]\naddress = "::"\n`,
      {},
      ['listen.address = "::"', 'behindProxy = true'],
    ],
    [
      'metrics for everybody',
      `${GOOD}[metrics]\naddress = "0.0.0.0"\n`,
      {},
      ['metrics.address = "0.0.0.0"', 'loopback'],
    ],
    ['one port for both', `${GOOD}[metrics]\nport = 8787\n`, {}, ['metrics.port = 8787', 'listen.port']],
    ['no issuer', GOOD.split('[[')[0] ?? '', {}, ['issuers: 一个也没有', '[[issuers]]']],
    [
      'the development issuer',
      GOOD.replace('sso.example.gov.cn', 'sandbox.yipan.invalid'),
      {},
      ['issuers[0].issuer = "https://sandbox.yipan.invalid"', '开发签发方', 'development issuer'],
    ],
    ['an issuer twice', `${GOOD}${GOOD.split('\n').slice(3).join('\n')}`, {}, ['issuers[1].issuer', 'twice']],
    [
      'a wrong variable',
      GOOD,
      { YIPAN_LISTEN_PORT: 'many' },
      ['YIPAN_LISTEN_PORT: listen.port = "many"', '环境变量'],
    ],
    [
      'an unknown variable',
      GOOD,
      { YIPAN_LISTEN_PROT: '1' },
      ['YIPAN_LISTEN_PROT', 'did you mean YIPAN_LISTEN_PORT?'],
    ],
    [
      'the development issuer by the environment',
      GOOD,
      { YIPAN_ISSUERS_0_ISSUER: 'https://sandbox.yipan.invalid' },
      ['YIPAN_ISSUERS_0_ISSUER', 'development issuer'],
    ],
  ])('%s', (_, text, env, parts) => {
    const message = said(text, env);
    for (const part of parts) expect(message).toContain(part);
    expect(message).toContain(file);
    expect(message).not.toMatch(/\n\s+at /);
  });

  it('all at once, each with its own line', () => {
    const message = said('[data]\nfolder = 1\nkeyFile = "k"\n[listen]\nprot = 1\nport = -1\n', {
      YIPAN_X: '1',
    });
    expect(message.split('\n')).toHaveLength(5);
    expect(message).toMatch(
      /line 2: data.folder[\s\S]*line 6: listen.port[\s\S]*line 5: listen.prot[\s\S]*YIPAN_X/,
    );
  });

  it('where there is no file, or it is a folder', () => {
    expect(() => readConfiguration(join(folder, 'nowhere.toml'), {})).toThrow('yipan init');
    expect(() => readConfiguration(folder, {})).toThrow('EISDIR');
  });
});

describe('the line of a key', () => {
  it.each([
    ['a key of a section', '# port = 1\n[listen]\n\nport = 2\n', ['listen', 'port'], 4],
    ['a dotted key', 'listen.port = 2\n', ['listen', 'port'], 1],
    ['a table in a line', 'x = 1\nlisten = { port = 2 }\n', ['listen', 'port'], 2],
    [
      'what a text of several lines only seems to set',
      'a = """\n[listen]\nport = 1\n"""\n[listen]\nport = 2\n',
      ['listen', 'port'],
      6,
    ],
    ['the second of a list', '[[issuers]]\na = 1\n[[issuers]]\nb = 2\n', ['issuers', 1, 'b'], 4],
    ['what is not there', '[listen]\n', ['listen', 'port'], undefined],
  ] as const)('%s', (_, text, path, line) => {
    expect(lineOfKey(text, path)).toBe(line);
  });
});
