import { isIP } from 'node:net';
import * as z from 'zod/mini';
import { DEFAULT_DIGEST_HOSTS, hostsIn } from '../../../shared/domain/digest/digest-target.ts';
import { setting } from './setting.ts';

const PATH = {
  zh: '文件路径，相对路径从配置文件所在文件夹算起',
  en: 'a path; a relative one counts from the folder of the configuration file',
};
const HOST = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/;
const path = () => z.string().check(z.minLength(1));
const address = () => z.string().check(z.refine((text) => isIP(text) !== 0));
const wholeNumber = (least: number, most: number) => z.number().check(z.int(), z.gte(least), z.lte(most));
const between = (least: number, most: number) => ({
  zh: `${least} 至 ${most} 的整数`,
  en: `a whole number from ${least} to ${most}`,
});
const yesOrNo = { zh: 'true 或 false', en: 'true or false' };
const httpsUrl = () => z.string().check(z.refine((text) => URL.parse(text)?.protocol === 'https:'));

const data = z.strictObject({
  folder: setting(path(), {
    zh: '数据文件夹，由 yipan init 建立；不能是沙箱的',
    en: "The data folder, made by yipan init; never the sandbox's.",
    must: PATH,
    example: '/var/lib/yipan',
  }),
  keyFile: setting(path(), {
    zh: '密钥文件（权限 0600），由 yipan init 建立；没有它，任何身份信息都无法读取，请与数据分开备份',
    en: 'The key file (mode 0600), made by yipan init; without it no identity can be read: keep a copy apart from the data.',
    must: PATH,
    example: '/etc/yipan/keys.json',
  }),
});

const listen = z.strictObject({
  address: setting(z._default(address(), '127.0.0.1'), {
    zh: '监听地址；除本机地址外，须有 [tls] 或 behindProxy = true',
    en: 'Where it listens; anything but loopback needs [tls] or behindProxy = true.',
    must: { zh: 'IP 地址', en: 'an IP address' },
    example: '127.0.0.1',
  }),
  port: setting(z._default(wholeNumber(0, 65_535), 8787), {
    zh: '端口；0 为任意空闲端口',
    en: 'The port; 0 is any free one.',
    must: between(0, 65_535),
    example: 8787,
  }),
  behindProxy: setting(z._default(z.boolean(), false), {
    zh: 'TLS 由前面的反向代理负责',
    en: 'A proxy in front of it does TLS.',
    must: yesOrNo,
    example: false,
  }),
  trustedProxies: setting(z._default(wholeNumber(1, 8), 1), {
    zh: '前面可信代理的层数：客户地址取 X-Forwarded-For 从右数第几个；仅在 behindProxy = true 时有效',
    en: 'How many proxies in front are trusted: the client is that many places from the right of X-Forwarded-For. Counts only with behindProxy = true.',
    must: between(1, 8),
    example: 1,
  }),
});

const tls = z.strictObject({
  certificate: setting(path(), {
    zh: '证书文件（PEM，含中间证书）；更换后发送 SIGHUP 生效',
    en: 'The certificate with those between (PEM); after a change send SIGHUP.',
    must: PATH,
    example: '/etc/yipan/tls.crt',
  }),
  key: setting(path(), {
    zh: '证书私钥文件（PEM，权限 0600）',
    en: 'The private key of the certificate (PEM, mode 0600).',
    must: PATH,
    example: '/etc/yipan/tls.key',
  }),
});

