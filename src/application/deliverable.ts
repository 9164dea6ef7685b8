import { needsUnicodeMail } from '../domain/email-address.ts';
import { takesUnicodeAddresses } from '../platform/mail-server.ts';
import type { Dependencies } from './dependencies.ts';
import { addressNotTaken } from './errors.ts';

/**
 * Refuses an address that our mail server would not take, before anybody counts on it: with letters before the @ that are not
 * plain, where the server does not offer them (RFC 6531).
 * @throws `invalid` naming the field
 */
export async function assertDeliverable(
  { configuration }: Partial<Pick<Dependencies, 'configuration'>>,
  address: string | null | undefined,
  path: string,
): Promise<void> {
  if (!address || !needsUnicodeMail(address)) return;
  const smtpUrl = configuration?.mail.smtpUrl;
  const offers = smtpUrl === undefined ? undefined : await takesUnicodeAddresses(smtpUrl);
  if (!offers) throw addressNotTaken(path, offers === undefined ? 'unknown' : 'refused');
}
