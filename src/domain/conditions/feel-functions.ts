import { FeelFunction } from 'feelin';
import { type LinearPattern, linearPattern } from '../linear-pattern.ts';

/** More patterns than the conditions of an installation have. */
const PATTERNS_KEPT = 500;

const patterns = new Map<string, LinearPattern | undefined>();

function patternOf(pattern: string, flags: string): LinearPattern | undefined {
  const key = `${flags}/${pattern}`;
  if (!patterns.has(key)) {
    if (patterns.size >= PATTERNS_KEPT) patterns.clear();
    patterns.set(key, linearPattern(pattern, flags));
  }
  return patterns.get(key);
}

const areTexts = (...values: readonly unknown[]): boolean =>
  values.every((value) => typeof value === 'string');

/**
 * The functions of FEEL that take a pattern, on an engine that no pattern can hold up. As with all others, what they
 * cannot take gives null. Source: DMN 1.5, 10.3.4.3.
 */
export const patternFunctions: { readonly [name: string]: FeelFunction } = {
  matches: new FeelFunction(
    (input: unknown, pattern: unknown, flags: unknown) =>
      areTexts(input, pattern, flags ?? '')
        ? (patternOf(pattern as string, (flags ?? '') as string)?.occursIn(input as string) ?? null)
        : null,
    ['input', 'pattern', 'flags'],
  ),
  replace: new FeelFunction(
    (input: unknown, pattern: unknown, replacement: unknown, flags: unknown) =>
      areTexts(input, pattern, replacement, flags ?? '')
        ? (patternOf(pattern as string, (flags ?? '') as string)?.replaceIn(
            input as string,
            (replacement as string).replaceAll('$0', '$$&'),
          ) ?? null)
        : null,
    ['input', 'pattern', 'replacement', 'flags'],
  ),
  split: new FeelFunction(
    (string: unknown, delimiter: unknown) =>
      areTexts(string, delimiter)
        ? (patternOf(delimiter as string, '')?.split(string as string) ?? null)
        : null,
    ['string', 'delimiter'],
  ),
};
