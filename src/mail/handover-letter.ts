import type { SendMailOptions } from 'nodemailer';
import type { Language } from '../domain/text.ts';
import type { Block } from './layout/blocks.ts';
import { type ServiceSender, serviceLetter } from './service-letter.ts';

/** Word of a handover: to whoever is to accept it, or after a week without an answer to whoever coordinates. */
export type HandoverWord = 'offered' | 'waits';

/** A handover as its letter speaks of it. */
export type HandoverFacts = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** From which day on, as it is written in the language of the reader. */
  readonly on: string;
  readonly until?: string | undefined;
  readonly note?: string | undefined;
  /** Where it is answered. */
  readonly address: string;
};

const texts = {
  nl: {
    hello: (name: string) => `Dag ${name},`,
    offered: {
      subject: ({ from }: HandoverFacts) => `Neem je over van ${from}?`,
      body: ({ from, on, until }: HandoverFacts) =>
        `${from} vraagt of jij ${until === undefined ? `vanaf ${on}` : `van ${on} tot ${until}`} trajecten overneemt. Tot je aanvaardt, blijft alles bij ${from}.`,
    },
    waits: {
      subject: ({ to }: HandoverFacts) => `${to} antwoordde nog niet op een overdracht`,
      body: ({ from, to, on }: HandoverFacts) =>
        `${from} vroeg ${to} meer dan een week geleden om vanaf ${on} trajecten over te nemen, en daar kwam nog geen antwoord op. Zolang blijft alles bij ${from}. Vraag het even na, of geef de trajecten aan iemand anders.`,
    },
    button: 'Open Traject',
  },
  en: {
    hello: (name: string) => `Hello ${name},`,
    offered: {
      subject: ({ from }: HandoverFacts) => `Do you take over from ${from}?`,
      body: ({ from, on, until }: HandoverFacts) =>
        `${from} asks whether you take over trajectories ${until === undefined ? `from ${on} on` : `from ${on} until ${until}`}. Until you accept, everything stays with ${from}.`,
    },
    waits: {
      subject: ({ to }: HandoverFacts) => `${to} has not answered a handover yet`,
      body: ({ from, to, on }: HandoverFacts) =>
        `More than a week ago ${from} asked ${to} to take over trajectories from ${on} on, and there is no answer yet. Until then everything stays with ${from}. Please ask, or give the trajectories to somebody else.`,
    },
    button: 'Open Traject',
  },
} as const;

/** The letter about a handover that waits for an answer. */
export function handoverLetter(
  word: HandoverWord,
  facts: HandoverFacts,
  to: { readonly name: string; readonly email: string; readonly language: Language },
  sender: ServiceSender,
): SendMailOptions {
  const said = texts[to.language];
  const [subject, body] = [said[word].subject(facts), said[word].body(facts)];
  const blocks: Block[] = [
    { type: 'title', text: subject },
    { type: 'greeting', text: said.hello(to.name) },
    { type: 'paragraph', text: body },
    ...(facts.note === undefined ? [] : [{ type: 'quote', text: facts.note } as const]),
    { type: 'button', label: said.button, url: facts.address },
  ];
  const id = `h.${word} ${facts.id} ${to.email}` as const;
  return serviceLetter({ to, id, subject, preview: body, blocks }, sender);
}
