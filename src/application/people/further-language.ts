import { furtherLanguagesOf } from '../../domain/template/model/read-in.ts';
import type { FurtherLanguage } from '../../domain/text.ts';
import { latestTemplates } from '../../store/templates/templates.ts';
import type { Dependencies } from '../dependencies.ts';
import { unknownFurtherLanguage } from './errors.ts';

/** The languages beside Dutch and English that any published model trajectory has, in the order of the alphabet. */
export async function furtherLanguages({
  store,
}: Pick<Dependencies, 'store'>): Promise<readonly FurtherLanguage[]> {
  return furtherLanguagesOf((await latestTemplates(store)).map(({ template }) => template));
}

/** @throws `invalid` `unknown-language` for a further language that no published model trajectory has */
export async function assertFurtherLanguage(
  deps: Pick<Dependencies, 'store'>,
  language: FurtherLanguage | null | undefined,
  path: string,
): Promise<void> {
  if (language === undefined || language === null) return;
  const known = await furtherLanguages(deps);
  if (!known.includes(language)) throw unknownFurtherLanguage(path, known);
}
