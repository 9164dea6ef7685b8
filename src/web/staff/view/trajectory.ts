import type { Caller } from '../../../application/access/authorise.ts';
import type { Dependencies } from '../../../application/dependencies.ts';
import { nowOf } from '../../../application/now.ts';
import { type Dossier, readDossier } from '../../../application/trajectories/dossier.ts';
import { canonicalInstant } from '../../../domain/calendar/instant.ts';
import type { MailKind } from '../../../domain/template/model/types.ts';
import type { Language } from '../../../domain/text.ts';
import { agenda } from '../../../domain/trajectory/forecast/agenda.ts';
import type { AgendaEntry } from '../../../domain/trajectory/forecast/entries.ts';
import { expectedOpenings } from '../../../domain/trajectory/forecast/expected.ts';
import { headlineOf } from '../../../domain/trajectory/mail-plan/headline.ts';
import { stepOfPath } from '../../../domain/trajectory/model/built-in-tasks.ts';
import { personIn } from '../../../domain/trajectory/model/role-holders.ts';
import { standing } from '../../../domain/trajectory/rules/due-dates.ts';
import { buildRoad } from '../../../domain/trajectory/views/road.ts';
import { openSteps, type StepView } from '../../../domain/trajectory/views/steps.ts';
import { explainMail } from '../../../mail/ledger/explain.ts';
import { owedOf } from '../../../mail/ledger/owed.ts';
import { asTheyArrive, stillToCome } from '../../../mail/ledger/still-to-come.ts';
import type { LedgerMail } from '../../../store/mail/mails.ts';
import type { Person } from '../../../store/people/people.ts';
import { longDate } from '../../../texts/dates.ts';
import { withinSentence } from '../../../texts/in-sentence.ts';
import { actorOf, sentenceOf } from '../../../texts/journal.ts';
import { type Names, namesOf } from '../../../texts/names.ts';
import { willNotGo } from '../../../texts/obstacles.ts';
import { reasonInWords } from '../../../texts/reasons.ts';
import { titleOf } from '../../../texts/titles.ts';
import { pageTextsOf, staffTextsOf } from '../../texts/texts.ts';
import { contactOf } from './contact-of.ts';
import { readDid } from './did.ts';
import { filledIn } from './filled-in.ts';
import { holidaysOf } from './holidays.ts';
import { openStepsOf } from './open-steps.ts';
import { standingInWords } from './standing.ts';
import type { AgendaRow, MailRow, RoleRow, TrajectoryPage } from './types.ts';

/**
 * Everything about one trajectory, for its page: where it stands, what comes, what was mailed and what happened.
 * @param reader whoever looks, whose own steps can be opened
 * @param did the version to which led what the reader just did
 */
export async function readTrajectoryPage(
  deps: Dependencies,
  id: string,
  language: Language,
  reader: Pick<Caller, 'person' | 'scope'>,
  did?: number,
): Promise<TrajectoryPage> {
  const dossier = await readDossier({ deps, scope: reader.scope, id });
  const { state, template, context, head, today } = dossier;
  const now = nowOf(deps);
  const [related, mails, journal, attachments, people, titles] = await Promise.all([
    dossier.related(),
    dossier.mails(),
    dossier.journal(),
    dossier.attachments(),
    dossier.everybody(),
    dossier.titles(language),
  ]);
  const names = namesOf(template, people, titles, language);
  const open = openSteps(state, template, context);
  const planned = agenda(state, template, context, {
    ...{ from: now, owed: owedOf(mails), language, people: dossier.people },
  });
  const letters = asTheyArrive(stillToCome(planned, mails), (role) => personIn(role, state, template));
  const standstill = standstillOf(dossier, open, names, language);
  const expected = expectedOpenings(state, template, context, now);
  const road = buildRoad({ state, template, context, language, today, expected, everything: true });
  const counsellor = personIn(template.counsellorRole, state, template);
  const person = counsellor === undefined ? undefined : dossier.people.get(counsellor);
  const done = did === undefined ? undefined : await readDid(dossier, did, names, language);
  const steps = openStepsOf(open, dossier, { person: reader.person, now, language });
  const coming = letters.flatMap((letter) => agendaRow(letter, dossier, names, language));
  const [firstMail] = letters.filter(([first]) => first.kind === 'mail');
  const nextMail = firstMail && mailToCome(firstMail, names);
  return {
    id,
    subject: dossier.name,
    template: template.title[language],
    reference: head.reference,
    status: state.status,
    start: state.start,
    roles: template.roles
      .filter(({ id: role, optional }) => !optional || state.roles[role] !== undefined)
      .map(({ id: role, title }) => {
        const holder = dossier.people.get(state.roles[role]?.person ?? '');
        return { role, title: title[language], ...(holder === undefined ? {} : reachOf(holder, language)) };
      }),
    related: related.map((one) => ({ ...one, template: one.template[language] })),
    ...(person === undefined ? {} : { counsellor: contactOf(person, dossier.organisation?.name) }),
    road,
    today,
    holidays: holidaysOf(road, state.start, today, context.calendar),
    ...(done === undefined ? {} : { did: done }),
    standing: standingInWords(state, steps, today, language),
    ...(nextMail === undefined ? {} : { nextMail }),
    open: steps,
    filledIn: filledIn({ state, template, journal, attachments, names, language }),
    agenda: coming,
    ...(standstill === undefined ? {} : { standstill }),
    mails: mails.map((mail) => mailRow(mail, dossier, names, language)).reverse(),
    journal: journal
      .map(({ version, at, actor, body }) => ({
        version,
        at,
        sentence: sentenceOf(body, names, language),
        by: actorOf(actor, names, language),
      }))
      .reverse(),
  };
}

