import { emailAddress } from '../../domain/email-address.ts';
import { nameIsAddress } from './errors.ts';

/**
 * A name is not an address: a mail program would show it as if it came from there.
 * @throws `invalid` naming the field
 */
export function assertIsName(name: string | undefined, path: string): void {
  if (name !== undefined && emailAddress.test(name.trim())) throw nameIsAddress(path);
}
