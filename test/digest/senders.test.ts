import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailSender } from '../../shared/digest/mail-sender.ts';
import { isPublicAddress } from '../../shared/digest/public-address.ts';
import { webhookSender } from '../../shared/digest/webhook-sender.ts';
import { selfSigned } from '../functions/self-signed.ts';

const { key, cert } = selfSigned();
const message = {
  title: '一盘棋每日提醒 2026-03-03（周二）',
  text: '一盘棋\n今日到期 3 件',
  markdown: '- 今日到期 3 件',
};
const NOW = Date.parse('2026-03-03T01:00:00.000Z');

describe('robots', () => {
  let robot: Server;
  let port: number;
  const got: { readonly url: string; readonly body: any }[] = []; // oxlint-disable-line typescript/no-explicit-any -- bodies of two services
  let answers = (): { readonly status: number; readonly text: string } | undefined => undefined;
  beforeAll(async () => {
    robot = createServer({ key, cert }, (request, response) => {
      let text = '';
      request.on('data', (chunk) => (text += chunk));
      request.on('end', () => {
        got.push({ url: request.url ?? '', body: JSON.parse(text) });
        const answer = answers();
        if (answer)
          response.writeHead(answer.status, { location: 'https://localhost/else' }).end(answer.text);
        else request.socket.destroy();
      });
    });
    await new Promise<void>((resolve) => robot.listen(0, '127.0.0.1', resolve));
    port = (robot.address() as AddressInfo).port;
  });
  afterAll(() => robot.close());

  const send = (
    kind: 'wecom' | 'dingtalk',
    {
      format = 'markdown',
      secret,
      url = 'https://localhost/robot/send?access_token=abc',
      ...rest
    }: {
      format?: 'markdown' | 'text';
      secret?: string;
      url?: string;
      allowPrivate?: boolean;
      ca?: string;
      port?: number;
    } = {},
  ) =>
    webhookSender({ allowPrivate: true, systemNow: () => NOW, ca: cert, port, timeoutMs: 2_000, ...rest })({
      channel: { kind, format },
      target: { url, ...(secret !== undefined && { secret }) },
      message,
      messageId: 'digest.330106002.main.2026-03-03',
    });
  const answering = (status: number, body: object | string) => {
    answers = () => ({ status, text: typeof body === 'string' ? body : JSON.stringify(body) });
  };

  it('get what their service documents, signed where a secret is set', async () => {
    answering(200, { errcode: 0, errmsg: 'ok' });
    expect(await send('wecom')).toEqual({ kind: 'sent' });
    expect(await send('dingtalk', { secret: 'SEC123456' })).toEqual({ kind: 'sent' });
    expect(await send('dingtalk', { format: 'text' })).toEqual({ kind: 'sent' });
    const sign = createHmac('sha256', 'SEC123456').update(`${NOW}\nSEC123456`).digest('base64');
    expect(got.map(({ body }) => body)).toEqual([
      { msgtype: 'markdown', markdown: { content: message.markdown } },
      { msgtype: 'markdown', markdown: { title: message.title, text: message.markdown } },
      { msgtype: 'text', text: { content: message.text } },
    ]);
    expect(got[1]?.url).toBe(
      `/robot/send?access_token=abc&timestamp=${NOW}&sign=${encodeURIComponent(sign)}`,
    );
    expect(got[0]?.url).toBe('/robot/send?access_token=abc');
  });

  it('are tried again only where they certainly took nothing', async () => {
    const outcome = async (status: number, body: object | string) => {
      answering(status, body);
      const { kind } = await send('wecom');
      return kind;
    };
    expect(await outcome(200, { errcode: 45_009, errmsg: 'api freq out of limit' })).toBe('failed');
    expect(await outcome(200, { errcode: 93_000, errmsg: 'invalid webhook url' })).toBe('refused');
    expect(await outcome(500, 'oops')).toBe('failed');
    expect(await outcome(404, '')).toBe('refused');
    expect(await outcome(200, '<html>')).toBe('unknown');
    expect(await outcome(200, 'x'.repeat(100_000))).toBe('unknown');
    answers = () => undefined;
    expect(await send('wecom')).toEqual({ kind: 'unknown', reason: 'lost-contact' });
    expect(await send('wecom', { port: 1 })).toEqual({ kind: 'failed', reason: 'unreachable' });
  });

  it('are never followed elsewhere, nor met in the clear, by a wrong name or inside', async () => {
    const before = got.length;
    answering(302, '');
    expect(await send('wecom')).toEqual({ kind: 'refused', reason: 'redirected', code: 302 });
    expect(got.length).toBe(before + 1);
    expect(await send('wecom', { url: 'http://localhost/' })).toMatchObject({ reason: 'no-tls' });
    expect(await send('wecom', { ca: selfSigned().cert })).toEqual({ kind: 'failed', reason: 'no-tls' });
    expect(await send('wecom', { allowPrivate: false })).toEqual({ kind: 'failed', reason: 'not-public' });
    for (const url of [
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://2130706433/',
      'https://[::ffff:10.0.0.1]/',
    ])
      expect(await send('wecom', { url, allowPrivate: false })).toEqual({
        kind: 'refused',
        reason: 'not-public',
      });
    expect(got.length).toBe(before + 1);
  });
});

