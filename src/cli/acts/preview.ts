import type { Preview } from '../../application/previews/preview.ts';
import type { Dossier } from '../../application/trajectories/dossier.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import type { Language } from '../../domain/text.ts';
import type { DateChange, MailChange } from '../../domain/trajectory/forecast/difference.ts';
import { irrevocableTexts } from '../../texts/irrevocable.ts';
import { willNotGo } from '../../texts/obstacles.ts';
import { statusWords } from '../../texts/statuses.ts';
import { titleOf } from '../../texts/titles.ts';
import { dayAndTime } from '../day-and-time.ts';
import { print, printJson } from '../output.ts';
import { table } from '../table.ts';

/** As many mails are shown; the rest is counted. */
const MOST_MAILS = 20;

/** Prints what an act would change: status, dates, mails, who is told, and what cannot be undone. */
export function printPreview(
  preview: Preview,
  { head, name }: Pick<Dossier, 'head' | 'name'>,
  { language, json }: { readonly language: Language; readonly json?: boolean },
): void {
  const { template, after, before, statuses, dates, mails, told, irrevocable, version } = preview;
  if (json) {
    printJson({
      dry_run: true,
      version,
      status: after.status,
      steps: statuses,
      dates,
      mails,
      told,
      irrevocable,
    });
    return;
  }
  const said = texts[language];
  print(`${head.reference}  ${template.title[language]}, ${name}: ${said.nothingDone}`);
  if (before !== undefined && before.status !== after.status) {
    print(`${said.status}: ${statusWords[language][before.status]} → ${statusWords[language][after.status]}`);
  }
  if (statuses.length + dates.length + mails.length === 0) print(said.nothing);
  for (const { path, after: is } of statuses) print(`${titleOf(template, path, language)}: ${said.step[is]}`);
  if (dates.length > 0)
    section(
      said.dates,
      table(
        said.dateHead,
        dates.map((date) => dateRow(date, language)),
      ),
    );
  if (mails.length > 0) {
    const rows = mails.slice(0, MOST_MAILS).map((change) => mailRow(change, preview, language));
    section(said.mails, table(said.mailHead, rows));
    if (mails.length > MOST_MAILS) print(said.more(mails.length - MOST_MAILS));
  }
  if (told.length > 0) {
    const who = told.map(({ role, person }) => person?.name ?? role);
    section(said.told, [...new Set(who)].join(', '));
  }
  if (irrevocable.length > 0) {
    section(said.irrevocable, irrevocable.map((code) => irrevocableTexts[code][language]).join('\n'));
  }
}

const texts = {
  nl: {
    ...{ nothingDone: 'er is niets gedaan, dit zou veranderen', nothing: 'Er verandert niets.' },
    ...{ status: 'Status', dates: 'Data', mails: 'Mails, als niemand nog iets doet' },
    ...{ told: 'Krijgt meteen bericht', irrevocable: 'Kan niet ongedaan gemaakt worden' },
    dateHead: ['wat', 'stap', 'nu', 'dan'],
    mailHead: ['wat', 'nu', 'dan', 'aan', 'onderwerp'],
    more: (count: number) => `… en nog ${count} mails; alles staat in --json.`,
    step: {
      open: 'open',
      done: 'gedaan',
      skipped: 'overgeslagen',
      expired: 'verlopen',
      withdrawn: 'vervalt',
    },
    mail: { goes: 'gaat', moves: 'verschuift', withdrawn: 'vervalt', readdressed: 'naar iemand anders' },
    date: {
      ...{ opens: 'begint', due: 'tegen', appointment: 'afspraak', expires: 'verloopt' },
      ...{ handover: 'overdracht', resumes: 'gaat verder', ends: 'eindigt' },
    },
  },
  en: {
    ...{ nothingDone: 'nothing was done, this would change', nothing: 'Nothing changes.' },
    ...{ status: 'Status', dates: 'Dates', mails: 'Mails, if nobody does anything else' },
    ...{ told: 'Hears of it at once', irrevocable: 'Cannot be undone' },
    dateHead: ['what', 'step', 'now', 'then'],
    mailHead: ['what', 'now', 'then', 'to', 'subject'],
    more: (count: number) => `… and ${count} more mails; all of it is in --json.`,
    step: { open: 'open', done: 'done', skipped: 'skipped', expired: 'expired', withdrawn: 'lapses' },
    mail: { goes: 'goes', moves: 'moves', withdrawn: 'lapses', readdressed: 'to somebody else' },
    date: {
      ...{ opens: 'opens', due: 'due', appointment: 'appointment', expires: 'expires' },
      ...{ handover: 'handover', resumes: 'goes on', ends: 'ends' },
    },
  },
} as const satisfies { [language in Language]: object };

function dateRow({ kind, title, before, after }: DateChange, language: Language): string[] {
  const shown = (on = '') => (kind === 'appointment' && on !== '' ? dayAndTime(formatWithOffset(on)) : on);
  return [texts[language].date[kind], title, shown(before), shown(after)];
}

function mailRow(
  { change, mail, before }: MailChange,
  { receiver }: Pick<Preview, 'receiver'>,
  language: Language,
): string[] {
  const isGone = change === 'withdrawn';
  const was = isGone ? mail : before;
  const day = (one: typeof was) => (one === undefined ? '' : dayAndTime(formatWithOffset(one.at)));
  const who = receiver(mail.person)?.name ?? mail.to;
  const subject =
    mail.obstacle === undefined ? mail.subject : `${mail.subject} (${willNotGo(mail.obstacle, language)})`;
  return [texts[language].mail[change], day(was), isGone ? '' : day(mail), who, subject];
}

function section(title: string, content: string): void {
  print();
  print(title);
  print(content);
}
