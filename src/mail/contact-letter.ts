import type { SendMailOptions } from 'nodemailer';
import type { Language } from '../domain/text.ts';
import type { Block } from './layout/blocks.ts';
import { type ServiceSender, serviceLetter } from './service-letter.ts';

/** Somebody who was named through a link, as the letter speaks of it. */
export type ContactFacts = {
  readonly id: string;
  /** Names of whom it is about, and of who named them. */
  readonly named: string;
  readonly by: string;
  /** The school, or what else the trajectory is about. */
  readonly subject: string;
  /** Where it is answered. */
  readonly address: string;
};

const texts = {
  nl: {
    subject: ({ named, subject }: ContactFacts) => `${subject}: mag ${named} dit overnemen?`,
    hello: (name: string) => `Dag ${name},`,
    body: ({ named, by }: ContactFacts) =>
      `${by} vraagt om iets door te geven aan ${named}. Kijk even of dat klopt, en bevestig het op je dag. Tot dan krijgt ${named} geen mail, en blijft alles bij ${by}.`,
    button: 'Open Traject',
  },
  en: {
    subject: ({ named, subject }: ContactFacts) => `${subject}: may ${named} take this over?`,
    hello: (name: string) => `Hello ${name},`,
    body: ({ named, by }: ContactFacts) =>
      `${by} asks to pass something on to ${named}. Please see whether that is right, and confirm it on your day. Until then ${named} gets no mail, and all stays with ${by}.`,
    button: 'Open Traject',
  },
} as const;

/** The letter to whoever follows a trajectory about somebody who was named and has to be confirmed. */
export function contactLetter(
  facts: ContactFacts,
  to: { readonly name: string; readonly email: string; readonly language: Language },
  sender: ServiceSender,
): SendMailOptions {
  const said = texts[to.language];
  const [subject, body] = [said.subject(facts), said.body(facts)];
  const blocks: Block[] = [
    { type: 'title', text: subject },
    { type: 'greeting', text: said.hello(to.name) },
    { type: 'paragraph', text: body },
    { type: 'button', label: said.button, url: facts.address },
  ];
  const id = `c.${facts.id}` as const;
  return serviceLetter({ to, id, subject, preview: body, blocks }, sender);
}
