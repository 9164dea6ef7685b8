import type { SendMailOptions } from 'nodemailer';
import type { Language } from '../domain/text.ts';
import type { Block } from './layout/blocks.ts';
import { type ServiceSender, serviceLetter } from './service-letter.ts';

const texts = {
  nl: {
    subject: 'Je link om je aan te melden bij traject',
    title: 'Aanmelden bij traject',
    hello: (name: string) => `Dag ${name},`,
    body: 'Met de knop hieronder meld je je aan. De link werkt een kwartier, en één keer.',
    button: 'Aanmelden',
    small: 'Heb je dit niet gevraagd? Dan hoef je niets te doen: zonder deze mail raakt niemand binnen.',
  },
  en: {
    subject: 'Your link to sign in to traject',
    title: 'Sign in to traject',
    hello: (name: string) => `Hello ${name},`,
    body: 'The button below signs you in. The link works for a quarter of an hour, and once.',
    button: 'Sign in',
    small: 'You did not ask for this? Then you need not do anything: without this mail nobody gets in.',
  },
};

/** The mail with the link that signs somebody in once; it answers an act, so it goes at once. */
export function signInLetter(
  to: { readonly name: string; readonly email: string; readonly language: Language },
  link: string,
  sender: ServiceSender,
): SendMailOptions {
  const said = texts[to.language];
  const blocks: Block[] = [
    { type: 'title', text: said.title },
    { type: 'greeting', text: said.hello(to.name) },
    { type: 'paragraph', text: said.body },
    { type: 'button', label: said.button, url: link },
    { type: 'small', text: said.small },
  ];
  const { subject, body: preview } = said;
  return serviceLetter({ to, id: `s.${link} ${sender.now}`, subject, preview, blocks }, sender);
}
