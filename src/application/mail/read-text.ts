import type { Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import type { Language } from '../../domain/text.ts';
import { foreseenMail } from '../../domain/trajectory/forecast/foreseen-mail.ts';
import { fold } from '../../domain/trajectory/model/apply.ts';
import type { TrajectoryState } from '../../domain/trajectory/model/state.ts';
import { loadLayout } from '../../mail/layout/layout.ts';
import { compose } from '../../mail/letter/compose.ts';
import { withPicture } from '../../mail/letter/letterhead.ts';
import { type LetterRequest, letterOf, type ReadMail } from '../../mail/letter/unsent.ts';
import type { Contact, MailLetterhead, OwedKind } from '../../mail/types.ts';
import { contentOf, type LedgerMail } from '../../store/mail/mails.ts';
import type { Person } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { letterheadsOf } from '../letters/letterheads.ts';
import { nowOf } from '../now.ts';
import { type Dossier, readDossier } from '../trajectories/dossier.ts';

/** A mail of a trajectory in words, as it went or would go. */
export type MailText = {
  readonly subject: string;
  readonly text: string;
  /** The whole document that a mail program shows. */
  readonly html: string;
  readonly to: { readonly name: string; readonly address?: string };
  readonly language: Language;
  /** When it went, or will go. */
  readonly at: Instant;
  /** It is the text as it was sent, and not written anew. */
  readonly asSent: boolean;
  /** Its row in the ledger; absent for one that is only foreseen. */
  readonly ledger?: LedgerMail;
};

/** What goes when, and how the trajectory stands by then; without that, it is what its journal says. */
type Moment = Pick<LetterRequest, 'mails' | 'at'> & { readonly state?: TrajectoryState };

/**
 * The words of a mail: of one that went, as it was sent while that is kept, else written again with the trajectory as it stood
 * then; of one to come, as it will stand if nobody acts. What is written again names people as they are called now, and holds
 * nobody's personal link.
 * @param key of the mail, as the ledger and the agenda have it
 * @param language that of its receiver if left out
 * @throws `not-found` for a mail that the trajectory neither had nor will have
 */
export async function readMailText(request: {
  deps: Pick<Dependencies, 'store' | 'clock' | 'configuration'>;
  scope: Scope;
  trajectoryId: string;
  key: string;
  language?: Language | undefined;
}): Promise<MailText> {
  const { deps, scope, trajectoryId, key } = request;
  const dossier = await readDossier({ deps, scope, id: trajectoryId });
  const [ledger, journal, everybody] = await Promise.all([
    dossier.mails(),
    dossier.journal(),
    dossier.everybody(),
  ]);
  const row = ledger.find((mail) => mail.key === key);
  const moment =
    row === undefined || row.status === 'planned'
      ? comingOf(dossier, key, row, nowOf(deps))
      : goneOf(row, ledger);
  if (moment === undefined) throw notFound();
  const { mails, at } = moment;
  const until = journal.filter((event) => event.at <= at);
  const state = moment.state ?? fold(trajectoryId, until.length === 0 ? journal.slice(0, 1) : until);
  const letterheads = await letterheadsOf(deps.store, [...everybody.values()]);
  const people = new Map([...everybody].map(([id, person]) => [id, contactOf(person, dossier, letterheads)]));
  const [first] = mails;
  const receiver =
    everybody.get(first.personId ?? '') ?? everybody.get(state.roles[first.toRole]?.person ?? '');
  const language = request.language ?? receiver?.language ?? 'nl';
  const { template, name: subject } = dossier;
  const { configuration } = deps;
  const letter = letterOf({
    ...{ template, state, journal: until, subject, people, mails, language, at },
    link: `${configuration.http.publicUrl}/p/…`,
  });
  if (letter === undefined) throw notFound();
  const { from } = configuration.mail;
  const composed = compose(letter, { from, layout: await loadLayout(), now: at });
  const isSent = row?.status === 'sent' || row?.status === 'merged';
  const kept = isSent
    ? await contentOf(deps.store, scope, trajectoryId, row.mergedInto ?? row.id)
    : undefined;
  return {
    ...(kept === undefined
      ? { subject: composed.subject, text: composed.text }
      : { subject: kept.subject, text: withoutLinks(kept.text) }),
    asSent: kept !== undefined,
    ...{ html: withPicture(composed.message), language, at },
    to: { name: letter.to.name, ...(letter.to.email === '' ? {} : { address: letter.to.email }) },
    ...(row === undefined ? {} : { ledger: row }),
  };
}

/** A mail that is still to come, or that the ledger has as planned. */
function comingOf(
  { state, template, context }: Dossier,
  key: string,
  known: LedgerMail | undefined,
  now: Instant,
): Moment | undefined {
  const coming = foreseenMail(state, template, context, key);
  if (coming === undefined) return known && { mails: [readOf(known)], at: now, state };
  const { mail, state: then } = coming;
  const read: ReadMail = {
    ...{ id: known?.id ?? mail.key, key: mail.key, kind: mail.kind, rung: mail.rung, path: mail.path },
    ...{ toRole: mail.to, sendAt: mail.at, immediate: mail.immediate },
    ...(mail.due === undefined ? {} : { due: mail.due }),
  };
  return { mails: [read], at: mail.at, state: then };
}

/** A mail that is no longer planned, with those that went along with it. */
function goneOf(row: LedgerMail, ledger: readonly LedgerMail[]): Moment {
  const along = ledger.filter(({ mergedInto, status }) => status === 'merged' && mergedInto === row.id);
  return { mails: [readOf(row), ...along.map(readOf)], at: row.sentAt ?? row.sendAt };
}

function readOf({
  id,
  key,
  kind,
  rung,
  path,
  toRole,
  personId,
  due,
  sendAt,
  immediate,
}: LedgerMail): ReadMail {
  return {
    ...{ id, key, kind: kind as OwedKind, rung, path, toRole, sendAt, immediate },
    ...(personId === undefined ? {} : { personId }),
    ...(due === undefined ? {} : { due }),
  };
}

function contactOf(
  person: Person,
  { organisation }: Dossier,
  letterheads: ReadonlyMap<string, MailLetterhead>,
): Contact {
  const {
    id,
    name,
    email,
    phone,
    language,
    furtherLanguage,
    organisationId,
    remindersOff,
    unreachableAt,
    leftAt,
  } = person;
  const letterhead = letterheads.get(organisationId ?? '');
  return {
    ...{ id, name, language, remindersOff },
    reachable: unreachableAt === undefined && leftAt === undefined,
    ...(furtherLanguage === undefined ? {} : { furtherLanguage }),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(organisation !== undefined && organisationId === organisation.id
      ? { organisation: organisation.name }
      : {}),
    ...(letterhead === undefined ? {} : { letterhead }),
  };
}

/** A text without the personal links in it: they are their receiver's. */
function withoutLinks(text: string): string {
  return text.replace(/\/p\/[\w-]{43}/g, '/p/…');
}
