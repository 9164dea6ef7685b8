import type { Text } from '../domain/text.ts';
import type { AgendaEntry } from '../domain/trajectory/forecast/entries.ts';
import type { Command } from '../domain/trajectory/model/commands.ts';

/** What sort of thing a line of a rehearsal is. */
export const kindWords: { readonly [kind in AgendaEntry['kind']]: Text } = {
  mail: { nl: 'mail', en: 'mail' },
  phase: { nl: 'fase', en: 'phase' },
  step: { nl: 'stap', en: 'step' },
  deadline: { nl: 'uiterste dag', en: 'deadline' },
  appointment: { nl: 'afspraak', en: 'appointment' },
  act: { nl: 'doet iets', en: 'acts' },
  expiry: { nl: 'geen antwoord', en: 'no answer' },
  handover: { nl: 'overdracht', en: 'handover' },
  resume: { nl: 'gaat verder', en: 'goes on' },
  end: { nl: 'einde', en: 'end' },
};

/** What the people of a rehearsal do. */
export const actWords: { readonly [type in Command['type']]?: Text } = {
  complete: { nl: 'is klaar met de stap', en: 'does the step' },
  reschedule: { nl: 'legt een datum vast', en: 'sets a date' },
  assign: { nl: 'geeft de rol aan iemand anders', en: 'gives the role to somebody else' },
  handover: { nl: 'draagt de rol over', en: 'hands the role over' },
  stop: { nl: 'zet het traject stop', en: 'stops the trajectory' },
};

/** What follows when a step gets no answer for too long. */
export const expiryWords: { readonly [then: string]: Text } = {
  skip: { nl: 'de stap wordt overgeslagen', en: 'the step is skipped' },
  ask: { nl: 'de begeleider beslist', en: 'the counsellor decides' },
  stop: { nl: 'het traject stopt', en: 'the trajectory stops' },
  choose: { nl: 'stilte geldt als een keuze', en: 'silence counts as a choice' },
};
