import type { SendMailOptions } from 'nodemailer';
import type { LocalDate } from '../domain/calendar/types.ts';
import type { SurveyKind } from '../domain/surveys/questions.ts';
import type { Language } from '../domain/text.ts';
import { longDate } from '../texts/dates.ts';
import type { Block } from './layout/blocks.ts';
import { type ServiceSender, serviceLetter } from './service-letter.ts';

/** What a mail about a survey speaks of. */
export type SurveyFacts = {
  /** Of the invitation. */
  readonly id: string;
  readonly kind: SurveyKind;
  /** Name of the school, and title of the model trajectory. */
  readonly school?: string | undefined;
  readonly title: string;
  readonly isReminder: boolean;
  /** Its last local date. */
  readonly closesOn: LocalDate;
  /** Where it is answered. */
  readonly address: string;
};

const texts = {
  nl: {
    hello: 'Dag,',
    subject: {
      before: 'Twee vragen voor we beginnen',
      after: 'Twee vragen, nu het traject achter de rug is',
      training: 'Twee vragen over de vorming die je volgde',
      network: 'Twee vragen over het lerend netwerk',
    },
    again: (subject: string) => `Nog even: ${subject.charAt(0).toLowerCase()}${subject.slice(1)}`,
    where: (title: string, school: string | undefined) =>
      school === undefined
        ? `Je nam deel aan “${title}”.`
        : `Je school, ${school}, neemt deel aan “${title}”.`,
    ask: 'We horen graag van jou zelf hoe het gaat. Antwoorden duurt een minuut.',
    until: (date: string) => `Het kan tot en met ${date}.`,
    button: 'Beantwoord twee vragen',
    small:
      'Je antwoordt zonder naam: we bewaren dat deze link gebruikt is en hoe vaak welk antwoord gegeven is, en nergens wat van wie komt. Met minder dan vijf antwoorden tonen we niets. Je adres kregen we van je school of begeleider; we wissen het zodra we er niets meer naar sturen.',
    once: 'Dit is de enige herinnering. Heb je al geantwoord, dan danken we je, en hoef je niets te doen.',
  },
  en: {
    hello: 'Hello,',
    subject: {
      before: 'Two questions before we begin',
      after: 'Two questions, now that the trajectory is over',
      training: 'Two questions about the training you followed',
      network: 'Two questions about the learning network',
    },
    again: (subject: string) => `Once more: ${subject.charAt(0).toLowerCase()}${subject.slice(1)}`,
    where: (title: string, school: string | undefined) =>
      school === undefined
        ? `You took part in “${title}”.`
        : `Your school, ${school}, takes part in “${title}”.`,
    ask: 'We would like to hear from you how it goes. Answering takes a minute.',
    until: (date: string) => `You can answer until ${date}.`,
    button: 'Answer two questions',
    small:
      'You answer without a name: we keep that this link was used and how often which answer was given, and nowhere what is from whom. With fewer than five answers we show nothing. We got your address from your school or counsellor; we erase it as soon as we send nothing more to it.',
    once: 'This is the only reminder. If you have answered, thank you: there is nothing to do.',
  },
} as const;

/** The mail that asks a teacher a few questions, or reminds of them once. */
export function surveyLetter(
  facts: SurveyFacts,
  to: { readonly email: string; readonly language: Language },
  sender: ServiceSender,
): SendMailOptions {
  const said = texts[to.language];
  const { kind, school, title, isReminder, closesOn, address } = facts;
  const subject = isReminder ? said.again(said.subject[kind]) : said.subject[kind];
  const blocks: Block[] = [
    { type: 'title', text: subject },
    { type: 'greeting', text: said.hello },
    { type: 'paragraph', text: `${said.where(title, school)} ${said.ask}` },
    { type: 'emphasis', text: said.until(longDate(closesOn, to.language)) },
    { type: 'button', label: said.button, url: address },
    ...(isReminder ? [{ type: 'paragraph', text: said.once } as const] : []),
    { type: 'small', text: said.small },
  ];
  const id = `t.${facts.id} ${isReminder}` as const;
  return serviceLetter({ to, id, subject, preview: said.ask, blocks }, sender);
}
