import { isText, type Text } from '../../text.ts';

interface LanguageError {
  readonly path: readonly (string | number)[];
  readonly message: Text;
}

/** What texts say in a language that the file does not have, except those in forms, which `undeclaredIn` finds for lint. */
export function textLanguageErrors(file: object): readonly LanguageError[] {
  return undeclaredIn(file, declaredIn(file));
}

/** The same of a part of a file, of which forms are left out unless it is one. */
export function undeclaredIn(part: object, declared: readonly string[]): readonly LanguageError[] {
  const errors: LanguageError[] = [];
  const visit = (value: unknown, path: LanguageError['path']) => {
    if (typeof value !== 'object' || value === null) return;
    if (isText(value)) {
      for (const language of Object.keys(value).filter((key) => !declared.includes(key)))
        errors.push({ path: [...path, language], message: notDeclared(language, declared) });
      return;
    }
    for (const [key, inner] of Object.entries(value).filter(
      ([name]) => !['answers', 'examples'].includes(name),
    ))
      visit(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  visit(part, []);
  return errors;
}

/** The languages that each text of a file may have, whatever shape the file has. */
export function declaredIn(file: unknown): readonly string[] {
  const { languages } = (file ?? {}) as { readonly languages?: unknown };
  return ['nl', 'en', ...(Array.isArray(languages) ? languages.map(String) : [])];
}

/** What is said of something in a text that is none of its languages; mostly a comma that lost its quotes. */
export function notDeclared(key: string, declared: readonly string[]): Text {
  return {
    nl: `Een tekst heeft alleen ${listed(declared, 'en')}, geen ‘${key}’. Zet een tekst waarin een komma of dubbelepunt staat tussen aanhalingstekens: 'Ja, graag'. Een taal die erbij komt, noem je bovenaan onder languages.`,
    en: `A text has only ${listed(declared, 'and')}, no “${key}”. Put a text with a comma or colon in it between quotes: 'Yes, please'. A further language is named at the top, under languages.`,
  };
}

function listed(names: readonly string[], and: string): string {
  return `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
}
