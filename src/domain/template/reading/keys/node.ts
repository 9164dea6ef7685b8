import { expressionKey, key } from './key.ts';
import { opening, repeat } from './timing.ts';
import { feel, text } from './values.ts';

/** The keys that phases, modules, tracks and steps share; two of them mean something else for each. */
export function nodeKeys(meanings: { readonly title: string; readonly opens: string }) {
  return {
    title: key(text, meanings.title),
    opens: key(opening.optional(), meanings.opens),
    when: expressionKey(
      feel.optional(),
      'A condition. False when its turn comes: it is passed over.',
      ({ when }) => when,
    ),
    requires: expressionKey(
      feel.optional(),
      'A condition. It waits until this is true.',
      ({ requires }) => requires,
    ),
    repeat: key(repeat.optional(), 'How it comes back.'),
  };
}
