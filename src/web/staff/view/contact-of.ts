import type { Person } from '../../../store/people/people.ts';
import type { Contact } from '../../ui/types.ts';

/** How somebody is reached. */
export function contactOf({ name, email, phone }: Person, organisation?: string): Contact {
  return {
    name,
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(organisation === undefined ? {} : { organisation }),
  };
}
