import type { Caller } from '../../application/access/authorise.ts';
import type { LetterTools } from '../../application/letters/writer.ts';
import { readLettersNotGone } from '../../application/owed-letters/not-gone.ts';
import { sendLettersAgain } from '../../application/owed-letters/send-again.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import type { Language } from '../../domain/text.ts';
import { systemClock } from '../../platform/clock.ts';
import { createLogger } from '../../platform/logging.ts';
import type { LetterNotGone } from '../../store/letters/not-gone.ts';
import { dayAndTime } from '../day-and-time.ts';
import { usageError } from '../errors.ts';
import { inNameOf } from '../in-name-of.ts';
import { organisationNamed } from '../organisation.ts';
import { print, printJson } from '../output.ts';
import { table } from '../table.ts';
import { withStore } from '../with-store.ts';
import { operator, sinceInstant } from './failed-mail.ts';

interface LettersOptions {
  /** Local date: what was given up from that day on; the last month if left out. */
  readonly since?: string;
  readonly organisation?: string;
  /** Address, id or name of the person in whose name it is done. */
  readonly as?: string;
  readonly again?: boolean;
  readonly dryRun?: boolean;
  readonly language: Language;
  readonly json?: boolean;
}

/** Mails that belong to no step and have not gone; or sends again those that were given up, or shows what would go. */
export async function letters(options: LettersOptions): Promise<void> {
  const { again, dryRun, language, json } = options;
  if (dryRun && !again) throw usageError('--dry-run goes with --again.');
  await withStore(async ({ store, configuration }) => {
    const organisation =
      options.organisation === undefined ? undefined : await organisationNamed(store, options.organisation);
    const given = { store, configuration, clock: systemClock, logger: createLogger('error') };
    const { deps, caller } = await inWhoseName(given, options.as);
    const asked = { deps, caller, since: sinceInstant(options.since), organisation };
    if (!again) {
      const found = await readLettersNotGone(asked);
      return json ? printJson(found) : printLetters(found, language);
    }
    const sent = await sendLettersAgain({ ...asked, isDryRun: dryRun });
    if (json) return printJson({ dry_run: dryRun === true, ...sent });
    printLetters(sent.letters, language);
    print(dryRun ? texts[language].wouldGo(sent.again) : texts[language].go(sent.again));
  });
}

async function inWhoseName(
  deps: LetterTools,
  as: string | undefined,
): Promise<{ readonly deps: LetterTools; readonly caller: Pick<Caller, 'function' | 'scope'> }> {
  return as === undefined ? { deps, caller: operator } : inNameOf(deps, { as, access: 'resend-mail' });
}

function printLetters(found: readonly LetterNotGone[], language: Language): void {
  const said = texts[language];
  if (found.length === 0) {
    print(said.none);
    return;
  }
  const rows = found.map((letter) => [
    ...[dayAndTime(formatWithOffset(letter.since)), letter.kind, letter.reference, letter.personName],
    ...[letter.reason ?? letter.answer, whetherAgain(letter, language)],
  ]);
  print(table(said.head, rows));
}

function whetherAgain({ isHeld, nextAt, notAgain }: LetterNotGone, language: Language): string {
  const said = texts[language];
  if (isHeld) return said.held;
  if (nextAt !== undefined) return dayAndTime(formatWithOffset(nextAt));
  return notAgain === undefined ? said.again : said.not(notAgain);
}

const texts = {
  nl: {
    head: ['sinds', 'mail', 'traject', 'aan', 'waarom', 'opnieuw'],
    none: 'Er is niets dat nog niet weg is.',
    held: 'zodra de mail weer gaat',
    again: 'kan',
    not: (why: string) => `nee (${why})`,
    wouldGo: (count: number) =>
      `Er is niets gedaan. ${count} ${count === 1 ? 'zou' : 'zouden'} opnieuw vertrekken.`,
    go: (count: number) => `${count} ${count === 1 ? 'vertrekt' : 'vertrekken'} opnieuw.`,
  },
  en: {
    head: ['since', 'mail', 'trajectory', 'to', 'why', 'again'],
    none: 'There is nothing that has not gone.',
    held: 'once mail goes again',
    again: 'can',
    not: (why: string) => `no (${why})`,
    wouldGo: (count: number) => `Nothing was done. ${count} would go again.`,
    go: (count: number) => `${count} ${count === 1 ? 'goes' : 'go'} again.`,
  },
} as const satisfies { [language in Language]: object };
