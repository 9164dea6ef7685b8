import { RE2JS } from 're2js';

/**
 * A regular expression that is tried in a time that grows with the length of the text and no faster, whatever the
 * pattern: it is run by an automaton, and never goes back on its steps.
 */
export interface LinearPattern {
  /** Whether it occurs anywhere in a text. */
  readonly occursIn: (text: string) => boolean;
  /** The text with each occurrence replaced; `$&` is what was found, `$1` the first group. */
  readonly replaceIn: (text: string, replacement: string) => string;
  /** What lies between the occurrences. */
  readonly split: (text: string) => readonly string[];
}

/** Longer ones are nobody's rule for what is typed in a field. */
const LONGEST = 1_000;

/** Instructions of the automaton; a text of ten thousand letters then takes a tenth of a second at the worst. */
const MOST_INSTRUCTIONS = 1_000;

/** Texts that are longer than what a person types match nothing. */
const LONGEST_TEXT = 20_000;

/** Letters that a replacement may lead to at the most. */
const LONGEST_RESULT = 1_000_000;

const flagOf: { readonly [flag: string]: number } = {
  i: RE2JS.CASE_INSENSITIVE,
  m: RE2JS.MULTILINE,
  s: RE2JS.DOTALL,
};

/**
 * Reads a pattern as JavaScript and FEEL write it. Nothing for one that cannot be tried in linear time (it looks ahead or
 * back, or refers to a group), that is too large, or that cannot be read.
 * @param flags any of `i`, `m` and `s`
 */
export function linearPattern(pattern: string, flags = ''): LinearPattern | undefined {
  const compiled = compile(pattern, flags);
  if (compiled === undefined) return undefined;
  return {
    occursIn: (text) => text.length <= LONGEST_TEXT && compiled.matcher(text).find(),
    replaceIn: (text, replacement) => {
      if ((text.length + 1) * (replacement.length + 1) > LONGEST_RESULT) {
        throw new RangeError('What is replaced would become too long');
      }
      return compiled.matcher(text).replaceAll(replacement);
    },
    split: (text) => compiled.split(text, -1),
  };
}

function compile(pattern: string, flags: string): RE2JS | undefined {
  const meant = [...flags].map((flag) => flagOf[flag]);
  if (pattern.length > LONGEST || meant.includes(undefined)) return undefined;
  try {
    const compiled = RE2JS.compile(
      RE2JS.translateRegExp(pattern),
      meant.reduce<number>((all, flag) => all | (flag ?? 0), 0),
    );
    return compiled.programSize() > MOST_INSTRUCTIONS ? undefined : compiled;
  } catch {
    return undefined;
  }
}
