import { lookup as askDns } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** What is not the public internet, and so no robot's address (IANA special-purpose registries). */
const reserved = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  reserved.addSubnet(net, bits, 'ipv4');
// Of IPv6 only global unicast is public, and in it not what carries other addresses within: NAT64, Teredo, 6to4.
const unicast = new BlockList();
unicast.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  reserved.addSubnet(net, bits, 'ipv6');

export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !reserved.check(address, 'ipv4');
  return family === 6 && unicast.check(address, 'ipv6') && !reserved.check(address, 'ipv6');
}

/** The name leads to an address that is not public. */
export class NotPublic extends Error {
  override name = 'NotPublic';
}

/**
 * Looks a name up as a connection does, and refuses it where any of its addresses is not public. The connection goes to the very address that
 * was looked at, so that a name which changes in between gains nothing.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  askDns(hostname, { ...options, all: true }, (failure, found) => {
    const failed =
      failure ?? (found.every(({ address }) => isPublicAddress(address)) ? null : new NotPublic());
    const [first] = found ?? [];
    if (failed || !first) callback(failed ?? new NotPublic(), '', 0);
    else if (options.all) callback(null, found);
    else callback(null, first.address, first.family);
  });
};
