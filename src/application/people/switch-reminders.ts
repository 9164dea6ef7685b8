import { correctPerson } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';

/** Turns reminders to somebody off, or on again; questions and invitations always come. */
export async function switchReminders(
  deps: Pick<Dependencies, 'store'>,
  person: string,
  to: 'on' | 'off',
): Promise<void> {
  await correctPerson(deps.store, person, { remindersOff: to === 'off' });
}
