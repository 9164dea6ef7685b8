import type { Dossier } from '../../../../application/trajectories/dossier.ts';
import { canonicalInstant } from '../../../../domain/calendar/instant.ts';
import type { Language } from '../../../../domain/text.ts';
import type { AgendaEntry } from '../../../../domain/trajectory/forecast/entries.ts';
import { standing } from '../../../../domain/trajectory/rules/due-dates.ts';
import { explainMail } from '../../../../mail/ledger/explain.ts';
import type { LedgerMail } from '../../../../store/mail/mails.ts';
import { saidDate } from '../../../../texts/days-said.ts';
import type { Names } from '../../../../texts/names.ts';
import { willNotGo } from '../../../../texts/obstacles.ts';
import { titleOf } from '../../../../texts/titles.ts';
import { staffTextsOf, timelineTextsOf } from '../../../texts/texts.ts';
import type { TimelineRow } from './types.ts';

/** What comes at one moment to one person. */
export type Letter = readonly [AgendaEntry, ...AgendaEntry[]];

type Request = {
  readonly dossier: Pick<Dossier, 'template' | 'state' | 'today'>;
  readonly mails: readonly LedgerMail[];
  readonly names: Names;
  readonly language: Language;
};

/** Kinds of which the hour says nothing: a date is what counts. */
const wholeDays = new Set(['deadline', 'expiry', 'phase', 'step', 'end', 'resume', 'handover']);

/** What is to come if nobody acts, the nearest first; mails that go together are one line that holds all of them. */
export function comingOf(letters: readonly Letter[], request: Request): readonly TimelineRow[] {
  return letters.flatMap((letter) => rowsOf(letter, request));
}

function rowsOf(letter: Letter, request: Request): TimelineRow[] {
  const [entry, ...others] = letter;
  const { dossier, names, language } = request;
  const { template, state } = dossier;
  // Where people have a date, that is the line.
  const node = state.nodes[entry.path ?? ''];
  const hasDate = node !== undefined && (standing(node) ?? []).length > 0;
  if (entry.kind === 'deadline' && hasDate) return [];
  if (entry.kind === 'mail') return [mailRow(entry, others, request)];
  const sentence = sentenceOf(entry, names, language, (path) => titleOf(template, path, language));
  if (sentence === undefined) return [];
  const who = entry.kind === 'step' && entry.to !== undefined ? names.role(entry.to) : undefined;
  return [
    {
      ...{ key: `${entry.at}/${entry.kind}/${entry.path}/${entry.to}`, at: canonicalInstant(entry.at) },
      ...{ isWholeDay: wholeDays.has(entry.kind), part: 'changes', sentence },
      ...(who === undefined ? {} : { who }),
    },
  ];
}

function mailRow(entry: AgendaEntry, others: readonly AgendaEntry[], request: Request): TimelineRow {
  const { names, language } = request;
  const first = ownRow(entry, request);
  if (others.length === 0) return first;
  const roles = [...new Set([entry, ...others].flatMap(({ to }) => to ?? []))].map(names.role);
  return {
    ...first,
    sentence: [entry, ...others].map(subjectOf).join(' + '),
    who: roles.join(', '),
    why: timelineTextsOf(language).together(others.length + 1),
    folded: [entry, ...others].map((one) => ownRow(one, request)),
  };
}

function ownRow(entry: AgendaEntry, { dossier, mails, names, language }: Request): TimelineRow {
  const { at, key, to = '', moved_from, will_not_go } = entry;
  const row = mails.find((mail) => mail.key === key && mail.status === 'planned');
  const texts = timelineTextsOf(language);
  const moved =
    moved_from === undefined ? '' : ` ${texts.moved(saidDate(moved_from, dossier.today, language))}`;
  const why =
    row === undefined ? `${texts.reason(entry.mail_kind, entry.rung)}${moved}` : explainMail(row)[language];
  return {
    ...{ key: `${at}/mail/${key}`, at: canonicalInstant(at), isWholeDay: false, part: 'mails', why },
    sentence: subjectOf(entry),
    who: names.role(to),
    ...(key === undefined ? {} : { mail: key }),
    ...(will_not_go === undefined ? {} : { warning: willNotGo(will_not_go, language) }),
  };
}

/** A subject without what all mails of a trajectory begin with. */
export function subjectOf({ subject = '' }: AgendaEntry): string {
  return subject.replace(/^\[[^\]]*\]\s*/, '');
}

function sentenceOf(
  { kind, path = '', subject = '', to = '' }: AgendaEntry,
  names: Names,
  language: Language,
  titled: (path: string) => string,
): string | undefined {
  const texts = staffTextsOf(language).trajectory.agenda;
  switch (kind) {
    case 'phase':
      // Tracks and modules are shown by their steps.
      return path.includes('/') ? undefined : texts.phase(titled(path));
    case 'step':
      return texts.step(titled(path));
    case 'deadline':
      return texts.deadline(titled(path));
    case 'appointment':
      return texts.appointment(titled(path));
    case 'expiry':
      return texts.expiry[subject === 'skip' || subject === 'stop' ? subject : 'ask'](titled(path));
    case 'handover':
      return texts.handover(names.role(to));
    case 'resume':
      return texts.resume;
    case 'end':
      return texts.end[subject === 'stopped' ? 'stopped' : 'completed'];
    case 'mail':
    case 'act':
      return undefined;
  }
}
