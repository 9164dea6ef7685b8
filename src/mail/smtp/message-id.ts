import { createHash } from 'node:crypto';
import type { OwedMail } from '../types.ts';

/** The domain of a sender such as `Traject <traject@pbd.example>`; message ids and calendar ids end in it. */
export function domainOf(sender: string): string {
  return /@([^\s>@]+)>?\s*$/.exec(sender)?.[1]?.toLowerCase() ?? 'localhost';
}

/** The address alone of a sender such as `Traject <traject@pbd.example>`. */
export function bareAddressOf(sender: string): string {
  return /<([^<>]+)>\s*$/.exec(sender)?.[1]?.trim() ?? sender.trim();
}

/**
 * The Message-ID of a mail: derived from its row's key, so that the same mail sent again after a crash is recognised as
 * the same by whoever receives it twice.
 */
export function messageIdOf(mail: Pick<OwedMail, 'trajectoryId' | 'key'>, domain: string): string {
  return `<t.${mail.trajectoryId}.${hashOf(mail.key)}@${domain}>`;
}

/** The root of a trajectory's thread: never sent itself, but every mail answers it, so mail programs keep them together. */
export function threadRootOf(trajectoryId: string, domain: string): string {
  return `<t.${trajectoryId}@${domain}>`;
}

/** A short name for a text, the same every time: the first 24 hexadecimal digits of its SHA-256. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
