import type { SendMailOptions } from 'nodemailer';
import type { LocalDate } from '../domain/calendar/types.ts';
import type { Language } from '../domain/text.ts';
import type { Block } from './layout/blocks.ts';
import { type ServiceSender, serviceLetter } from './service-letter.ts';

/** What stands in an overview of a week: a section with how much there is in it, and its first lines in words. */
export type OverviewPart = {
  readonly section: keyof typeof texts.nl.sections;
  readonly total: number;
  readonly lines: readonly string[];
};

/** An overview of somebody's week. */
export type Overview = {
  /** The Monday on which it is sent, as a local date. */
  readonly on: LocalDate;
  readonly parts: readonly OverviewPart[];
  /** Where her day stands, and where the overview is switched off. */
  readonly address: string;
  readonly choiceAddress: string;
};

const texts = {
  nl: {
    subject: 'Je week in traject',
    hello: (name: string) => `Dag ${name},`,
    some: (count: number) =>
      count === 1
        ? 'Er is 1 ding dat je aandacht vraagt.'
        : `Er zijn ${count} dingen die je aandacht vragen.`,
    none: 'Er is deze week niets dat op je wacht. Een rustig begin.',
    sections: {
      appointments: 'Afspraken vandaag en morgen',
      own: 'Vraagt iets van jou',
      contact: 'Geen bericht mogelijk',
      silent: 'Stil: bel eens',
      late: 'Te laat bij de school',
      soon: 'Verwacht binnen twee weken',
      paused: 'Op pauze, zonder einddatum',
    },
    more: (count: number) => `en nog ${count}`,
    button: 'Open Vandaag',
    small: 'Je krijgt deze mail op maandag omdat je dat koos. ',
    off: 'Zet hem af',
  },
  en: {
    subject: 'Your week in traject',
    hello: (name: string) => `Hello ${name},`,
    some: (count: number) =>
      count === 1 ? 'There is 1 thing that needs you.' : `There are ${count} things that need you.`,
    none: 'Nothing waits for you this week. A quiet beginning.',
    sections: {
      appointments: 'Appointments today and tomorrow',
      own: 'Asks something of you',
      contact: 'No message possible',
      silent: 'Silent: give them a call',
      late: 'Late at the school',
      soon: 'Expected within two weeks',
      paused: 'Paused, without an end',
    },
    more: (count: number) => `and ${count} more`,
    button: 'Open Today',
    small: 'You get this mail on Monday because you chose to. ',
    off: 'Switch it off',
  },
} as const satisfies { readonly [language in Language]: object };

/** The mail with which a week begins for somebody of the staff, when she wants it. */
export function overviewLetter(
  to: { readonly name: string; readonly email: string; readonly language: Language },
  { on, parts, address, choiceAddress }: Overview,
  sender: ServiceSender,
): SendMailOptions {
  const said = texts[to.language];
  const total = parts.reduce((sum, part) => sum + part.total, 0);
  const opening = total === 0 ? said.none : said.some(total);
  const blocks: Block[] = [
    { type: 'title', text: said.subject },
    { type: 'greeting', text: said.hello(to.name) },
    { type: 'paragraph', text: opening },
    ...parts.flatMap(({ section, total: count, lines }): Block[] => [
      { type: 'heading', text: `${said.sections[section]} (${count})` },
      {
        type: 'list',
        items: count > lines.length ? [...lines, said.more(count - lines.length)] : lines,
      },
    ]),
    { type: 'button', label: said.button, url: address },
    { type: 'small', text: said.small.trim() },
    { type: 'small-link', label: said.off, url: choiceAddress },
  ];
  const id = `o.${on} ${to.email}` as const;
  return serviceLetter({ to, id, subject: said.subject, preview: opening, blocks }, sender);
}
