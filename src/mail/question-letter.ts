import type { SendMailOptions } from 'nodemailer';
import type { Language } from '../domain/text.ts';
import type { Block } from './layout/blocks.ts';
import { type ServiceSender, serviceLetter } from './service-letter.ts';

/** A question of a school as a letter speaks of it: to who follows, to who can answer it, or its answer to who asked. */
export type QuestionFacts = {
  readonly id: string;
  /** Name of who asked; of who answered, in the letter with the answer. */
  readonly by: string;
  /** The school, or what else the trajectory is about. */
  readonly subject: string;
  readonly text: string;
} & (
  | { readonly kind: 'asked' | 'passed'; readonly address: string }
  | { readonly kind: 'answered'; readonly answer: string }
);

const texts = {
  nl: {
    hello: (name: string) => `Dag ${name},`,
    subject: {
      asked: (subject: string) => `Een vraag van ${subject}`,
      passed: (subject: string) => `Kun jij een vraag van ${subject} beantwoorden?`,
      answered: () => 'Een antwoord op je vraag',
    },
    body: {
      asked: (by: string) => `${by} vraagt:`,
      passed: (by: string) => `${by} stelde deze vraag, en we denken dat jij ze het best kunt beantwoorden:`,
      answered: (by: string) => `${by} antwoordt:`,
    },
    after: {
      asked: 'Antwoord zelf, of geef de vraag door aan wie het weet. De school krijgt het antwoord per mail.',
      passed: 'Je antwoord gaat per mail naar wie het vroeg. Je hebt er geen account voor nodig.',
    },
    asked: 'Je vroeg:',
    button: 'Beantwoord de vraag',
  },
  en: {
    hello: (name: string) => `Hello ${name},`,
    subject: {
      asked: (subject: string) => `A question from ${subject}`,
      passed: (subject: string) => `Can you answer a question from ${subject}?`,
      answered: () => 'An answer to your question',
    },
    body: {
      asked: (by: string) => `${by} asks:`,
      passed: (by: string) => `${by} asked this, and we think that you can answer it best:`,
      answered: (by: string) => `${by} answers:`,
    },
    after: {
      asked: 'Answer it yourself, or pass it on to somebody who knows. The school gets the answer by mail.',
      passed: 'Your answer goes by mail to whoever asked. You need no account for it.',
    },
    asked: 'You asked:',
    button: 'Answer the question',
  },
} as const;

/** The letter about a question of a school. */
export function questionLetter(
  facts: QuestionFacts,
  to: { readonly name: string; readonly email: string; readonly language: Language },
  sender: ServiceSender,
): SendMailOptions {
  const said = texts[to.language];
  const subject = said.subject[facts.kind](facts.subject);
  const body = said.body[facts.kind](facts.by);
  const rest: Block[] =
    facts.kind === 'answered'
      ? [
          { type: 'quote', text: facts.answer },
          { type: 'paragraph', text: said.asked },
          { type: 'quote', text: facts.text },
        ]
      : [
          { type: 'quote', text: facts.text },
          { type: 'paragraph', text: said.after[facts.kind] },
          { type: 'button', label: said.button, url: facts.address },
        ];
  const blocks: Block[] = [
    { type: 'title', text: subject },
    { type: 'greeting', text: said.hello(to.name) },
    { type: 'paragraph', text: body },
    ...rest,
  ];
  const id = `v.${facts.id} ${facts.kind} ${to.email}` as const;
  return serviceLetter({ to, id, subject, preview: body, blocks }, sender);
}
