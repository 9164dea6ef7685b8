import type { Language } from '../../../domain/text.ts';
import type { Person } from '../../../store/people/people.ts';
import type { Contact } from '../../ui/types.ts';
import { personAddress } from '../addresses.ts';

/** How somebody is reached. */
export function contactOf({ name, email, phone }: Person, organisation?: string): Contact {
  return {
    name,
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(organisation === undefined ? {} : { organisation }),
  };
}

/** Where somebody's own page is, for a reader who may look them up: one of those that were `reached`. */
export function pageOf(
  person: string,
  reached: ReadonlySet<string>,
  language: Language,
): { readonly address?: string } {
  return reached.has(person) ? { address: personAddress(person, language) } : {};
}
