import type { SendMailOptions } from 'nodemailer';
import type { Instant } from '../domain/calendar/types.ts';
import type { Language } from '../domain/text.ts';
import { type Block, toPlainText } from './layout/blocks.ts';
import { type Layout, toHtml } from './layout/layout.ts';
import { domainOf, hashOf } from './smtp/message-id.ts';

const texts = {
  nl: {
    subject: 'Je e-mailadres is gewijzigd',
    hello: (name: string) => `Dag ${name},`,
    body: 'We gebruiken vanaf nu een ander e-mailadres voor jou. Links uit mails die naar dit adres gingen, werken niet meer.',
    small: 'Klopt dit niet? Laat het dan meteen weten aan je begeleider, of antwoord op deze mail.',
  },
  en: {
    subject: 'Your e-mail address was changed',
    hello: (name: string) => `Hello ${name},`,
    body: 'From now on we use another e-mail address for you. Links in mails that went to this address work no more.',
    small: 'Is this not right? Then please tell your counsellor at once, or answer this mail.',
  },
};

/** What the old address hears when another is used from now on; it does not say which. */
export function addressLetter(
  to: { readonly name: string; readonly email: string; readonly language: Language },
  sender: { readonly from: string; readonly layout: Layout; readonly now: Instant },
): SendMailOptions {
  const said = texts[to.language];
  const blocks: Block[] = [
    { type: 'title', text: said.subject },
    { type: 'greeting', text: said.hello(to.name) },
    { type: 'paragraph', text: said.body },
    { type: 'small', text: said.small },
  ];
  const frame = { language: to.language, subject: said.subject, preview: said.body, context: 'traject' };
  return {
    from: sender.from,
    to: { name: to.name, address: to.email },
    subject: said.subject,
    messageId: `<a.${hashOf(`${to.email} ${sender.now}`)}@${domainOf(sender.from)}>`,
    date: new Date(sender.now),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
    text: toPlainText(blocks),
    html: toHtml(sender.layout, frame, blocks),
    encoding: 'base64',
  };
}
