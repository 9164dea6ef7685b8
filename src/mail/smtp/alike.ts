/** An answer of the mail server, with the domain of the address that it was about. */
export interface AnswerAbout {
  /** accepted | deferred | refused | fault */
  readonly outcome: string;
  readonly code?: number;
  readonly response: string;
  /** In lower case. */
  readonly domain: string;
}

/** A refusal that is the same for several domains. */
export interface Alike {
  readonly code?: number;
  /** Its words without what differs from mail to mail. */
  readonly pattern: string;
  readonly domains: number;
}

/** So many domains that refuse in the same words are no coincidence. */
const SEVERAL = 3;
/** Of words that name the mailbox it takes more: a short list of schools may hold nothing but old addresses. */
const SEVERAL_MAILBOXES = 8;

/** The words of an answer without addresses, numbers and other names that differ from mail to mail. */
export function patternOf(response: string): string {
  return response
    .toLowerCase()
    .replace(/<[^>]*>/g, '<>')
    .replace(/[^\s<>()[\],;:]+@[^\s<>()[\],;:]+/g, '@')
    .replace(/\b(?=[a-z]*\d)[a-z\d]{8,}\b/g, '#')
    .replace(/(?<!^)(?<![\d.])\d+(?!\.\d)(?![\d.])/g, '#')
    .slice(0, 200);
}

/**
 * Whether the mail server has begun to refuse everybody in the same words, whatever they are: then they are about us.
 * @param answers latest first; what lies before the last accepted mail does not count
 */
export function refusedAlike(answers: readonly AnswerAbout[]): Alike | undefined {
  const taken = answers.findIndex(({ outcome }) => outcome === 'accepted');
  const said = new Map<string, { code?: number; domains: Set<string>; named: boolean }>();
  for (const answer of taken === -1 ? answers : answers.slice(0, taken)) {
    if (!isNever(answer)) continue;
    const pattern = patternOf(answer.response);
    const known = said.get(pattern) ?? { domains: new Set<string>(), named: false };
    known.domains.add(answer.domain);
    said.set(pattern, {
      ...known,
      ...(answer.code === undefined ? {} : { code: answer.code }),
      named: known.named || answer.outcome === 'refused',
    });
  }
  for (const [pattern, { code, domains, named }] of said) {
    if (domains.size < (named ? SEVERAL_MAILBOXES : SEVERAL)) continue;
    return { ...(code === undefined ? {} : { code }), pattern, domains: domains.size };
  }
  return undefined;
}

function isNever({ outcome, code }: AnswerAbout): boolean {
  return (outcome === 'refused' || outcome === 'deferred') && code !== undefined && code >= 500;
}
