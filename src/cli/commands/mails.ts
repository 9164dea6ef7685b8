import { readFailed, resendFailed } from '../../application/mail/resend.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import type { Language } from '../../domain/text.ts';
import { explainMail } from '../../mail/ledger/explain.ts';
import { systemClock } from '../../platform/clock.ts';
import type { FailedMail } from '../../store/mail/resend.ts';
import { namesOf } from '../../texts/names.ts';
import { dossierFor } from '../acts/reading.ts';
import { dayAndTime } from '../day-and-time.ts';
import { usageError } from '../errors.ts';
import { organisationNamed } from '../organisation.ts';
import { print, printJson } from '../output.ts';
import { table } from '../table.ts';
import { withDependencies } from '../with-dependencies.ts';
import { withStore } from '../with-store.ts';
import { operator, sinceInstant } from './failed-mail.ts';

interface FailedOptions {
  /** Local date: what failed from that day on; the last month if left out. */
  readonly since?: string;
  readonly organisation?: string;
  readonly language: Language;
  readonly json?: boolean;
}

/** The mails of one trajectory, each with why it went or did not go; or of all, those that failed. */
export async function mails(
  named: string | undefined,
  options: FailedOptions & { failed?: boolean; as?: string },
): Promise<void> {
  if (options.failed) return failed(options);
  if (named === undefined) throw usageError('Say of which trajectory, or --failed for what failed anywhere.');
  await withStore(async ({ store }) => {
    const deps = { store, clock: systemClock };
    const dossier = await dossierFor(deps, named, options.as);
    const [ledger, people] = await Promise.all([dossier.mails(), dossier.everybody()]);
    if (options.json) return printJson(ledger.map((mail) => ({ ...mail, why: explainMail(mail) })));
    const { language } = options;
    const names = namesOf(dossier.template, people, new Map(), language);
    const rows = ledger.map((mail) => [
      dayAndTime(formatWithOffset(mail.sentAt ?? mail.sendAt)),
      names.node(mail.path),
      mail.personId === undefined ? names.role(mail.toRole) : names.person(mail.personId),
      explainMail(mail)[language],
    ]);
    print(table(texts[language].mailHead, rows));
  });
}

async function failed({ since, organisation, language, json }: FailedOptions): Promise<void> {
  await withStore(async ({ store }) => {
    const service = organisation === undefined ? undefined : await organisationNamed(store, organisation);
    const found = await readFailed({
      deps: { store },
      caller: operator,
      since: sinceInstant(since),
      organisation: service,
    });
    if (json) return printJson(found);
    printFailed(found, language);
  });
}

/** Sends again what failed, as the administrator of the installation; or shows what would go. */
export async function resend(options: FailedOptions & { dryRun?: boolean }): Promise<void> {
  const { language, json, dryRun } = options;
  await withStore(async (context) => {
    const { store } = context;
    const organisation =
      options.organisation === undefined ? undefined : await organisationNamed(store, options.organisation);
    await withDependencies(context, async (deps) => {
      const asked = { caller: operator, since: sinceInstant(options.since), organisation, isDryRun: dryRun };
      const { mails: found, again } = await resendFailed({ deps, ...asked });
      if (json) return printJson({ dry_run: dryRun === true, again, mails: found });
      printFailed(found, language);
      print(dryRun ? texts[language].wouldGo(again) : texts[language].go(again));
    });
  });
}

function printFailed(found: readonly FailedMail[], language: Language): void {
  const said = texts[language];
  if (found.length === 0) {
    print(said.none);
    return;
  }
  const rows = found.map((mail) => [
    ...[dayAndTime(formatWithOffset(mail.failedAt)), mail.reference, mail.subject, mail.step],
    ...[mail.personName ?? mail.toRole, mail.reason],
    mail.notAgain === undefined ? said.again : said.not[mail.notAgain],
  ]);
  print(table(said.failedHead, rows));
}

const texts = {
  nl: {
    mailHead: ['wanneer', 'waarover', 'aan', 'waarom'],
    failedHead: ['mislukt op', 'referentie', 'school', 'stap', 'aan', 'waarom', 'opnieuw'],
    none: 'Er is sindsdien niets mislukt.',
    again: 'ja',
    not: {
      ...{ 'step-done': 'nee, stap is klaar', paused: 'nee, in pauze', ended: 'nee, afgelopen' },
      ...{ 'sent-again': 'nee, al opnieuw verstuurd', 'nobody-in-role': 'nee, niemand in die rol' },
      ...{ 'no-address': 'nee, geen adres', unreachable: 'nee, adres komt niet aan' },
    },
    wouldGo: (count: number) => `Er is niets gedaan. ${count} zouden opnieuw vertrekken.`,
    go: (count: number) => `${count} vertrekken opnieuw.`,
  },
  en: {
    mailHead: ['when', 'about', 'to', 'why'],
    failedHead: ['failed on', 'reference', 'school', 'step', 'to', 'why', 'again'],
    none: 'Nothing has failed since then.',
    again: 'yes',
    not: {
      ...{ 'step-done': 'no, step is done', paused: 'no, paused', ended: 'no, ended' },
      ...{ 'sent-again': 'no, sent again already', 'nobody-in-role': 'no, nobody has the role' },
      ...{ 'no-address': 'no, no address', unreachable: 'no, address does not arrive' },
    },
    wouldGo: (count: number) => `Nothing was done. ${count} would go again.`,
    go: (count: number) => `${count} go again.`,
  },
} as const satisfies { [language in Language]: object };
