import type { SendMailOptions } from 'nodemailer';
import type { Gathering } from '../domain/gatherings/gathering.ts';
import type { Language } from '../domain/text.ts';
import { appointmentInWords } from '../texts/appointment-dates.ts';
import type { Block } from './layout/blocks.ts';
import { gatheringFile } from './letter/calendar-invitation.ts';
import { type ServiceSender, serviceLetter } from './service-letter.ts';
import { domainOf } from './smtp/message-id.ts';

const texts = {
  nl: {
    hello: (name: string) => `Dag ${name},`,
    planned: (title: string) => `${title} staat vast`,
    moved: (title: string) => `${title} heeft een andere datum of plaats`,
    calledOff: (title: string) => `${title} gaat niet door`,
    body: (when: string, place: string | undefined) => (place === undefined ? when : `${when}, ${place}`),
    who: 'De scholen krijgen elk hun eigen uitnodiging; jij krijgt alleen deze, met de afspraak voor je agenda.',
    gone: 'De scholen krijgen bericht dat ze de afspraak uit hun agenda mogen halen.',
    button: 'Bekijk wie komt',
  },
  en: {
    hello: (name: string) => `Hello ${name},`,
    planned: (title: string) => `${title} is arranged`,
    moved: (title: string) => `${title} has another date or place`,
    calledOff: (title: string) => `${title} does not take place`,
    body: (when: string, place: string | undefined) => (place === undefined ? when : `${when}, ${place}`),
    who: 'Each school gets its own invitation; you get only this one, with the appointment for your calendar.',
    gone: 'The schools are told to take the appointment out of their calendars.',
    button: 'See who comes',
  },
} as const;

/** The one mail about a gathering that whoever planned it gets, with its event. */
export function gatheringLetter(
  gathering: Gathering & { readonly address: string },
  to: { readonly name: string; readonly email: string; readonly language: Language },
  sender: ServiceSender,
): SendMailOptions {
  const said = texts[to.language];
  const { id, title, place, sequence, calledOffAt, address } = gathering;
  const isOff = calledOffAt !== undefined;
  const subject = (isOff ? said.calledOff : sequence === 0 ? said.planned : said.moved)(title);
  const when = said.body(appointmentInWords(gathering, to.language), place);
  const blocks: Block[] = [
    { type: 'title', text: subject },
    { type: 'greeting', text: said.hello(to.name) },
    { type: 'emphasis', text: when },
    { type: 'paragraph', text: isOff ? said.gone : said.who },
    { type: 'button', label: said.button, url: address },
  ];
  const file = gatheringFile(gathering, { reader: to, now: sender.now, domain: domainOf(sender.from) });
  const event = { method: file.method, filename: file.name, content: file.content };
  const letterId = `g.${id} ${sequence} ${to.email}` as const;
  return serviceLetter({ to, id: letterId, subject, preview: when, blocks, event }, sender);
}
