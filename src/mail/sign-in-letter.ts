import type { SendMailOptions } from 'nodemailer';
import type { Instant } from '../domain/calendar/types.ts';
import type { Language } from '../domain/text.ts';
import { type Block, toPlainText } from './layout/blocks.ts';
import { type Layout, toHtml } from './layout/layout.ts';
import { domainOf, hashOf } from './smtp/message-id.ts';

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
  sender: { readonly from: string; readonly layout: Layout; readonly now: Instant },
): SendMailOptions {
  const said = texts[to.language];
  const blocks: Block[] = [
    { type: 'title', text: said.title },
    { type: 'greeting', text: said.hello(to.name) },
    { type: 'paragraph', text: said.body },
    { type: 'button', label: said.button, url: link },
    { type: 'small', text: said.small },
  ];
  const frame = { language: to.language, subject: said.subject, preview: said.body, context: 'traject' };
  return {
    from: sender.from,
    to: { name: to.name, address: to.email },
    subject: said.subject,
    messageId: `<s.${hashOf(`${link} ${sender.now}`)}@${domainOf(sender.from)}>`,
    date: new Date(sender.now),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
    text: toPlainText(blocks),
    html: toHtml(sender.layout, frame, blocks),
    encoding: 'base64',
  };
}
