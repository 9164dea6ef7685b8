/**
 * What an answer of a mail server means, as far as its codes and usual words say. The words themselves are for the
 * ledger only: servers repeat addresses in them.
 */
export const answerMeanings = [
  'unknown-mailbox',
  'closed-mailbox',
  'unavailable-mailbox',
  'special-letters',
  'full-mailbox',
  'unknown-domain',
  'too-large',
  'refused-sender',
  'sending-limit',
  'against-policy',
  'later',
  'server-trouble',
  'no-answer',
  'no-confirmation',
  'not-let-in',
  'unclear',
] as const;
export type AnswerMeaning = (typeof answerMeanings)[number];

/** An answer other than OK, as the ledger keeps it. */
export interface KeptAnswer {
  /** deferred | refused | unanswered | fault */
  readonly outcome: string;
  /** The SMTP reply code; absent when no server answered. */
  readonly code?: number | null;
  readonly response: string;
}

/** Enhanced status codes (RFC 3463; 7505 for X.1.10, 6531 for X.6.7) by subject and detail; `x` stands for any detail. */
const byEnhancedCode: { readonly [code: string]: AnswerMeaning } = {
  '1.1': 'unknown-mailbox',
  '1.2': 'unknown-domain',
  '1.3': 'unknown-mailbox',
  '1.6': 'unknown-mailbox',
  '1.7': 'refused-sender',
  '1.8': 'refused-sender',
  '1.10': 'unknown-domain',
  '2.1': 'closed-mailbox',
  '2.2': 'full-mailbox',
  '2.3': 'too-large',
  '3.4': 'too-large',
  '3.x': 'server-trouble',
  '4.4': 'unknown-domain',
  '4.5': 'sending-limit',
  '4.x': 'server-trouble',
  '6.7': 'special-letters',
  '7.x': 'against-policy',
};

/** Named in what our transport says of an address that the server does not take. */
const UNICODE_EXTENSION = 'SMTPUTF8';

/** Words about whoever sends: us, our account or our server. What else they say is not about the recipient. */
const aboutSender =
  /\b(sender|sending|mail from|return.?path|envelope from|your (account|ip|server|domain|host))\b/i;
const namesMailbox =
  /\b(no such|unknown|invalid|non-?existent) (user|mailbox|recipient|address|person)|\b(user|mailbox|recipient|address|account)\b.{0,60}\b(unknown|not found|not exist|invalid)/i;
const namesDomain = /\b(no such|unknown) domain|\b(domain|host)\b.{0,40}\b(unknown|not found|not exist)/i;
const namesClosedMailbox =
  /\b(mailbox|account|user|recipient)\b.{0,40}\b(disabled|inactive|suspended|closed)/i;

/** What servers write that send no enhanced code. */
const byWords: readonly (readonly [RegExp, AnswerMeaning])[] = [
  [/\b(sending|send|message) (limit|quota)|limit exceeded/i, 'sending-limit'],
  [aboutSender, 'refused-sender'],
  [namesMailbox, 'unknown-mailbox'],
  [namesDomain, 'unknown-domain'],
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
  if (outcome === 'unanswered') return 'no-confirmation';
  if (code == null && outcome === 'refused') {
    return response.includes(UNICODE_EXTENSION) ? 'special-letters' : 'unknown-mailbox';
  }
  if (code == null) return 'no-answer';
  const said = enhancedCodeOf(response);
  const enhanced = said === undefined ? undefined : enhancedMeaning(said, code);
  const inWords = byWords.find(([words]) => words.test(response))?.[1];
  // Some call it a rule that nobody has this address.
  if (enhanced === 'against-policy' && inWords === 'unknown-mailbox') return inWords;
  return enhanced ?? inWords ?? byCode[code] ?? 'unclear';
}

/** Enhanced codes that say of an address that it does not exist, is closed or can never be mailed to (RFC 3463; 7505, 6531). */
const finalCodes = new Set(['1.1', '1.2', '1.3', '1.6', '1.10', '2.1', '6.7']);

/**
 * Whether an answer says, by its enhanced code or in clear words, that this mailbox or its domain does not exist or is
 * closed. Only such an answer is final for an address; any other "never" is about us, our text or a rule.
 */
export function namesAddress({ code, response }: Pick<KeptAnswer, 'code' | 'response'>): boolean {
  if (code == null || code < 500) return false;
  const enhanced = enhancedCodeOf(response);
  if (enhanced !== undefined && finalCodes.has(enhanced)) return true;
  if (aboutSender.test(response)) return false;
  // What Microsoft 365 says of an address that it does not have.
  if (enhanced === '4.1' && /recipient address rejected/i.test(response)) return true;
  return [namesMailbox, namesDomain, namesClosedMailbox].some((words) => words.test(response));
}

function enhancedCodeOf(response: string): string | undefined {
  const said = /^\d{3}[ -]?\s*#?[245]\.(\d{1,3})\.(\d{1,3})(?![.\d])/.exec(response);
  return said === null ? undefined : `${said[1]}.${said[2]}`;
}

function enhancedMeaning(enhanced: string, code: number): AnswerMeaning | undefined {
  const [subject] = enhanced.split('.');
  // "Not now" for reasons of policy is how servers greylist.
  if (subject === '7' && code < 500) return 'later';
  if (enhanced === '4.1' && code >= 500) return 'unknown-mailbox';
  return byEnhancedCode[enhanced] ?? byEnhancedCode[`${subject}.x`];
}
