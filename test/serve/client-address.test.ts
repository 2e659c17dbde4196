import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { clientAddress } from '../../local/serve/client-address.ts';

const of = (settings: { behindProxy: boolean; trustedProxies: number }, forwarded?: string): string =>
  clientAddress(settings)({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress: '10.0.0.9' },
  } as unknown as IncomingMessage);

describe('who a request comes from', () => {
  it.each([
    ['without a proxy: the connection, whatever it says of itself', false, 1, '1.2.3.4', '10.0.0.9'],
    ['behind one: the last that it adds', true, 1, '6.6.6.6, 1.2.3.4', '1.2.3.4'],
    ['behind two: what the outer one added', true, 2, '6.6.6.6, 1.2.3.4, 10.0.0.8', '1.2.3.4'],
    ['behind two, where only one was passed: that one’s word', true, 2, '1.2.3.4', '1.2.3.4'],
    ['behind one that says nothing: the proxy itself', true, 1, undefined, '10.0.0.9'],
  ] as const)('%s', (_, behindProxy, trustedProxies, forwarded, expected) => {
    expect(of({ behindProxy, trustedProxies }, forwarded)).toBe(expected);
  });
});
