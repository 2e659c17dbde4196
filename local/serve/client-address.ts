import type { IncomingMessage } from 'node:http';
import type { Configuration } from './configuration/configuration.ts';

/**
 * Who a request comes from: the address of the connection, or behind proxies the last one that is not theirs. Whatever stands further
 * left in X-Forwarded-For anybody can have written.
 */
export function clientAddress({
  behindProxy,
  trustedProxies,
}: Pick<Configuration['listen'], 'behindProxy' | 'trustedProxies'>): (request: IncomingMessage) => string {
  return ({ headers, socket }) => {
    const peer = socket.remoteAddress ?? '';
    if (!behindProxy) return peer;
    const told = headers['x-forwarded-for'];
    const way = [...(told === undefined ? [] : String(told).split(',')), peer].map((one) => one.trim());
    return way.at(-1 - trustedProxies) ?? way[0] ?? peer;
  };
}
