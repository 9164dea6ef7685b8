import type { Instant } from '../../domain/calendar/types.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import type { Template } from '../../domain/template/model/types.ts';
import type { Language } from '../../domain/text.ts';
import { stepOfPath, taskOfPath } from '../../domain/trajectory/model/built-in-tasks.ts';
import type { TrajectoryEvent } from '../../domain/trajectory/model/events.ts';
import type { TrajectoryState } from '../../domain/trajectory/model/state.ts';
import { withFallbacks } from '../smtp/recipients.ts';
import type { Contact, Letter, MailItem, OwedMail } from '../types.ts';
import { holderOf, isTakenOver } from './item-words.ts';

/** What the text of a mail is made from, when nothing is sent. */
export type LetterRequest = {
  readonly template: Template;
  /** The trajectory as it stands when the mail goes. */
  readonly state: TrajectoryState;
  /** What happened until then. */
  readonly journal: readonly TrajectoryEvent[];
  /** The school's name, or whatever else it is about. */
  readonly subject: string;
  /** Everybody whom it names, by id. */
  readonly people: ReadonlyMap<string, Contact>;
  /** The mails that go together, the first one first. */
  readonly mails: readonly [ReadMail, ...ReadMail[]];
  readonly language: Language;
  readonly at: Instant;
  /** What stands where the personal link would be. */
  readonly link: string;
};

/** What is known of a mail that is read and not sent. */
export type ReadMail = Pick<
  OwedMail,
  'id' | 'key' | 'kind' | 'rung' | 'path' | 'toRole' | 'personId' | 'due' | 'sendAt' | 'immediate'
>;

/** The letter as it would be written; nothing for a step that the template does not have. */
export function letterOf(request: LetterRequest): Letter | undefined {
  const { mails, language, at } = request;
  const items = mails.flatMap((mail) => itemOf(mail, request) ?? []);
  const [first, ...others] = items;
  if (first === undefined) return undefined;
  const { furtherLanguage, ...to } = receiverOf(first, request);
  // Whoever asks for it in another language than its receiver's gets that one.
  const further = language === to.language && furtherLanguage !== undefined ? { furtherLanguage } : {};
  return {
    to: { ...to, ...further, email: to.email ?? '', language },
    items: [first, ...others],
    today: localDateOf(at),
  };
}

function receiverOf({ mail, people }: MailItem, request: LetterRequest): Contact {
  const known = request.people.get(mail.personId ?? '') ?? people[mail.toRole];
  const title = request.template.roles.find(({ id }) => id === mail.toRole)?.title[request.language];
  return known ?? nobody(mail.toRole, title ?? mail.toRole, request.language);
}

/** Who stands for a role that nobody has. */
export function nobody(id: string, name: string, language: Language): Contact {
  return { id, name, language, reachable: true, remindersOff: false };
}

function itemOf(mail: ReadMail, request: LetterRequest): MailItem | undefined {
  const { template, state, subject, link } = request;
  const node = state.nodes[mail.path];
  const step = stepOfPath(template, mail.path, node?.about)?.step;
  if (step === undefined) return undefined;
  const holders = holdersOf(request);
  return {
    mail: { ...mail, trajectoryId: state.id, attempts: 0, unanswered: 0, unheard: 0 },
    ...{ template, step, subject, link },
    people: withFallbacks(template, holders),
    ...(node === undefined ? {} : { node }),
    ...(holders[mail.toRole] === undefined && mail.personId === undefined ? { standsIn: true } : {}),
    ...aboutOf(mail, request),
    ...backgroundOf(mail, request),
  };
}

function holdersOf({ state, people }: LetterRequest): { [role: string]: Contact } {
  return Object.fromEntries(
    Object.entries(state.roles).flatMap(([role, { person }]) => {
      const found = people.get(person);
      return found === undefined ? [] : [[role, found]];
    }),
  );
}

function aboutOf({ path }: ReadMail, { state, template }: LetterRequest): Partial<Pick<MailItem, 'about'>> {
  const about = state.nodes[path]?.about;
  if (about === undefined) return {};
  if (taskOfPath(path) === 'no_contact') return { about: { role: about } };
  const step = stepOfPath(template, about)?.step;
  const node = state.nodes[about];
  return step === undefined ? {} : { about: { step, ...(node === undefined ? {} : { node }) } };
}

/** What the journal tells about it: what a reviewer asked, who set a date, from whom a role was taken over. */
function backgroundOf(
  mail: ReadMail,
  request: LetterRequest,
): Pick<MailItem, 'review' | 'takeover' | 'arrangedBy'> {
  const { journal, people, state } = request;
  const node = state.nodes[mail.path];
  const named = (id: string | undefined) => {
    const person = people.get(id ?? '');
    return person === undefined ? undefined : { id: person.id, name: person.name };
  };
  const takeover = isTakenOver(mail) ? { takeover: takeoverOf(mail, request, named) } : {};
  if (mail.kind === 'ask' && (node?.round ?? 1) > 1) {
    const back = journal.findLast(
      ({ at, body }) => body.type === 'returned' && body.target === mail.path && at === node?.openedAt,
    );
    if (back?.body.type !== 'returned') return takeover;
    const by = named(back.actor.person)?.name;
    return { ...takeover, review: { comment: back.body.comment, ...(by === undefined ? {} : { by }) } };
  }
  if (mail.kind !== 'invitation') return takeover;
  const set = journal.findLast(
    ({ at, body }) => body.type === 'rescheduled' && body.path === mail.path && at === node?.appointedAt,
  );
  const arrangedBy = named(set?.actor.person);
  return { ...takeover, ...(arrangedBy === undefined ? {} : { arrangedBy }) };
}

function takeoverOf(
  mail: ReadMail,
  { journal }: LetterRequest,
  named: (id: string | undefined) => { readonly id: string; readonly name: string } | undefined,
): NonNullable<MailItem['takeover']> {
  const role = holderOf(mail);
  const given = journal.flatMap(({ body, actor }) => {
    if (body.type === 'enrolled') return [{ person: body.roles[role], by: actor.person }];
    if (body.type === 'assigned' && body.role === role) return [{ person: body.person, by: actor.person }];
    return body.type === 'handed-over' && body.role === role ? [{ person: body.to, by: actor.person }] : [];
  });
  const from = named(given.at(-2)?.person);
  const askedBy = named(given.at(-1)?.by);
  return { ...(from === undefined ? {} : { from }), ...(askedBy === undefined ? {} : { askedBy }) };
}
