import type { Dependencies } from '../../api/dependencies.ts';
import { nowOf } from '../../api/now.ts';
import { readTrajectory, type TrajectoryView } from '../../api/trajectories/read-trajectory.usecase.ts';
import { canonicalInstant } from '../../domain/calendar/instant.ts';
import { roleOf } from '../../domain/template/lookup.ts';
import type { MailKind } from '../../domain/template/types.ts';
import type { Language } from '../../domain/text.ts';
import { agenda } from '../../domain/trajectory/agenda.ts';
import type { AgendaEntry } from '../../domain/trajectory/entries.ts';
import type { TrajectoryEvent } from '../../domain/trajectory/events.ts';
import { headlineOf } from '../../domain/trajectory/mail-texts.ts';
import { optionsOf } from '../../domain/trajectory/options.ts';
import { personIn } from '../../domain/trajectory/steps.ts';
import { stepOfPath } from '../../domain/trajectory/tasks.ts';
import { explainMail } from '../../mail/explain.ts';
import { type LedgerMail, mailsOf, owedOf } from '../../store/mails.repository.ts';
import { findPeople, type Person } from '../../store/people.repository.ts';
import { journalOf } from '../../store/trajectories.repository.ts';
import { forecast } from '../forecast.ts';
import { buildRoad } from '../road.ts';
import { actorOf, type Names, sentenceOf } from '../sentences.ts';
import { subjectName } from '../subject.ts';
import { titleOf } from '../task-view.ts';
import { staffTextsOf } from '../texts/texts.ts';
import { relatedTo } from './related.ts';
import type { AgendaRow, MailRow, TrajectoryPage } from './views.ts';

/** Everything about one trajectory, for its page: where it stands, what comes, what was mailed and what happened. */
export async function readTrajectoryPage(
  deps: Dependencies,
  id: string,
  language: Language,
): Promise<TrajectoryPage> {
  const view = await readTrajectory({ deps, id });
  const { state, template, context, head, today } = view;
  const now = nowOf(deps);
  const [subject, related, mails, journal] = await Promise.all([
    subjectName(deps.store, head),
    relatedTo(deps.store, state, language),
    mailsOf(deps.store, id),
    journalOf(deps.store, id),
  ]);
  const mentioned = await findPeople(deps.store, peopleIn(journal, mails));
  const names = namesOf(view, new Map([...mentioned, ...view.people]), language);
  const expected = forecast(state, template, context, now);
  const counsellor = personIn(template.counsellorRole, state, template);
  const person = counsellor === undefined ? undefined : view.people.get(counsellor);
  return {
    subject,
    template: template.title[language],
    reference: head.reference,
    status: state.status,
    start: state.start,
    roles: template.roles
      .filter(({ id: role, optional }) => !optional || state.roles[role] !== undefined)
      .map(({ id: role, title }) => {
        const name = view.people.get(state.roles[role]?.person ?? '')?.name;
        return { title: title[language], ...(name === undefined ? {} : { person: name }) };
      }),
    related,
    ...(person === undefined ? {} : { counsellor: contactOf(person, view.organisation) }),
    road: buildRoad({ state, template, context, language, today, expected, everything: true }),
    agenda: agenda(state, template, context, { from: now, owed: owedOf(mails), language }).flatMap((entry) =>
      agendaRow(entry, view, names, language),
    ),
    mails: mails.map((mail) => mailRow(mail, view, names, language)).reverse(),
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

function contactOf({ name, email, phone }: Person, organisation: string | undefined) {
  return {
    name,
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(organisation === undefined ? {} : { organisation }),
  };
}

function namesOf(
  { template }: TrajectoryView,
  people: ReadonlyMap<string, Person>,
  language: Language,
): Names {
  const role = (id: string) => roleOf(template, id)?.title[language] ?? id;
  return {
    // What a task is about is a step, or a role.
    node: (path) => (roleOf(template, path) === undefined ? titleOf(template, path, language) : role(path)),
    role,
    person: (id) => (id === undefined ? '?' : (people.get(id)?.name ?? id)),
    outcome: (path, outcome) => {
      const step = stepOfPath(template, path)?.step;
      const options = step === undefined ? [] : optionsOf(step);
      const chosen = options.length < 2 ? undefined : options.find(({ id }) => id === outcome);
      return chosen?.title[language].toLowerCase() ?? '';
    },
  };
}

function peopleIn(journal: readonly TrajectoryEvent[], mails: readonly LedgerMail[]): string[] {
  return [
    ...journal.flatMap(({ actor, body }) => [
      ...(actor.person === undefined ? [] : [actor.person]),
      ...('person' in body && body.person !== undefined ? [body.person] : []),
      ...('to' in body ? [body.to] : []),
    ]),
    ...mails.flatMap(({ personId }) => personId ?? []),
  ];
}

function mailRow(mail: LedgerMail, { template }: TrajectoryView, names: Names, language: Language): MailRow {
  const step = stepOfPath(template, mail.path)?.step;
  const texts = staffTextsOf(language).trajectory;
  const title =
    mail.kind === 'link' || step === undefined
      ? texts.linkMail
      : headlineOf(step, mail.kind as MailKind, language);
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

function agendaRow(
  entry: AgendaEntry,
  { template }: TrajectoryView,
  names: Names,
  language: Language,
): AgendaRow[] {
  const texts = staffTextsOf(language).trajectory.agenda;
  const title = titleOfEntry(entry, texts, names, (path) => titleOf(template, path, language));
  if (title === undefined) return [];
  const to = entry.kind === 'mail' || entry.kind === 'step' ? entry.to : undefined;
  return [
    {
      at: canonicalInstant(entry.at),
      kind: entry.kind,
      title,
      ...(to === undefined ? {} : { to: names.role(to) }),
    },
  ];
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
      return texts.mail(subject.replace(/^\[[^\]]*\]\s*/, ''));
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
