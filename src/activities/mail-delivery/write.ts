import type { Instant } from '../../domain/calendar/types.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import type { Layout } from '../../mail/layout/layout.ts';
import { compose } from '../../mail/letter/compose.ts';
import type { Sorted } from '../../mail/letter/sorting.ts';
import type { BrokenMail } from './prepare.ts';
import type { ReadyLetter } from './send.ts';

type Sheet = Sorted['letters'][number];

/** The letters of a batch, each written when it is asked for. */
export interface Writing extends Iterator<ReadyLetter, undefined> {
  /** What could not be written so far. */
  readonly broken: readonly BrokenMail[];
}

/**
 * Writes letters one after the other: what is written long before it goes only takes up memory. One that cannot be written holds up
 * nobody: of several mails in it, the others go without the one that is to blame.
 */
export function write(
  parts: { readonly from: string; readonly bounceAddress?: string | undefined; readonly layout: Layout },
  sheets: readonly Sheet[],
  now: Instant,
): Writing {
  const broken: BrokenMail[] = [];
  const letters = (function* () {
    for (const sheet of sheets) {
      const written = writeOne(sheet, { ...parts, now });
      broken.push(...written.broken);
      yield* written.letters;
    }
    return undefined;
  })();
  return { broken, next: () => letters.next() };
}

/** Letters that can go, and the mails that nobody can put into words. */
interface Written {
  readonly letters: readonly ReadyLetter[];
  readonly broken: readonly BrokenMail[];
}

function writeOne(sheet: Sheet, sender: Parameters<typeof compose>[1]): Written {
  const letter = { ...sheet, today: localDateOf(sender.now) };
  try {
    return { letters: [{ letter, composed: compose(letter, sender) }], broken: [] };
  } catch (error) {
    const { to, items } = sheet;
    if (items.length === 1) return { letters: [], broken: [{ mail: items[0].mail, error }] };
    const each = items.map((item) => ({
      item,
      written: writeOne({ to: item.reader ?? to, items: [item] }, sender),
    }));
    const [first, ...others] = each.flatMap(({ item, written }) =>
      written.broken.length === 0 ? [item] : [],
    );
    const broken = each.flatMap(({ written }) => written.broken);
    if (first === undefined || broken.length === 0) {
      return { letters: each.flatMap(({ written }) => written.letters), broken };
    }
    const rest = writeOne({ to: first.reader ?? to, items: [first, ...others] }, sender);
    return { letters: rest.letters, broken: [...broken, ...rest.broken] };
  }
}
