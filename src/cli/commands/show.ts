import type { Dossier } from '../../application/trajectories/dossier.ts';
import type { Related } from '../../application/trajectories/related.ts';
import { formatWithOffset, localDateOf } from '../../domain/calendar/wall-clock.ts';
import type { Language } from '../../domain/text.ts';
import { agenda } from '../../domain/trajectory/forecast/agenda.ts';
import type { AgendaEntry } from '../../domain/trajectory/forecast/entries.ts';
import type { TrajectoryEvent } from '../../domain/trajectory/model/events.ts';
import { personIn } from '../../domain/trajectory/model/role-holders.ts';
import type { TrajectoryState } from '../../domain/trajectory/model/state.ts';
import { silentSince } from '../../domain/trajectory/views/late.ts';
import { isOverdue, openSteps, type StepView } from '../../domain/trajectory/views/steps.ts';
import { owedOf } from '../../mail/ledger/owed.ts';
import { asTheyArrive, stillToCome } from '../../mail/ledger/still-to-come.ts';
import { systemClock } from '../../platform/clock.ts';
import { actorOf, sentenceOf } from '../../texts/journal.ts';
import { type Names, namesOf } from '../../texts/names.ts';
import { willNotGo } from '../../texts/obstacles.ts';
import { statusWords } from '../../texts/statuses.ts';
import { dossierFor } from '../acts/reading.ts';
import { dayAndTime } from '../day-and-time.ts';
import { print, printJson } from '../output.ts';
import { phaseWords } from '../phase-words.ts';
import { table } from '../table.ts';
import { withStore } from '../with-store.ts';

const [mailsShown, eventsShown] = [5, 10];

/** Prints where a trajectory stands: phases, open steps with due dates, the next mails, the last events. */
export async function show(
  id: string,
  options: { as?: string; json?: boolean; language: Language },
): Promise<void> {
  const { language } = options;
  const said = texts[language];
  await withStore(async ({ store }) => {
    const dossier = await dossierFor({ store, clock: systemClock }, id, options.as);
    const { head, state, template, context } = dossier;
    const now = systemClock.now().toString({ smallestUnit: 'millisecond' });
    const open = openSteps(state, template, context);
    const [ledger, journal] = await Promise.all([dossier.mails(), dossier.journal()]);
    const planned = agenda(state, template, context, {
      ...{ from: now, owed: owedOf(ledger), language, people: dossier.people },
    });
    const mails = stillToCome(planned, ledger)
      .filter(({ kind }) => kind === 'mail')
      .slice(0, mailsShown);
    const events = journal.slice(-eventsShown);
    if (options.json) {
      const silent = silentSince(dossier, dossier.today);
      printJson({
        ...head,
        ...(silent === undefined ? {} : { silentSince: silent }),
        ...{ phases: phasesOf(dossier), open: open.map(openStep), mails, events },
      });
      return;
    }
    const names = namesOf(template, await dossier.everybody(), await dossier.titles(language), language);
    print(`${head.reference}  ${template.title[language]}`);
    print(subjectOf(dossier));
    print(`${standing(head, journal, language)}, ${said.version} ${head.version}, id ${head.id}`);
    const silent = silentSince(dossier, dossier.today);
    if (silent !== undefined) print(said.silent(silent));
    section(said.phases);
    print(
      table(
        said.phaseHead,
        phasesOf(dossier).map(({ id: phase, status, opened, closed }) => [
          ...[names.node(phase), phaseWords[status][language], opened, closed],
        ]),
      ),
    );
    section(said.people);
    print(
      table(
        said.peopleHead,
        Object.entries(state.roles).map(([role, { person }]) => [names.role(role), names.person(person)]),
      ),
    );
    const related = relatedRows(await dossier.related(), language);
    if (related.length > 0) {
      section(said.related);
      print(table(said.relatedHead, related));
    }
    section(said.open);
    print(openTable(open, names, { state, today: localDateOf(now), language }));
    section(said.mails);
    print(mailTable(mails, names, (role) => personIn(role, state, template), language));
    section(said.events);
    print(
      table(
        said.eventHead,
        events.map((event) => [
          dayAndTime(formatWithOffset(event.at)),
          sentenceOf(event.body, names, language),
          actorOf(event.actor, names, language),
        ]),
      ),
    );
  });
}

