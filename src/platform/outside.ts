import { lookup } from 'node:dns';
import { request as overHttp } from 'node:http';
import { request as overTls } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Addresses of this machine, of networks that are nobody else's business, and of nobody. */
const inside = new BlockList();
for (const [address, bits] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
  ] as const),
  ...([
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
]) {
  inside.addSubnet(address, bits, 'ipv4');
}
for (const [address, bits] of [
  ...([
    ['::', 128],
    ['::1', 128],
    ['64:ff9b::', 96],
    ['fc00::', 7],
    ['fe80::', 10],
    ['ff00::', 8],
  ] as const),
  ...([['2001:db8::', 32]] as const),
]) {
  inside.addSubnet(address, bits, 'ipv6');
}

/** Whether an address is of this machine or of a private network; IPv4 written as IPv6 counts as what it is. */
export function isInside(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  const version = isIP(plain);
  return version === 0 || inside.check(plain, version === 6 ? 'ipv6' : 'ipv4') || /^::ffff:/i.test(plain);
}

/** Whether a program of somebody else may be reached at this address: TLS, no password, no address of ours by its number. */
export function isOutside(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  if (protocol !== 'https:' || username !== '' || password !== '') return false;
  return isIP(host) === 0 ? /\.[a-z]/i.test(host) && !/(^|\.)localhost\.?$/i.test(host) : !isInside(host);
}

/** Resolves a name, and refuses when any of its addresses is inside: the address that was looked at is the one that is used. */
export const lookupOutside: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, []);
    if (addresses.some(({ address }) => isInside(address))) {
      return done(Object.assign(new Error('This name leads inside'), { code: 'EINSIDE' }), []);
    }
    if (options.all) return done(null, addresses);
    const [first] = addresses;
    return done(null, first?.address ?? '', first?.family);
  });
};

/** Longest that a receiver may take, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Sends something to a program of somebody else. Redirects are not followed, and what it answers is not read.
 * @param target.mayBeInside for a try-out on this machine: no address is refused
 * @returns the status of its answer
 * @throws what the network says; an address that is not to be reached has the code `EINSIDE`
 */
export function postOutside(
  target: { readonly url: string; readonly mayBeInside: boolean },
  message: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
): Promise<number> {
  const { url, mayBeInside } = target;
  if (!mayBeInside && !isOutside(url)) {
    return Promise.reject(Object.assign(new Error('This address is not outside'), { code: 'EINSIDE' }));
  }
  const send = url.startsWith('https:') ? overTls : overHttp;
  return new Promise((resolve, reject) => {
    const asked = send(url, {
      ...{ method: 'POST', headers: message.headers, signal: AbortSignal.timeout(PATIENCE) },
      ...(mayBeInside ? {} : { lookup: lookupOutside }),
    });
    asked.on('error', reject);
    asked.on('response', (response) => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    asked.end(message.body);
  });
}
