import type { SendMailOptions } from 'nodemailer';
import type { LocalDate } from '../domain/calendar/types.ts';
import { type RetentionKind, retentionKinds } from '../domain/privacy/retention.ts';
import type { Language } from '../domain/text.ts';
import { longDate } from '../texts/dates.ts';
import type { Block } from './layout/blocks.ts';
import { type ServiceSender, serviceLetter } from './service-letter.ts';

/** What goes on a day, or went. */
export type Going = { readonly kind: RetentionKind; readonly count: number; readonly on: LocalDate };

const texts = {
  nl: {
    subject: 'Wat traject niet langer bewaart',
    hello: (name: string) => `Dag ${name},`,
    coming: ({ count, on }: Going, what: string) => `Op ${longDate(on, 'nl')} wissen we ${what}: ${count}.`,
    gone: ({ count }: Going, what: string) => `Gewist zijn ${what}: ${count}.`,
    small:
      'Wat langer nodig is, kan je tot die dag veiligstellen. Hoe lang we wat bewaren, staat in het verwerkingsregister: traject privacy report.',
  },
  en: {
    subject: 'What traject keeps no longer',
    hello: (name: string) => `Hello ${name},`,
    coming: ({ count, on }: Going, what: string) => `On ${longDate(on, 'en')} we erase ${what}: ${count}.`,
    gone: ({ count }: Going, what: string) => `Erased are ${what}: ${count}.`,
    small:
      'What is needed for longer can be put in safety until that day. How long we keep what stands in the processing record: traject privacy report.',
  },
} as const satisfies { readonly [language in Language]: object };

/**
 * What administrators hear before something goes because its time to be kept is over, and after it went.
 * @param name tells the letter apart from others: the same word at each try
 */
export function retentionLetter(
  to: { readonly name: string; readonly email: string; readonly language: Language },
  going: { readonly coming: readonly Going[]; readonly gone: readonly Going[] },
  sender: ServiceSender,
  name: string,
): SendMailOptions {
  const said = texts[to.language];
  const what = ({ kind }: Going) => retentionKinds[kind].what[to.language];
  const lines = [
    ...going.coming.map((one) => said.coming(one, what(one))),
    ...going.gone.map((one) => said.gone(one, what(one))),
  ];
  const blocks: Block[] = [
    { type: 'title', text: said.subject },
    { type: 'greeting', text: said.hello(to.name) },
    ...lines.map((text): Block => ({ type: 'paragraph', text })),
    { type: 'small', text: said.small },
  ];
  const id = `r.${name}` as const;
  return serviceLetter({ to, id, subject: said.subject, preview: lines[0] ?? '', blocks }, sender);
}