const texts = {
  nl: {
    ...{ version: 'versie', none: 'geen', nobody: 'niemand', late: 'te laat' },
    ...{ from: 'gestart vanuit', fromHere: 'van hieruit gestart' },
    phases: 'Fasen',
    phaseHead: ['fase', 'status', 'sinds', 'tot'],
    silent: (on: string) => `Stil: van de school is niets gehoord sinds ${on}.`,
    people: 'Mensen',
    peopleHead: ['rol', 'wie'],
    related: 'Verbonden trajecten',
    relatedHead: ['verband', 'referentie', 'modeltraject', 'status'],
    open: 'Open stappen',
    openHead: ['wat', 'tegen', 'rol', 'wie'],
    mails: 'Volgende mails, als niemand iets doet',
    mailHead: ['wanneer', 'aan', 'onderwerp'],
    events: 'Laatste gebeurtenissen',
    eventHead: ['wanneer', 'wat', 'door'],
    started: (on: string) => `gestart op ${on}`,
    since: (on: string) => `sinds ${on}`,
  },
  en: {
    ...{ version: 'version', none: 'none', nobody: 'nobody', late: 'late' },
    ...{ from: 'started from', fromHere: 'started from here' },
    phases: 'Phases',
    phaseHead: ['phase', 'status', 'since', 'until'],
    people: 'People',
    peopleHead: ['role', 'who'],
    related: 'Related trajectories',
    relatedHead: ['relation', 'reference', 'template', 'status'],
    open: 'Open steps',
    openHead: ['what', 'due', 'role', 'who'],
    mails: 'Next mails, if nobody acts',
    mailHead: ['when', 'to', 'subject'],
    events: 'Last events',
    eventHead: ['when', 'what', 'by'],
    started: (on: string) => `started on ${on}`,
    since: (on: string) => `since ${on}`,
    silent: (on: string) => `Silent: nothing was heard of the school since ${on}.`,
  },
} as const satisfies { [language in Language]: object };

/** Its status, since when that is so, and when it started. */
function standing(
  { status, start }: Dossier['head'],
  journal: readonly TrajectoryEvent[],
  language: Language,
): string {
  const said = texts[language];
  const word = statusWords[language][status];
  const turned = { active: undefined, paused: 'paused', completed: 'finished', stopped: 'stopped' }[status];
  const turn = journal.findLast(({ body }) => body.type === turned);
  const since = turn === undefined ? '' : ` ${said.since(localDateOf(turn.at))}`;
  return `${word}${since}, ${said.started(start)}`;
}

function subjectOf({ school, state, name }: Dossier): string {
  if (school === undefined || state.subject.kind === 'person') return name;
  return `${[school.name, school.municipality].filter(Boolean).join(', ')} (${school.number})`;
}

function relatedRows(related: readonly Related[], language: Language): string[][] {
  const said = texts[language];
  return related
    .filter(({ relation }) => relation !== 'beside')
    .map(({ relation, reference, template, status }) => [
      relation === 'from' ? said.from : said.fromHere,
      ...[reference, template[language], statusWords[language][status]],
    ]);
}

function phasesOf({ state, template }: Dossier) {
  return template.phases.map((phase) => {
    const node = state.nodes[phase.id];
    const dates = { opened: node?.openedOn, closed: node?.closedOn };
    return { id: phase.id, title: phase.title.nl, status: node?.status ?? ('later' as const), ...dates };
  });
}

function openStep({ path, step, role, due, person }: StepView) {
  return { path, step: step.id, kind: step.kind, role, due, person };
}

function openTable(
  open: readonly StepView[],
  names: Names,
  { state, today, language }: { state: TrajectoryState; today: string; language: Language },
): string {
  const said = texts[language];
  if (open.length === 0) return said.none;
  return table(
    said.openHead,
    open.map((view) => [
      names.node(view.path),
      [view.due, isOverdue(view, state, today) ? said.late : undefined].filter(Boolean).join(' '),
      names.role(view.role),
      view.person === undefined ? said.nobody : names.person(view.person),
    ]),
  );
}

function mailTable(
  mails: readonly AgendaEntry[],
  names: Names,
  personOf: (role: string) => string | undefined,
  language: Language,
): string {
  const said = texts[language];
  if (mails.length === 0) return said.none;
  return table(
    said.mailHead,
    asTheyArrive(mails, personOf).map((letter) => [
      dayAndTime(letter[0].at),
      [...new Set(letter.flatMap(({ to }) => (to === undefined ? [] : [names.role(to)])))].join(', '),
      letter.map(({ subject }) => subject).join(' + ') + obstacleIn(letter[0], language),
    ]),
  );
}

function obstacleIn({ will_not_go }: AgendaEntry, language: Language): string {
  return will_not_go === undefined ? '' : ` (${willNotGo(will_not_go, language)})`;
}

function section(title: string): void {
  print();
  print(title);
}
