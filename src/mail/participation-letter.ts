import type { SendMailOptions } from 'nodemailer';
import type { LocalDate } from '../domain/calendar/types.ts';
import type { Text } from '../domain/text.ts';
import { longDate } from '../texts/dates.ts';
import type { Block } from './layout/blocks.ts';
import { type LetterReader, type ServiceSender, serviceLetter } from './service-letter.ts';

/** A participation in a project of the programme, as the letter speaks of it. */
export type ParticipationFacts = {
  readonly id: string;
  /** Name of the school or organisation. */
  readonly party: string;
  readonly role: string;
  /** Local dates, both included. */
  readonly from: LocalDate;
  readonly until?: LocalDate;
  /** Title and summary of the model trajectory. */
  readonly title: Text;
  readonly summary: Text;
  /** Where their part is shown. */
  readonly address: string;
};

const texts = {
  nl: {
    hello: (name: string | undefined) => (name === undefined ? 'Dag,' : `Dag ${name},`),
    subject: (title: string) => `Jullie doen mee aan “${title}”`,
    body: (party: string, title: string) => `${party} doet mee aan “${title}”.`,
    facts: { role: 'Jullie rol', from: 'Vanaf', until: 'Tot en met' },
    after:
      'Op jullie pagina staat wie er nog meedoet, hoe ver het is en bij wie je terechtkunt. Je hoeft nu niets te doen.',
    button: 'Bekijk jullie deel',
  },
  en: {
    hello: (name: string | undefined) => (name === undefined ? 'Hello,' : `Hello ${name},`),
    subject: (title: string) => `You take part in “${title}”`,
    body: (party: string, title: string) => `${party} takes part in “${title}”.`,
    facts: { role: 'Your role', from: 'From', until: 'Until' },
    after:
      'Your page shows who else takes part, how far it is and whom to turn to. There is nothing to do now.',
    button: 'See your part',
  },
} as const;

/** The letter to a school or an organisation that takes part in a project from now on. */
export function participationLetter(
  facts: ParticipationFacts,
  to: LetterReader,
  sender: ServiceSender,
): SendMailOptions {
  const { language } = to;
  const said = texts[language];
  const { party, role, from, until, address } = facts;
  const title = facts.title[language];
  const [subject, body] = [said.subject(title), said.body(party, title)];
  const blocks: Block[] = [
    { type: 'title', text: subject },
    { type: 'greeting', text: said.hello(to.name) },
    { type: 'paragraph', text: `${body} ${facts.summary[language]}` },
    {
      type: 'facts',
      facts: [
        { label: said.facts.role, value: role },
        { label: said.facts.from, value: longDate(from, language) },
        ...(until === undefined ? [] : [{ label: said.facts.until, value: longDate(until, language) }]),
      ],
    },
    { type: 'paragraph', text: said.after },
    { type: 'button', label: said.button, url: address },
  ];
  const id = `p.${facts.id} ${to.email}` as const;
  return serviceLetter({ to, id, subject, preview: body, blocks }, sender);
}