/** The next mail in a word: what it is about, and whom it is for. */
function mailToCome(letter: readonly [AgendaEntry, ...AgendaEntry[]], names: Names): AgendaRow {
  const to = [...new Set(letter.flatMap(({ to: role }) => role ?? []))].map(names.role).join(', ');
  const title = letter.map(plainSubject).join(' + ');
  return { at: canonicalInstant(letter[0].at), kind: 'mail', title, to };
}

/** Somebody with what stands in the way of reaching them. */
function reachOf(person: Person, language: Language): Pick<RoleRow, 'person' | 'note'> {
  const texts = pageTextsOf(language);
  const note = person.leftAt
    ? texts.left
    : person.unreachableAt
      ? texts.unreachable
      : person.remindersOff
        ? texts.remindersOff
        : undefined;
  return { person: contactOf(person), ...(note === undefined ? {} : { note }) };
}

function mailRow(mail: LedgerMail, { template }: Dossier, names: Names, language: Language): MailRow {
  const step = stepOfPath(template, mail.path)?.step;
  const texts = staffTextsOf(language).trajectory;
  const title =
    mail.kind === 'link' || step === undefined
      ? texts.linkMail
      : headlineOf(step, mail.kind as MailKind, language, mail.key);
  const role = names.role(mail.toRole);
  return {
    id: mail.id,
    at: mail.sentAt ?? mail.sendAt,
    title,
    to: mail.personId === undefined ? role : `${names.person(mail.personId)} (${role})`,
    status: mail.status,
    why: explainMail(mail)[language],
  };
}

/** For whom it waits, or since when it is paused: what there is to say when no date lies ahead. */
function standstillOf(
  { state, people }: Dossier,
  open: readonly StepView[],
  names: Names,
  language: Language,
): string | undefined {
  const texts = staffTextsOf(language).trajectory;
  const pause = state.pauses.at(-1);
  if (state.status === 'paused' && pause !== undefined && pause.until === undefined) {
    return texts.paused(longDate(pause.from, language), reasonInWords(pause.reason, language));
  }
  if (state.status !== 'active' || open.length === 0) return undefined;
  return open
    .map(({ role, person, path }) =>
      texts.waits(withinSentence(names.role(role)), people.get(person ?? '')?.name, names.node(path)),
    )
    .join(' ');
}

/** The line for what comes at one moment: of mails to one person, which go as one, all that it holds. */
function agendaRow(
  [entry, ...others]: readonly [AgendaEntry, ...AgendaEntry[]],
  { template, state }: Dossier,
  names: Names,
  language: Language,
): AgendaRow[] {
  const texts = staffTextsOf(language).trajectory.agenda;
  // Where people have a date, that is the line.
  const node = state.nodes[entry.path ?? ''];
  const hasDate = node !== undefined && (standing(node) ?? []).length > 0;
  if (entry.kind === 'deadline' && hasDate) return [];
  const subject = [entry, ...others].map((one) => plainSubject(one)).join(' + ');
  const title = titleOfEntry({ ...entry, subject }, texts, names, (path) =>
    titleOf(template, path, language),
  );
  if (title === undefined) return [];
  const roles = [...new Set([entry, ...others].flatMap((one) => one.to ?? []))].map(names.role);
  const to = entry.kind === 'mail' || entry.kind === 'step' ? roles.join(', ') : undefined;
  return [
    {
      at: canonicalInstant(entry.at),
      kind: entry.kind,
      title,
      ...(to === undefined || to === '' ? {} : { to }),
      ...(entry.will_not_go === undefined ? {} : { willNotGo: willNotGo(entry.will_not_go, language) }),
    },
  ];
}

/** A subject without what all mails of a trajectory begin with. */
function plainSubject({ subject = '', kind }: AgendaEntry): string {
  return kind === 'mail' ? subject.replace(/^\[[^\]]*\]\s*/, '') : subject;
}

function titleOfEntry(
  { kind, path = '', subject = '', to = '' }: AgendaEntry,
  texts: ReturnType<typeof staffTextsOf>['trajectory']['agenda'],
  names: Names,
  titled: (path: string) => string,
): string | undefined {
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
    case 'mail':
      return texts.mail(subject);
    case 'expiry':
      return texts.expiry[subject === 'skip' || subject === 'stop' ? subject : 'ask'](titled(path));
    case 'handover':
      return texts.handover(names.role(to));
    case 'resume':
      return texts.resume;
    case 'end':
      return texts.end[subject === 'stopped' ? 'stopped' : 'completed'];
    case 'act':
      return undefined;
  }
}
