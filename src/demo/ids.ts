import { createHash } from 'node:crypto';

/** An id (UUID, version 8) that is the same every time for the same name, so that a link to the demo stays right. */
export function demoId(name: string): string {
  const hex = createHash('sha256').update(`traject demo: ${name}`).digest('hex');
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4];
  return [
    ...[hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`],
    ...[`${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)],
  ].join('-');
}
