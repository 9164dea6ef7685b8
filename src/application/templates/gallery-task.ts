import { RULES_ONLY } from '../../domain/calendar/school-calendar.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { instantAt, localDateOf } from '../../domain/calendar/wall-clock.ts';
import { firstStart } from '../../domain/template/model/first-start.ts';
import type { Template } from '../../domain/template/model/types.ts';
import type { FurtherLanguage, Language, Text } from '../../domain/text.ts';
import type { Persona } from '../../domain/trajectory/forecast/personas.ts';
import type { Played } from '../../domain/trajectory/forecast/play.ts';
import { playThrough } from '../../domain/trajectory/forecast/rehearse.ts';
import type { PlannedMail } from '../../domain/trajectory/model/advanced.ts';
import { fold } from '../../domain/trajectory/model/apply.ts';
import { stepOfPath } from '../../domain/trajectory/model/built-in-tasks.ts';
import type { TrajectoryEvent } from '../../domain/trajectory/model/events.ts';
import { compose, type Sender } from '../../mail/letter/compose.ts';
import { letterOf } from '../../mail/letter/unsent.ts';
import type { Contact } from '../../mail/types.ts';
import { titleOf } from '../../texts/titles.ts';

/** A mail of a template in words, as an invented school would get it. */
export type GalleryMail = {
  /** Unique in its template. */
  readonly id: string;
  /** What the step is called by the staff. */
  readonly step: Text;
  readonly kind: string;
  readonly rung: string;
  /** What the role of its receiver is called. */
  readonly to: Text;
  readonly words: { readonly [language in Language]: MailWords };
  /** The same in each further language of the template; what traject says itself is in Dutch. */
  readonly further: { readonly [language: FurtherLanguage]: MailWords };
};

/** Subject, text and the whole document of a mail in one language. */
export type MailWords = { readonly subject: string; readonly text: string; readonly html: string };

/** Those who answer and those who do not together bring about every mail; one who goes through it slowly meets the rest. */
const played: readonly Persona[] = ['prompt', 'slow', 'silent', 'changes-hands'];

/** How far a school is followed. */
const YEARS = 4;

/** The trajectory id that stands in a gallery. */
const ID = '00000000-0000-4000-8000-000000000003';

/** Invented people for the roles of a template, so that letters have somebody to speak to. */
const names = ['An Peeters', 'Jan Maes', 'Els Claes', 'Piet Jacobs', 'Mia Wouters', 'Tom Goossens'];

/** Every mail that comes of rehearsing a template, each once, in the order in which it first comes. */
export function mailsOf(template: Template, sender: Sender, today: LocalDate): GalleryMail[] {
  const mails = new Map<string, GalleryMail>();
  for (const persona of played) {
    for (const { mail, events } of mailsWith(template, persona, today)) {
      const step = stepOfPath(template, mail.path)?.step;
      const id = `${step?.id ?? mail.step}/${mail.kind}/${mail.rung.replace(/\.\d+$/, '')}/${mail.to}`;
      if (step === undefined || mails.has(id)) continue;
      const written = writtenOf(template, mail, events, sender);
      if (written !== undefined) mails.set(id, { id, ...written });
    }
  }
  return [...mails.values()];
}

type WithPast = { readonly mail: PlannedMail; readonly events: readonly TrajectoryEvent[] };

function mailsWith(template: Template, persona: Persona, today: LocalDate): readonly WithPast[] {
  const start = firstStart(template, today);
  const until = `${Number(start.slice(0, 4)) + YEARS}-12-31`;
  const enrolment = {
    id: ID,
    now: instantAt(start, '10:00'),
    actor: { kind: 'person', person: template.counsellorRole },
    subject: { kind: template.subject, id: 'rehearsal' },
    start,
    roles: Object.fromEntries(template.roles.map(({ id }) => [id, id])),
  } as const;
  const context = { calendar: RULES_ONLY };
  const through = playThrough(
    enrolment,
    { template, version: 1, context },
    { persona },
    instantAt(until, '23:59'),
  );
  if ('rejected' in through) return [];
  return withPast(through.played);
}

function withPast(all: readonly Played[]): readonly WithPast[] {
  const events: TrajectoryEvent[] = [];
  return all.flatMap((one) => {
    if (one.kind === 'event') events.push(one.event);
    return one.kind === 'mail' ? [{ mail: one.mail, events: [...events] }] : [];
  });
}

function writtenOf(
  template: Template,
  mail: PlannedMail,
  events: readonly TrajectoryEvent[],
  sender: Sender,
): Omit<GalleryMail, 'id'> | undefined {
  const state = fold(ID, events);
  const { kind, rung } = mail;
  const written = (language: Language, furtherLanguage?: FurtherLanguage): MailWords | undefined => {
    const letter = letterOf({
      ...{ template, state, journal: events, language, at: mail.at, link: 'https://traject.example/p/…' },
      subject: language === 'nl' ? 'Basisschool De Linde' : 'De Linde primary school',
      people: peopleIn(template, language, furtherLanguage),
      mails: [{ ...mail, id: mail.key, toRole: mail.to, sendAt: mail.at }],
    });
    if (letter === undefined) return undefined;
    const now = instantAt(localDateOf(mail.at), '08:00');
    const { subject, text, message } = compose(letter, { ...sender, now });
    return { subject, text, html: String(message.html) };
  };
  const [nl, en] = [written('nl'), written('en')];
  if (nl === undefined || en === undefined) return undefined;
  const to = template.roles.find(({ id }) => id === mail.to)?.title ?? { nl: mail.to, en: mail.to };
  const step = { nl: titleOf(template, mail.path, 'nl'), en: titleOf(template, mail.path, 'en') };
  const further = (template.furtherLanguages ?? []).map((language) => [language, written('nl', language)]);
  return { step, kind, rung, to, words: { nl, en }, further: Object.fromEntries(further) };
}

function peopleIn(
  template: Template,
  language: Language,
  furtherLanguage: FurtherLanguage | undefined,
): ReadonlyMap<string, Contact> {
  return new Map(
    template.roles.map(({ id, party }, index) => [
      id,
      {
        ...{ id, language, name: names[index % names.length] ?? id, reachable: true, remindersOff: false },
        ...(furtherLanguage === undefined ? {} : { furtherLanguage }),
        email: `${id.replaceAll('_', '.')}@${party}.example`,
        ...(party === 'pbd' ? { organisation: 'Begeleidingsdienst', phone: '03 900 00 00' } : {}),
      },
    ]),
  );
}
