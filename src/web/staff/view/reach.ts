import type { LocalDate } from '../../../domain/calendar/types.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import type { Person } from '../../../store/people/people.ts';
import { longDate } from '../../../texts/dates.ts';
import { peopleTextsOf } from '../../texts/texts.ts';

/** What is read of somebody to say how they can be reached. */
export type Reachable = Pick<Person, 'leftAt' | 'unreachableAt' | 'email' | 'absentUntil' | 'remindersOff'>;

/** What stands in the way of reaching somebody by mail, in words; nothing when nothing does. */
export function hindranceOf(person: Reachable, today: LocalDate, language: Language): string | undefined {
  const texts = peopleTextsOf(language).reach;
  const { leftAt, unreachableAt, email, absentUntil, remindersOff } = person;
  if (leftAt !== undefined) return texts.left(longDate(localDateOf(leftAt), language));
  if (unreachableAt !== undefined) return texts.unreachable;
  if (email === undefined) return texts.noAddress;
  if (absentUntil !== undefined && absentUntil >= today) return texts.absent(longDate(absentUntil, language));
  return remindersOff ? texts.remindersOff : undefined;
}
