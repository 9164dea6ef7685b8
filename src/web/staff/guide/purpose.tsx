import type { Language } from '../../../domain/text.ts';
import type { HelpTexts } from '../../texts/help-nl.ts';
import { helpTextsOf } from '../../texts/texts.ts';

/** What a page is for, in one line under its title. */
export function Purpose({
  of,
  language,
}: {
  readonly of: keyof HelpTexts['purpose'];
  readonly language: Language;
}) {
  return <p class="hint purpose">{helpTextsOf(language).purpose[of]}</p>;
}
