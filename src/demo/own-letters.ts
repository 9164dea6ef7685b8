import { addDays } from '../domain/calendar/offset.ts';
import type { Instant } from '../domain/calendar/types.ts';
import { localDateOf } from '../domain/calendar/wall-clock.ts';
import type { WholeStore } from '../store/database/db.ts';
import { noteAbsence } from '../store/mail/incoming.ts';
import { saveLetterheadWords } from '../store/people/letterheads.ts';
import type { Cast } from './cast.ts';

/** Index in the cast of the school whose principal let an automatic answer know that they are away, and until when. */
const AWAY = { school: 17, days: 5 } as const;

/** One guidance service writes under a shorter name and a signature of its own, and somebody's mailbox answered by itself. */
export async function saveOwnLetters(store: WholeStore, cast: Cast, now: Instant): Promise<void> {
  const service = cast.organisations.find(({ kind }) => kind === 'pbd');
  if (service !== undefined) {
    const senderName = service.name.replace('Begeleidingsdienst ', '');
    const signature = { nl: 'Samen op weg, met elke school', en: 'On the way together, with every school' };
    await saveLetterheadWords(store, service.id, { senderName, signature }, { now });
  }
  const away = cast.schools[AWAY.school]?.principal;
  if (away !== undefined) await noteAbsence(store, away.id, addDays(localDateOf(now), AWAY.days));
}