const issuer = z.strictObject({
  issuer: setting(httpsUrl(), {
    zh: '令牌签发方（OIDC），与令牌中的 iss 一字不差',
    en: 'Who issues tokens (OIDC), letter by letter as `iss` in the tokens.',
    must: { zh: 'https 网址', en: 'an https address' },
    example: 'https://sso.example.gov.cn',
  }),
  audience: setting(z.string().check(z.minLength(1)), {
    zh: '令牌中的 aud',
    en: '`aud` in the tokens.',
    must: { zh: '非空文字', en: 'some text' },
    example: 'yipan',
  }),
  keys: setting(z.optional(httpsUrl()), {
    zh: '签发方公钥（JWKS）的网址；不写则为 issuer 后加 /.well-known/jwks.json',
    en: 'Where its public keys are (JWKS); absent: /.well-known/jwks.json after the issuer.',
    must: { zh: 'https 网址', en: 'an https address' },
    example: 'https://sso.example.gov.cn/.well-known/jwks.json',
  }),
  consoleClient: setting(z.optional(z.string().check(z.minLength(1))), {
    zh: '管理台在该签发方登记的客户端编号（公开客户端，授权码加 PKCE，回调地址为 https://本机地址/console/signed-in）；不写则管理台不由此登录',
    en: 'The client id of the console there (a public client: authorization code with PKCE, redirect address https://THIS MACHINE/console/signed-in); absent: the console does not sign in there.',
    must: { zh: '非空文字', en: 'some text' },
    example: 'yipan-console',
  }),
  authorizationEndpoint: setting(z.optional(httpsUrl()), {
    zh: '签发方的授权地址；与 consoleClient 一起写',
    en: 'Where it asks people to sign in; goes with consoleClient.',
    must: { zh: 'https 网址', en: 'an https address' },
    example: 'https://sso.example.gov.cn/authorize',
  }),
  tokenEndpoint: setting(z.optional(httpsUrl()), {
    zh: '签发方的令牌地址，须允许管理台的来源跨域访问（CORS）；与 consoleClient 一起写',
    en: 'Where it redeems codes; it must allow the origin of the console (CORS). Goes with consoleClient.',
    must: { zh: 'https 网址', en: 'an https address' },
    example: 'https://sso.example.gov.cn/token',
  }),
  endSessionEndpoint: setting(z.optional(httpsUrl()), {
    zh: '签发方的退出地址；不写则退出只结束管理台的登录',
    en: 'Where its own session ends; absent: signing out ends that of the console only.',
    must: { zh: 'https 网址', en: 'an https address' },
    example: 'https://sso.example.gov.cn/logout',
  }),
});

const consoleSettings = z.strictObject({
  enabled: setting(z._default(z.boolean(), true), {
    zh: '在 /console/ 提供管理台',
    en: 'Serve the console at /console/.',
    must: yesOrNo,
    example: true,
  }),
});

const accounts = z.strictObject({
  enabled: setting(z._default(z.boolean(), false), {
    zh: '使用本机账号（用户名、密码、验证码）；可与 [[issuers]] 同时使用',
    en: 'Local accounts (name, password, one-time code); [[issuers]] may be used beside them.',
    must: yesOrNo,
    example: true,
  }),
  idleMinutes: setting(z._default(wholeNumber(1, 60), 30), {
    zh: '多少分钟没有操作即退出登录',
    en: 'After how many minutes without a request a session ends.',
    must: between(1, 60),
    example: 30,
  }),
  longestHours: setting(z._default(wholeNumber(1, 24), 12), {
    zh: '登录最长多少小时',
    en: 'After how many hours a session ends in any case.',
    must: between(1, 24),
    example: 12,
  }),
  passwordDays: setting(z._default(wholeNumber(0, 3_650), 90), {
    zh: '密码多少天须更换（等保要求定期更换）；0 为不要求',
    en: 'After how many days a password must be changed (等保 asks for it); 0 is never.',
    must: between(0, 3_650),
    example: 90,
  }),
});

const log = z.strictObject({
  file: setting(z.optional(path()), {
    zh: '日志文件；不写则输出到标准输出',
    en: 'The log file; absent: standard output.',
    must: PATH,
    example: '/var/log/yipan/yipan.log',
  }),
  rotateMegabytes: setting(z._default(wholeNumber(1, 10_000), 50), {
    zh: '日志文件到多少 MB 换新',
    en: 'From how many megabytes the log begins anew.',
    must: between(1, 10_000),
    example: 50,
  }),
  keptFiles: setting(z._default(wholeNumber(1, 1_000), 14), {
    zh: '保留多少个旧日志文件',
    en: 'How many old log files are kept.',
    must: between(1, 1_000),
    example: 14,
  }),
  requests: setting(z._default(z.boolean(), true), {
    zh: '每个请求记一行：操作、状态、用时、来源地址，不含个人信息',
    en: 'A line for each request: operation, status, time taken, address it came from; nothing about persons.',
    must: yesOrNo,
    example: true,
  }),
});

