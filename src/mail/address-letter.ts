import type { SendMailOptions } from 'nodemailer';
import type { Language } from '../domain/text.ts';
import type { Block } from './layout/blocks.ts';
import { type ServiceSender, serviceLetter } from './service-letter.ts';

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

const followerTexts = {
  nl: {
    subject: (whose: string) => `Een ander e-mailadres voor ${whose}`,
    hello: (name: string) => `Dag ${name},`,
    body: (whose: string) =>
      `Het e-mailadres van ${whose} is gewijzigd. Mails over de trajecten die je volgt, gaan vanaf nu naar het nieuwe adres; links uit vroegere mails werken niet meer.`,
    small: 'Klopt dit niet? Zet dan het juiste adres terug, en laat het weten aan je coördinator.',
  },
  en: {
    subject: (whose: string) => `Another e-mail address for ${whose}`,
    hello: (name: string) => `Hello ${name},`,
    body: (whose: string) =>
      `The e-mail address of ${whose} was changed. Mails about the trajectories that you follow go to the new address from now on; links in earlier mails work no more.`,
    small: 'Is this not right? Then put the right address back, and tell your coordinator.',
  },
};

type Receiver = { readonly name: string; readonly email: string; readonly language: Language };

/**
 * What the old address hears when another is used from now on; it does not say which.
 * @param name tells the letter apart from others: the same word at each try
 */
export function addressLetter(to: Receiver, sender: ServiceSender, name: string): SendMailOptions {
  const { subject, hello, body, small } = texts[to.language];
  return letter(to, sender, name, { subject, hello: hello(to.name), body, small });
}

/**
 * What somebody hears who follows trajectories of whoever has another address now; it says neither the old one nor the new.
 * @param whose name of that person
 * @param name as of {@link addressLetter}
 */
export function followerLetter(
  to: Receiver,
  whose: string,
  sender: ServiceSender,
  name: string,
): SendMailOptions {
  const { subject, hello, body, small } = followerTexts[to.language];
  return letter(to, sender, name, {
    subject: subject(whose),
    hello: hello(to.name),
    body: body(whose),
    small,
  });
}

function letter(
  to: Receiver,
  sender: ServiceSender,
  name: string,
  said: { readonly subject: string; readonly hello: string; readonly body: string; readonly small: string },
): SendMailOptions {
  const blocks: Block[] = [
    { type: 'title', text: said.subject },
    { type: 'greeting', text: said.hello },
    { type: 'paragraph', text: said.body },
    { type: 'small', text: said.small },
  ];
  const id = `a.${name}` as const;
  return serviceLetter({ to, id, subject: said.subject, preview: said.body, blocks }, sender);
}
