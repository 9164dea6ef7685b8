import type { Dependencies } from '../../../application/dependencies.ts';
import { isSameSitting, type OpenedLink } from '../../../application/links/open.ts';
import { lastNamedContact } from '../../../application/named-contacts/find.ts';
import type { Language } from '../../../domain/text.ts';
import type { StepView } from '../../../domain/trajectory/views/steps.ts';
import { roleTitleWithin } from '../../../texts/titles.ts';
import { textsOf } from '../../texts/texts.ts';

/** What became of passing on a step that is still the reader's: it waits for whoever follows the trajectory, or was not confirmed. */
export async function askedNote(
  deps: Pick<Dependencies, 'store'>,
  opened: OpenedLink,
  { path }: StepView,
  language: Language,
): Promise<{ readonly title: string; readonly body: string } | undefined> {
  const named = await lastNamedContact(deps, opened, path);
  const texts = textsOf(language).more.asked;
  if (named?.answer === 'refused') return { title: texts.refusedTitle, body: texts.refused };
  if (named === undefined || named.answer !== undefined) return undefined;
  const { name, email, whole, role } = named;
  // An old link tells nobody who was named.
  const isTold = name !== undefined && email !== undefined && isSameSitting(opened.link, opened.now);
  const title = whole ? roleTitleWithin(opened.template, role, language) : undefined;
  return { title: texts.waitsTitle, body: texts.waits(isTold ? { name, email } : undefined, title) };
}
