import type { Language } from '../domain/text.ts';
import type { Actor, EventBody } from '../domain/trajectory/model/events.ts';
import { englishSentence } from './journal-en.ts';
import { dutchSentence } from './journal-nl.ts';
import type { Names } from './names.ts';

/** What happened, as a plain sentence for somebody who reads the journal. */
export function sentenceOf(body: EventBody, names: Names, language: Language): string {
  return language === 'nl' ? dutchSentence(body, names) : englishSentence(body, names);
}

/** By whom it happened: somebody's name, with how they did it. */
export function actorOf(actor: Actor, names: Names, language: Language): string {
  const dutch = language === 'nl';
  switch (actor.kind) {
    case 'person':
      return names.person(actor.person);
    case 'link':
      return `${names.person(actor.person)}, ${dutch ? 'via een persoonlijke link' : 'through a personal link'}`;
    case 'operator':
      return dutch ? 'de beheerder, in de opdrachtregel' : 'the operator, at the command line';
    case 'system':
      return dutch ? 'automatisch' : 'automatically';
  }
}
