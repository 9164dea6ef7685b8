import { cutAt, withoutInvisible } from '../../../domain/text.ts';

/** Longer names are no names. */
const LONGEST_NAME = 120;

/** Somebody's name as it was typed: on one line, without signs that nobody sees. */
export function nameIn(typed: string | undefined): string {
  return cutAt(
    withoutInvisible(typed ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
    LONGEST_NAME,
  );
}
