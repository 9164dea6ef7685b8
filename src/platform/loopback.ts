import { isIP } from 'node:net';

/**
 * Whether this host name is this machine and nothing else.
 * @param name as in the `hostname` of a URL: an address in brackets when it is IPv6
 */
export function isLoopbackName(name: string): boolean {
  const bare = name.replace(/^\[|\]$/g, '');
  return bare === 'localhost' || isLoopbackAddress(bare);
}

/** Whether a network address is one of this machine's own, also when IPv4 is written as IPv6. */
export function isLoopbackAddress(address: string | undefined): boolean {
  const plain = (address ?? '').replace(/^::ffff:/i, '');
  return isIP(plain) !== 0 && (plain === '::1' || plain.startsWith('127.'));
}
