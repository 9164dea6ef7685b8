import { daysBetween } from '../../domain/calendar/day-number.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import type { StepNode } from '../../domain/template/model/types.ts';
import {
  type NumberedAppointment,
  replacedAppointments,
} from '../../domain/trajectory/model/appointments.ts';
import type { NodeState } from '../../domain/trajectory/model/state.ts';
import { appointmentInWords, dateInWords } from '../../texts/appointment-dates.ts';
import type { Block, Fact } from '../layout/blocks.ts';
import { mailTexts } from '../texts/texts.ts';
import type { Words } from '../texts/types.ts';
import type { Contact, MailItem } from '../types.ts';
import { appointmentsOf } from './item-appointments.ts';
import { reachFacts } from './item-people.ts';
import { roleTitle, tellsReach } from './item-words.ts';

/**
 * When and where people meet, and with whom; nothing when no date has been set.
 * @param isUpdate whether to say as well how it was before
 */
export function appointmentFacts(item: MailItem, reader: Contact, isUpdate = false): readonly Block[] {
  const { labels } = mailTexts[reader.language];
  const appointments = appointmentsOf(item);
  if (appointments.length === 0) return [];
  const places = new Set(appointments.flatMap(({ place }) => (place === undefined ? [] : [place])));
  const when = appointments.map((appointment, index): Fact => {
    const words = appointmentInWords(appointment, reader.language);
    const place = places.size > 1 && appointment.place !== undefined ? ` · ${appointment.place}` : '';
    return {
      label: appointments.length === 1 ? labels.when : labels.session(index + 1),
      value: words + place,
    };
  });
  const where = places.size === 1 ? [{ label: labels.where, value: [...places].join() }] : [];
  const was = isUpdate ? formerFacts(item, appointments, reader) : [];
  const company = invited(item).filter((person) => person.id !== reader.id);
  const names = company.map((person) => person.name).join(', ');
  return [
    {
      type: 'facts',
      facts: [...when, ...where, ...was, ...(names === '' ? [] : [{ label: labels.with, value: names }])],
    },
  ];
}

/** How what moved was before. */
function formerFacts(
  { node }: MailItem,
  appointments: readonly NumberedAppointment[],
  { language }: Contact,
): readonly Fact[] {
  const { labels } = mailTexts[language];
  const replaced = node === undefined ? [] : (replacedAppointments(node) ?? []);
  return appointments.flatMap((now, index): Fact[] => {
    const was = replaced.find(({ number }) => number === now.number);
    if (was === undefined || (was.start === now.start && was.end === now.end && was.place === now.place))
      return [];
    const place = was.place === undefined || was.place === now.place ? '' : ` · ${was.place}`;
    return [
      {
        label: appointments.length === 1 ? labels.before : labels.sessionBefore(index + 1),
        value: appointmentInWords(was, language) + place,
      },
    ];
  });
}

/** Who takes part in a meeting: the step's own role and those it invites, everybody once. */
export function invited(item: MailItem): readonly Contact[] {
  const people = new Map<string, Contact>();
  for (const role of [item.step.role, ...item.step.attendees]) {
    const person = item.people[role];
    if (person) people.set(person.id, person);
  }
  return [...people.values()];
}

/**
 * Who was asked and how to reach them, since when it is silent, and when it was expected: for the step itself or what a
 * task is about.
 * @param quietSince since when nothing was heard of the whole trajectory, for word of that
 */
export function silenceFacts(
  item: MailItem,
  reader: Contact,
  today: LocalDate,
  quietSince?: LocalDate,
): readonly Block[] {
  const language = reader.language;
  const texts = mailTexts[language];
  const step = item.about?.step ?? item.step;
  const node = item.about?.step ? item.about.node : item.node;
  const facts: Fact[] = [...personFacts(item, step, reader)];
  if (node) {
    const since = quietSince ?? lastSignOn(node);
    const days = Math.max(0, daysBetween(since, today));
    facts.push({
      label: texts.labels.silentSince,
      value: texts.since(dateInWords(since, language), days),
    });
  }
  if (item.mail.due !== undefined && !item.about?.step) {
    facts.push({ label: texts.labels.wasExpected, value: dateInWords(item.mail.due, language) });
  }
  return [{ type: 'facts', facts }];
}

/** Who has to decide, and when that was expected. */
export function awaitedFacts(item: MailItem, reader: Contact): readonly Block[] {
  const { labels } = mailTexts[reader.language];
  const { due } = item.mail;
  return [
    {
      type: 'facts',
      facts: [
        ...personFacts(item, item.step, reader),
        ...(due === undefined
          ? []
          : [{ label: labels.wasExpected, value: dateInWords(due, reader.language) }]),
      ],
    },
  ];
}

/** Who has to note what came of an appointment, and when that was. */
export function outcomeFacts(item: MailItem, reader: Contact, { met }: Words): readonly Block[] {
  const { labels } = mailTexts[reader.language];
  return [
    {
      type: 'facts',
      facts: [
        ...personFacts(item, item.step, reader),
        ...(met === undefined ? [] : [{ label: labels.metOn, value: met }]),
      ],
    },
  ];
}

function personFacts(item: MailItem, step: StepNode, reader: Contact): readonly Fact[] {
  const { labels, personInRole } = mailTexts[reader.language];
  const person = item.people[step.role];
  const role = roleTitle(item.template, step.role, reader.language);
  return [
    { label: labels.askedTo, value: person ? personInRole(person.name, role) : role },
    ...(person === undefined || person.id === reader.id || !tellsReach(item)
      ? []
      : reachFacts(person, reader.language)),
  ];
}

// Whoever set or called off a date, or took more time, was not silent until then.
function lastSignOn(node: NodeState): LocalDate {
  const signs = [
    ...[node.appointedAt, node.calledOffAt].flatMap((at) => (at === undefined ? [] : [localDateOf(at)])),
    ...(node.extensions > 0 && node.rescheduledOn !== undefined ? [node.rescheduledOn] : []),
  ];
  return signs.reduce((latest, on) => (on > latest ? on : latest), node.openedOn);
}

/** Who is at it and until when, for somebody who only has to know. */
export function whoAndWhen(item: MailItem, reader: Contact, words: Words): readonly Block[] {
  const { labels, personInRole } = mailTexts[reader.language];
  const role = roleTitle(item.template, item.step.role, reader.language);
  const person = item.people[item.step.role];
  const facts = [{ label: labels.who, value: person ? personInRole(person.name, role) : role }];
  if (words.due !== undefined) facts.push({ label: labels.by, value: words.due });
  return [{ type: 'facts', facts }];
}
