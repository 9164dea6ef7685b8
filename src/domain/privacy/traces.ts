/** What stands in a text where something of a person who was erased stood; the same in every language. */
export const ERASED = '[…]';

/** What is known of somebody by which a text can name them. */
export type Known = {
  readonly name: string;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
};

/**
 * What to look for in texts: patterns in the form that JavaScript and PostgreSQL share.
 * - `anywhere`: the whole name either way round, the address and the telephone number, without regard to case; they mean this person wherever they stand
 * - `near`: the given name and the family name alone; they mean this person where they had a part
 */
export type Traces = { readonly anywhere: readonly string[]; readonly near: readonly string[] };

/**
 * What somebody can be known by in a text.
 * @param others names of other people around them: what those have in common with this name is left alone
 */
export function tracesOf({ name, email, phone }: Known, others: readonly string[] = []): Traces {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const [given, ...rest] = words;
  const whole =
    given === undefined || rest.length === 0 ? [] : [spaced(words), `${spaced(rest)},?\\s+${worded(given)}`];
  const digits = significantDigits(phone);
  const taken = new Set(others.flatMap((other) => wordsOf(other)));
  return {
    anywhere: [
      ...whole,
      ...(email ? [literal(email)] : []),
      ...(digits === undefined
        ? []
        : [`(?:(?:\\+?\\s*32|0032)[\\s./()-]*0?|0)?[\\s./()-]*${[...digits].join('[\\s./()-]*')}`]),
    ],
    near: [rest, [given ?? '']]
      .filter((part) => part.some((word) => isName(word)) && !part.some((word) => taken.has(plain(word))))
      .map(spaced),
  };
}

/**
 * A text, or what a column of JSON holds, without any trace; what has none is given back as it is.
 * @param isNear whether it is of something in which they had a part
 */
export function withoutTraces<Value>(value: Value, { anywhere, near }: Traces, isNear: boolean): Value {
  const whole = anywhere.length === 0 ? undefined : bounded(anywhere, 'giu');
  // A name alone begins with its capital, so that no word is taken for one.
  const parts = !isNear || near.length === 0 ? undefined : bounded(near, 'gu');
  const cleaned = (text: string) => {
    const once = whole === undefined ? text : text.replaceAll(whole, ERASED);
    return parts === undefined ? once : once.replaceAll(parts, ERASED);
  };
  const clean = (one: unknown): unknown => {
    if (typeof one === 'string') return cleaned(one);
    if (Array.isArray(one)) return one.map(clean);
    if (one === null || typeof one !== 'object') return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, clean(inner)]));
  };
  return clean(value) as Value;
}

function bounded(patterns: readonly string[], flags: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, flags);
}

/** Small words in family names, which alone name nobody. */
const particles = new Set(['de', 'den', 'der', 'het', 'la', 'le', 'op', 'ten', 'ter', 'van', 'von']);

/** Whether a word of a name is enough to know somebody by: it begins with a capital and is no word of two letters. */
function isName(word: string): boolean {
  return word.length > 2 && !particles.has(plain(word)) && /^\p{Lu}/u.test(word);
}

function wordsOf(name: string): string[] {
  return name.trim().split(/\s+/).map(plain);
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function spaced(words: readonly string[]): string {
  return words.map(worded).join('\\s+');
}

/** A word as it was written, or as somebody writes it who leaves out the accents. */
function worded(word: string): string {
  const without = word.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return without === word ? literal(word) : `(?:${literal(word)}|${literal(without)})`;
}

function literal(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}

/** A telephone number without what comes before it in its own country; nothing where it is too short to mean somebody. */
function significantDigits(phone: string | undefined): string | undefined {
  const digits = (phone ?? '').replaceAll(/\D/g, '').replace(/^(0032|32|0)/, '');
  return digits.length < 7 ? undefined : digits;
}
