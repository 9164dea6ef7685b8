import type { YAMLParseError } from 'yaml';
import type { Text } from '../../text.ts';

const known: { readonly [code: string]: Text } = {
  TAB_AS_INDENT: {
    nl: 'Hier is ingesprongen met een tab; gebruik spaties.',
    en: 'This is indented with a tab; use spaces.',
  },
  BAD_INDENT: {
    nl: 'Deze regel springt te veel of te weinig in: wat bij elkaar hoort, begint even ver naar rechts.',
    en: 'This line is indented too far or not far enough: what belongs together starts equally far to the right.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    nl: 'In deze tekst staat een dubbelepunt: zet de hele tekst tussen aanhalingstekens. Is er geen tekst, kijk dan naar de inspringing.',
    en: 'There is a colon in this text: put the whole text between quotes. If there is no text here, look at the indentation.',
  },
  DUPLICATE_KEY: {
    nl: 'Deze sleutel staat er twee keer.',
    en: 'This key is there twice.',
  },
  MISSING_CHAR: {
    nl: 'Hier ontbreekt een aanhalingsteken, een komma of een haakje dat sluit.',
    en: 'A quote, a comma or a closing bracket is missing here.',
  },
};

/** What keeps a file from being read at all, in words for who wrote it. */
export function yamlMessage(error: Pick<YAMLParseError, 'code' | 'message'>): Text {
  return (
    known[error.code] ?? {
      nl: `Dit is niet te lezen; kijk naar de inspringing en de aanhalingstekens, ook op de regel erboven (${error.message}).`,
      en: `This cannot be read; look at the indentation and the quotes, also on the line above (${error.message}).`,
    }
  );
}
