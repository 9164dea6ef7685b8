import { readIn } from '../../domain/template/model/read-in.ts';
import type { Language } from '../../domain/text.ts';
import type { OpenedLink } from './open.ts';

/**
 * A link whose texts of the model trajectory are in the further language of its reader, where it has that.
 * @param language of the page: whoever chooses another than her own reads everything in that one
 */
export function inReadersLanguage(opened: OpenedLink, language: Language): OpenedLink {
  const { person, template, mine } = opened;
  const { furtherLanguage } = person;
  if (furtherLanguage === undefined || language !== person.language) return opened;
  return {
    ...opened,
    template: readIn(template, furtherLanguage),
    mine: mine.map((view) => ({
      ...view,
      step: readIn(view.step, furtherLanguage),
      phase: readIn(view.phase, furtherLanguage),
    })),
  };
}
