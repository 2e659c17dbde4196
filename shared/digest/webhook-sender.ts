import { createHmac } from 'node:crypto';
import { request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import * as z from 'zod/mini';
import type { DigestReason, Sent } from '../domain/digest/digest-outcome.ts';
import type { Outgoing, SendDigest } from './digest-sender.ts';
import { isPublicAddress, publicLookup } from './public-address.ts';

export interface WebhookSettings {
  /** Whether robots may stand at private addresses: 专有 editions inside a government's own network. */
  readonly allowPrivate: boolean;
  readonly systemNow: () => number;
  /** A test’s own certificate authority, and its way to the robot of its own. */
  readonly ca?: string;
  readonly lookup?: LookupFunction;
  readonly port?: number;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
const LONGEST_REPLY = 64 * 1024;

/** What both robots answer: 0 is well. */
const Answer = z.object({ errcode: z.int() });

/** Numbers that say “later”: 企业微信 -1 busy and 45009 over 20 a minute; 钉钉 -1 busy, 130101 and 410100 over 20 a minute. */
const LATER = new Set([-1, 45_009, 130_101, 410_100]);

/** Sends to group robots of 企业微信 and 钉钉: over TLS only, to public addresses, and wherever a redirect points nowhere. */
export function webhookSender(settings: WebhookSettings): SendDigest {
  return async (outgoing) => {
    if (!('url' in outgoing.target)) return { kind: 'refused', reason: 'unreadable-target' };
    const { url, secret } = outgoing.target;
    const address = URL.parse(url);
    if (address?.protocol !== 'https:') return { kind: 'refused', reason: 'no-tls' };
    const literal = address.hostname.replace(/^\[(.*)\]$/, '$1');
    if (isIP(literal) !== 0 && !settings.allowPrivate && !isPublicAddress(literal))
      return { kind: 'refused', reason: 'not-public' };
    if (secret !== undefined) sign(address, secret, settings.systemNow());
    return await post(address, JSON.stringify(bodyOf(outgoing)), settings);
  };
}

/** 加签: HMAC-SHA-256 over the time and the secret, by the secret. */
function sign(address: URL, secret: string, now: number): void {
  address.searchParams.set('timestamp', String(now));
  address.searchParams.set('sign', createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64'));
}

function bodyOf({ channel: { kind, format }, message: { title, text, markdown } }: Outgoing): object {
  if (format === 'text') return { msgtype: 'text', text: { content: text } };
  return kind === 'wecom'
    ? { msgtype: 'markdown', markdown: { content: markdown } }
    : { msgtype: 'markdown', markdown: { title, text: markdown } };
}

function post(address: URL, body: string, settings: WebhookSettings): Promise<Sent> {
  const { allowPrivate, ca, port, timeoutMs = TIMEOUT_MS } = settings;
  const lookup = settings.lookup ?? (allowPrivate ? undefined : publicLookup);
  return new Promise((resolve) => {
    // From then on the other side may have it.
    let left = false;
    const failed = (cause?: NodeJS.ErrnoException): void => {
      resolve(
        left ? { kind: 'unknown', reason: 'lost-contact' } : { kind: 'failed', reason: reasonOf(cause) },
      );
      call.destroy();
    };
    const call = request(
      address,
      {
        method: 'POST',
        agent: false,
        ...(lookup && { lookup }),
        ...(ca !== undefined && { ca }),
        ...(port !== undefined && { port }),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
        },
        signal: AbortSignal.timeout(timeoutMs),
      },
      (response) => {
        const chunks: Buffer[] = [];
        let length = 0;
        response.on('data', (chunk: Buffer) => {
          length += chunk.length;
          if (length > LONGEST_REPLY) failed();
          else chunks.push(chunk);
        });
        response.on('error', failed);
        response.on('end', () =>
          resolve(outcomeOf(response.statusCode ?? 0, Buffer.concat(chunks).toString())),
        );
      },
    );
    call.on('error', failed);
    call.on('socket', (socket) =>
      socket.once('secureConnect', () => {
        left = true;
        call.end(body);
      }),
    );
  });
}

function outcomeOf(status: number, text: string): Sent {
  if (status >= 300 && status < 400) return { kind: 'refused', reason: 'redirected', code: status };
  if (status === 429 || status >= 500) return { kind: 'failed', reason: 'busy', code: status };
  if (status !== 200) return { kind: 'refused', reason: 'refused', code: status };
  const answer = Answer.safeParse(jsonOf(text));
  // It took the message, and said something else than a robot does.
  if (!answer.success) return { kind: 'unknown', reason: 'unknown-reply', code: status };
  const { errcode: code } = answer.data;
  if (code === 0) return { kind: 'sent' };
  return LATER.has(code)
    ? { kind: 'failed', reason: 'busy', code }
    : { kind: 'refused', reason: 'refused', code };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reasonOf(cause: NodeJS.ErrnoException | undefined): DigestReason {
  if (cause?.name === 'NotPublic') return 'not-public';
  return /TLS|SSL|CERT|SIGNED|ISSUER|ALTNAME/.test(cause?.code ?? '') ? 'no-tls' : 'unreachable';
}
