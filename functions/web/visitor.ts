import type { IncomingHttpHeaders } from 'node:http';
import { isIPv4, isIPv6 } from 'node:net';

/**
 * The address that a request came from, as the platform saw it: the entry `hops` from the right of `X-Forwarded-For`,
 * because everything further left is what the client claims. Of an IPv6 address the network (/64), within which one
 * connection may use any.
 * @param hops proxies of ours or Google's that append to the header: 1 on run.app, 2 behind a load balancer
 * @returns null where nobody has appended one, as on a developer's machine
 */
export function visitorOf(headers: IncomingHttpHeaders, hops: number): string | null {
  const chain = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const address = (chain.at(-hops) ?? '').trim();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  if (isIPv4(mapped)) return mapped;
  return isIPv6(address) ? network(address) : null;
}

/** The first four groups of an IPv6 address, written one way. */
function network(address: string): string {
  const [head = '', tail] = address.split('::');
  const groups = (part: string): string[] => part.split(':').filter(Boolean);
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  // An IPv4 address at the end takes the place of two groups.
  const missing = 8 - before.length - after.length - (address.includes('.') ? 1 : 0);
  const all = [...before, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...after];
  return all
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':');
}
