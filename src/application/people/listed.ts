import type { Dependencies } from '../dependencies.ts';
import { furtherLanguages } from './further-language.ts';
import { type Difference, differenceOf, knownByAddress, settleDifference } from './known.ts';
import type { InlinePerson } from './named.ts';

/**
 * What a list says of people of a school who are known there already, where nothing else is done for them: in what it differs from
 * what is known, which is corrected or kept as each of them says.
 * @param people by role
 * @param school its number
 * @param look nobody is corrected: it is only said what would be
 */
export async function settleListed(
  { store }: Pick<Dependencies, 'store'>,
  {
    people,
    school,
    look,
  }: {
    readonly people: { readonly [role: string]: InlinePerson };
    readonly school: string;
    readonly look?: boolean | undefined;
  },
): Promise<(Difference & { readonly role: string })[]> {
  const differences: (Difference & { readonly role: string })[] = [];
  const further = await furtherLanguages({ store });
  for (const [role, given] of Object.entries(people)) {
    const known = await knownByAddress(store, given, { school });
    const difference = known === undefined ? undefined : differenceOf(known, given, undefined);
    if (difference === undefined) continue;
    const isReadable = given.further_language === undefined || further.includes(given.further_language);
    // A language that no model trajectory has is nothing to become known under.
    const settled = isReadable ? difference : { ...difference, as: 'keep' as const };
    if (!look) await settleDifference(store, settled);
    differences.push({ ...settled, role });
  }
  return differences;
}