describe('public addresses', () => {
  it('are none of a private network, however they are written', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const [a = 0, b = 0] = address.split('.').map(Number);
        const inside = a === 0 || a === 10 || a === 127 || a >= 224 || (a === 172 && b >= 16 && b < 32);
        if (inside) expect(isPublicAddress(address)).toBe(false);
        expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
      }),
    );
    const no = [
      '169.254.169.254',
      '100.64.0.1',
      '192.168.1.1',
      '::',
      'fe80::1',
      'fd00:ec2::254',
      '64:ff9b::a00:1',
      '2002:a00:1::',
      'localhost',
    ];
    expect(no.filter(isPublicAddress)).toEqual([]);
    expect(['101.226.1.1', '240e::1', '2408:8000::1'].filter((one) => !isPublicAddress(one))).toEqual([]);
  });
});

describe('mail', () => {
  const mails: string[] = [];
  const servers: SMTPServer[] = [];
  const serverOf = async (options: SMTPServerOptions): Promise<number> => {
    const server = new SMTPServer({
      key,
      cert,
      onAuth: ({ username, password }, _, done) =>
        username === 'yipan' && password === 'right' ? done(null, { user: 'yipan' }) : done(new Error('no')),
      onData(stream, _, done) {
        let text = '';
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
        stream.on('end', () => {
          mails.push(text);
          done();
        });
      },
      ...options,
    });
    server.on('error', () => {});
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.server.address() as AddressInfo).port;
  };
  afterAll(() =>
    Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())))),
  );

  const mailed = (port: number, security: 'tls' | 'starttls', password = 'right', ca = cert) =>
    mailSender({
      server: 'localhost',
      port,
      security,
      from: 'yipan@example.gov.cn',
      user: 'yipan',
      password,
      ca,
    })({
      channel: { kind: 'email', format: 'text' },
      target: { to: ['office@example.gov.cn', 'boss@example.gov.cn'] },
      message,
      messageId: 'digest.330106002.mail.2026-03-03',
    });

  it('goes over TLS, in one piece to all, with the same Message-ID whoever sends it', async () => {
    expect(await mailed(await serverOf({ secure: true }), 'tls')).toEqual({ kind: 'sent' });
    expect(await mailed(await serverOf({}), 'starttls')).toEqual({ kind: 'sent' });
    expect(mails).toHaveLength(2);
    for (const mail of mails) {
      expect(mail).toContain('Message-ID: <digest.330106002.mail.2026-03-03@example.gov.cn>');
      expect(mail).toContain('To: office@example.gov.cn, boss@example.gov.cn');
      const body = mail.slice(mail.indexOf('\r\n\r\n')).trim();
      const decoded = mail.includes('base64')
        ? Buffer.from(body, 'base64').toString()
        : Buffer.from(
            body
              .replaceAll('=\r\n', '')
              .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
                String.fromCharCode(Number.parseInt(hex, 16)),
              ),
            'latin1',
          ).toString();
      expect(decoded).toContain('今日到期 3 件');
    }
  });

  it('is refused with a wrong password, without TLS and by a certificate of nobody', async () => {
    const before = mails.length;
    expect(await mailed(await serverOf({ secure: true }), 'tls', 'wrong')).toEqual({
      kind: 'refused',
      reason: 'refused',
      code: 535,
    });
    const plain = await serverOf({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] });
    expect((await mailed(plain, 'starttls')).kind).not.toBe('sent');
    expect((await mailed(await serverOf({ secure: true }), 'tls', 'right', selfSigned().cert)).kind).toBe(
      'failed',
    );
    expect(await mailed(1, 'tls')).toEqual({ kind: 'failed', reason: 'unreachable' });
    const deaf = await serverOf({
      secure: true,
      onRcptTo: (_, __, done) => done(Object.assign(new Error('full'), { responseCode: 452 })),
    });
    expect(await mailed(deaf, 'tls')).toMatchObject({ kind: 'failed', code: 452 });
    expect(mails.length).toBe(before);
  });
});
