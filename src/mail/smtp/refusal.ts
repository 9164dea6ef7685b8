/**
 * What an answer of a mail server means, as far as its codes and usual words say. The words themselves are for the
 * ledger only: servers repeat addresses in them.
 */
export const answerMeanings = [
  'unknown-mailbox',
  'closed-mailbox',
  'unavailable-mailbox',
  'full-mailbox',
  'unknown-domain',
  'too-large',
  'against-policy',
  'later',
  'server-trouble',
  'no-answer',
  'not-let-in',
  'unclear',
] as const;
export type AnswerMeaning = (typeof answerMeanings)[number];

/** An answer other than OK, as the ledger keeps it. */
export interface KeptAnswer {
  /** deferred | refused | fault */
  readonly outcome: string;
  /** The SMTP reply code; absent when no server answered. */
  readonly code?: number | null;
  readonly response: string;
}

/** Enhanced status codes (RFC 3463, and 7505 for X.1.10) by subject and detail; `x` stands for any detail. */
const byEnhancedCode: { readonly [code: string]: AnswerMeaning } = {
  '1.1': 'unknown-mailbox',
  '1.2': 'unknown-domain',
  '1.3': 'unknown-mailbox',
  '1.6': 'unknown-mailbox',
  '1.10': 'unknown-domain',
  '2.1': 'closed-mailbox',
  '2.2': 'full-mailbox',
  '2.3': 'too-large',
  '3.4': 'too-large',
  '3.x': 'server-trouble',
  '4.4': 'unknown-domain',
  '4.x': 'server-trouble',
  '7.x': 'against-policy',
};

/** What servers write that send no enhanced code. */
const byWords: readonly (readonly [RegExp, AnswerMeaning])[] = [
  [
    /\b(no such|unknown|invalid|non-?existent) (user|mailbox|recipient|address|person)|\b(user|mailbox|recipient|address|account)\b.{0,60}\b(unknown|not found|not exist|invalid)/i,
    'unknown-mailbox',
  ],
  [/\b(quota|mailbox (is )?full|storage)\b/i, 'full-mailbox'],
  [/\b(disabled|inactive|suspended)\b/i, 'closed-mailbox'],
  [/\bgr[ae]y-?list|try (again )?later|temporar(y|ily) (deferred|rejected)/i, 'later'],
  [/\b(spam|block(ed|list)|black-?list(ed)?|policy|reputation|spf|dkim|dmarc|denied)\b/i, 'against-policy'],
];

/** Reply codes by themselves (RFC 5321, 4.2.3). */
const byCode: { readonly [code: number]: AnswerMeaning } = {
  421: 'server-trouble',
  450: 'unavailable-mailbox',
  451: 'later',
  452: 'server-trouble',
  550: 'unavailable-mailbox',
  551: 'unknown-mailbox',
  552: 'full-mailbox',
  553: 'unknown-mailbox',
};

/** What the mail server meant. The most exact thing that it said counts: enhanced code, words, reply code. */
export function meaningOf({ outcome, code, response }: KeptAnswer): AnswerMeaning {
  if (outcome === 'fault') return 'not-let-in';
  if (code == null) return outcome === 'refused' ? 'unknown-mailbox' : 'no-answer';
  const said = /^\d{3}[ -]?\s*#?[245]\.(\d{1,3})\.(\d{1,3})(?![.\d])/.exec(response);
  const enhanced = said === null ? undefined : enhancedMeaning(said[1] ?? '', said[2] ?? '', code);
  const inWords = byWords.find(([words]) => words.test(response))?.[1];
  // Some call it a rule that nobody has this address.
  if (enhanced === 'against-policy' && inWords === 'unknown-mailbox') return inWords;
  return enhanced ?? inWords ?? byCode[code] ?? 'unclear';
}

const aboutAddress: ReadonlySet<AnswerMeaning> = new Set([
  'unknown-mailbox',
  'closed-mailbox',
  'unavailable-mailbox',
  'full-mailbox',
  'unknown-domain',
]);

/** Whether an answer says that the address itself is of no use; otherwise the next mail to it may well arrive. */
export function blamesAddress(answer: KeptAnswer): boolean {
  return aboutAddress.has(meaningOf(answer));
}

function enhancedMeaning(subject: string, detail: string, code: number): AnswerMeaning | undefined {
  // "Not now" for reasons of policy is how servers greylist.
  if (subject === '7' && code < 500) return 'later';
  // What Microsoft 365 says of an address that it does not have.
  if (subject === '4' && detail === '1' && code >= 500) return 'unknown-mailbox';
  return byEnhancedCode[`${subject}.${detail}`] ?? byEnhancedCode[`${subject}.x`];
}
