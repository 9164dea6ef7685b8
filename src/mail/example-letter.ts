import type { Block } from './layout/blocks.ts';
import { type LetterReader, type ServiceSender, serviceLetter } from './service-letter.ts';

const texts = {
  nl: {
    subject: 'Een voorbeeld: zo ziet een mail van jullie eruit',
    hello: (name: string) => `Dag ${name},`,
    body: 'Zo ontvangen scholen een mail van jullie: met deze afzender, deze handtekening en dit logo.',
    more: 'In een mail over een traject staat boven de naam van jullie dienst ook die van de begeleider, met een telefoonnummer.',
    small: 'Dit is een voorbeeld: er gaat niets weg.',
  },
  en: {
    subject: 'An example: this is what a mail of yours looks like',
    hello: (name: string) => `Hello ${name},`,
    body: 'This is how schools get a mail of yours: with this sender, this signature and this logo.',
    more: 'In a mail about a trajectory the name of the counsellor stands above that of your service, with a telephone number.',
    small: 'This is an example: nothing is sent.',
  },
};

/** A mail that is never sent, by which somebody sees how those of their service look. */
export function exampleLetter(to: LetterReader, sender: ServiceSender) {
  const said = texts[to.language];
  const blocks: Block[] = [
    { type: 'title', text: said.subject },
    { type: 'greeting', text: said.hello(to.name ?? '') },
    { type: 'paragraph', text: said.body },
    { type: 'paragraph', text: said.more },
    { type: 'small', text: said.small },
  ];
  const { subject, body: preview } = said;
  return serviceLetter({ to, id: `e.${sender.now}`, subject, preview, blocks }, sender);
}
