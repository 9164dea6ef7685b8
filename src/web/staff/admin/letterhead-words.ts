import type { Letterhead } from '../../../domain/letterhead.ts';
import type { Language } from '../../../domain/text.ts';
import type { FieldMistake, Sent } from '../../form.ts';
import { letterheadTextsOf } from '../../texts/texts.ts';
import { typed } from '../acts/forms/fields.tsx';

/** Longest sender name and signature, in characters, as everywhere. */
export const [LONGEST_NAME, LONGEST_SIGNATURE] = [100, 500];

/** The words of a letterhead as a form or an address has them, or what has to be mended. */
export type ReadWords = {
  readonly words: Pick<Letterhead, 'senderName' | 'signature'>;
  readonly mistakes?: readonly FieldMistake[];
};

/** Reads the words of a letterhead; a signature is there in both languages, or in neither. */
export function readWords(sent: Sent, language: Language): ReadWords {
  const texts = letterheadTextsOf(language);
  const [senderName, nl, en] = [
    given(typed(sent, 'sender_name')),
    given(typed(sent, 'signature_nl')),
    given(typed(sent, 'signature_en')),
  ];
  const missing = nl === undefined ? 'signature_nl' : 'signature_en';
  const isHalf = (nl === undefined) !== (en === undefined);
  const long = [
    ...((senderName?.length ?? 0) > LONGEST_NAME ? ['sender_name'] : []),
    ...((nl?.length ?? 0) > LONGEST_SIGNATURE ? ['signature_nl'] : []),
    ...((en?.length ?? 0) > LONGEST_SIGNATURE ? ['signature_en'] : []),
  ];
  const mistakes = [
    ...(isHalf ? [{ field: missing, message: texts.signatureMissing }] : []),
    ...long.map((field) => ({ field, message: texts.tooLong })),
  ];
  return {
    words: {
      ...(senderName === undefined ? {} : { senderName }),
      ...(nl === undefined || en === undefined ? {} : { signature: { nl, en } }),
    },
    ...(mistakes.length === 0 ? {} : { mistakes }),
  };
}

/** The words of a letterhead, as its form has them. */
export function wordsIn({ senderName, signature }: Letterhead): Sent {
  return {
    sender_name: senderName ?? '',
    signature_nl: signature?.nl ?? '',
    signature_en: signature?.en ?? '',
  };
}

function given(text: string): string | undefined {
  return text === '' ? undefined : text.replaceAll('\r\n', '\n');
}
