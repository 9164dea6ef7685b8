import { holdsAddress } from '../../domain/person-names.ts';
import { nameIsAddress } from './errors.ts';

/**
 * A name is not an address, and holds none: a mail program would show it as if it came from there, or make a link of it.
 * @throws `invalid` naming the field
 */
export function assertIsName(name: string | undefined, path: string): void {
  if (name !== undefined && holdsAddress(name)) throw nameIsAddress(path);
}