const metrics = z.strictObject({
  enabled: setting(z._default(z.boolean(), true), {
    zh: '是否提供 Prometheus 指标 /metrics',
    en: 'Whether there are Prometheus metrics at /metrics.',
    must: yesOrNo,
    example: true,
  }),
  address: setting(z._default(address(), '127.0.0.1'), {
    zh: '指标的监听地址，只能是本机地址',
    en: 'Where the metrics listen: loopback only.',
    must: { zh: '本机 IP 地址', en: 'a loopback IP address' },
    example: '127.0.0.1',
  }),
  port: setting(z._default(wholeNumber(0, 65_535), 9465), {
    zh: '指标的端口；0 为任意空闲端口',
    en: 'The port of the metrics; 0 is any free one.',
    must: between(0, 65_535),
    example: 9465,
  }),
});

const ready = z.strictObject({
  leastFreeMegabytes: setting(z._default(wholeNumber(1, 1_000_000), 1_024), {
    zh: '数据盘剩余空间低于多少 MB 时 /ready 报告未就绪',
    en: 'Below how many free megabytes on the disk of the data /ready says no.',
    must: between(1, 1_000_000),
    example: 1_024,
  }),
  calendarDays: setting(z._default(wholeNumber(0, 400), 30), {
    zh: '工作日历须覆盖今后多少天，否则 /ready 给出警告',
    en: 'How many days ahead the official calendar must reach, or /ready warns.',
    must: between(0, 400),
    example: 30,
  }),
});

const background = z.strictObject({
  sweepSeconds: setting(z._default(wholeNumber(1, 3_600), 60), {
    zh: '每隔多少秒检查到期事项',
    en: 'Every how many seconds it looks for what has fallen due.',
    must: between(1, 3_600),
    example: 60,
  }),
  reconcileSeconds: setting(z._default(wholeNumber(1, 86_400), 3_600), {
    zh: '每隔多少秒核对记录与派生数据',
    en: 'The pause in seconds between two comparisons of the records with what was derived.',
    must: between(1, 86_400),
    example: 3_600,
  }),
});

const backup = z.strictObject({
  folder: setting(path(), {
    zh: '备份放在哪个文件夹；须在数据文件夹之外，最好在另一块盘上',
    en: 'Where backups are kept: outside the data folder, best on another disk.',
    must: PATH,
    example: '/var/lib/yipan-backup',
  }),
  at: setting(z._default(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)), '02:30'), {
    zh: '每天几点备份（北京时间）；错过的（机器关着）一开机就补',
    en: 'When the daily backup is made, by the clock of Shanghai; one that was missed is made at the next start.',
    must: { zh: '时刻，如 02:30', en: 'a time of day as 02:30' },
    example: '02:30',
  }),
  keep: setting(z._default(wholeNumber(1, 1_000), 14), {
    zh: '保留最近多少份备份',
    en: 'How many backups are kept.',
    must: between(1, 1_000),
    example: 14,
  }),
});

