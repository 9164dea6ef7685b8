import { readIn } from '../../domain/template/model/read-in.ts';
import type { Letter, MailItem } from '../types.ts';

/** A letter in which every text of a model trajectory is in the further language of whoever reads it, where it has that. */
export function inReadersLanguage(letter: Letter): Letter {
  const [first, ...others] = letter.items;
  const read = (item: MailItem) => itemIn(item, (item.reader ?? letter.to).furtherLanguage);
  return { ...letter, items: [read(first), ...others.map(read)] };
}

function itemIn(item: MailItem, language: string | undefined): MailItem {
  if (language === undefined) return item;
  const { about } = item;
  return {
    ...item,
    template: readIn(item.template, language),
    step: readIn(item.step, language),
    ...(about?.step === undefined ? {} : { about: { ...about, step: readIn(about.step, language) } }),
  };
}