const digest = z.strictObject({
  enabled: setting(z._default(z.boolean(), true), {
    zh: '是否发送每日提醒（工作日 9:00，发到各单位设置的渠道）',
    en: 'Whether the morning digest is sent (working days at 9:00, to the channels that offices set).',
    must: yesOrNo,
    example: true,
  }),
  hosts: setting(
    z._default(
      z.string().check(z.refine((text) => hostsIn(text).every((host) => HOST.test(host)))),
      DEFAULT_DIGEST_HOSTS,
    ),
    {
      zh: '允许发送到哪些主机（群机器人），逗号分隔；不在其中的一概拒绝',
      en: 'To which hosts of robots it may go, with commas between; all others are refused.',
      must: { zh: '主机名，逗号分隔', en: 'host names with commas between' },
      example: DEFAULT_DIGEST_HOSTS,
    },
  ),
  allowPrivate: setting(z._default(z.boolean(), false), {
    zh: '这些主机可否在内网地址（政务专有版）；否则解析到内网地址即拒绝',
    en: "Whether these hosts may stand at private addresses (editions of a government's own network); otherwise those are refused.",
    must: yesOrNo,
    example: false,
  }),
  link: setting(z.optional(httpsUrl()), {
    zh: '提醒中的链接：打开待办件的网址；不写则无链接',
    en: 'What the digest links to: where people open their inbox; absent: no link.',
    must: { zh: 'https 网址', en: 'an https address' },
    example: 'https://yipan.example.gov.cn',
  }),
});

const mail = z.strictObject({
  server: setting(z.string().check(z.refine((text) => HOST.test(text))), {
    zh: '邮件服务器（SMTP）',
    en: 'The mail server (SMTP).',
    must: { zh: '主机名', en: 'a host name' },
    example: 'smtp.example.gov.cn',
  }),
  port: setting(z._default(wholeNumber(1, 65_535), 465), {
    zh: '端口',
    en: 'Its port.',
    must: between(1, 65_535),
    example: 465,
  }),
  security: setting(z._default(z.string().check(z.regex(/^(tls|starttls)$/)), 'tls'), {
    zh: 'tls 为一开始即加密（465），starttls 为先问候后加密（587）；不加密的一概不发',
    en: 'tls from the first byte (465), or starttls after the greeting (587); nothing goes unencrypted.',
    must: { zh: 'tls 或 starttls', en: 'tls or starttls' },
    example: 'tls',
  }),
  from: setting(z.string().check(z.regex(/^[^@\s<>"]+@[A-Za-z0-9.-]+$/)), {
    zh: '发件地址',
    en: 'The address it sends from.',
    must: { zh: '邮件地址', en: 'a mail address' },
    example: 'yipan@example.gov.cn',
  }),
  user: setting(z.optional(z.string().check(z.minLength(1))), {
    zh: '登录名；不写则不登录',
    en: 'The name to sign in with; absent: it does not sign in.',
    must: { zh: '非空文字', en: 'some text' },
    example: 'yipan@example.gov.cn',
  }),
  passwordFile: setting(z.optional(path()), {
    zh: '密码文件（权限 0600），内容只有密码',
    en: 'The file of the password (mode 0600), with nothing else in it.',
    must: PATH,
    example: '/etc/yipan/mail-password',
  }),
  caFile: setting(z.optional(path()), {
    zh: '邮件服务器证书的签发机构（PEM），本机不认识时才需要',
    en: "The authority of the mail server's certificate (PEM), where the machine does not know it.",
    must: PATH,
    example: '/etc/yipan/mail-ca.crt',
  }),
});

const stop = z.strictObject({
  longestSeconds: setting(z._default(wholeNumber(1, 600), 30), {
    zh: '停止时最多等待多少秒，让正在处理的请求完成',
    en: 'How many seconds a stop may wait for requests under way.',
    must: between(1, 600),
    example: 30,
  }),
});

/** All that `yipan serve` is told. Secrets are never in it: only the paths of their files. */
export const Configuration = z.strictObject({
  data,
  listen: z.prefault(listen, {}),
  tls: z.optional(tls),
  issuers: z._default(z.array(issuer), []),
  accounts: z.prefault(accounts, {}),
  console: z.prefault(consoleSettings, {}),
  log: z.prefault(log, {}),
  metrics: z.prefault(metrics, {}),
  ready: z.prefault(ready, {}),
  background: z.prefault(background, {}),
  backup: z.optional(backup),
  digest: z.prefault(digest, {}),
  mail: z.optional(mail),
  stop: z.prefault(stop, {}),
});
export type Configuration = z.infer<typeof Configuration>;
