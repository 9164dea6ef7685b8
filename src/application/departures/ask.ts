import type { Person } from '../../store/people/people.ts';
import type { Caller } from '../access/authorise.ts';
import { holdIfMany } from '../guarding/hold.ts';
import { readPerson } from '../people/find.ts';
import { changePersonWithConsequences } from './change-person.ts';

/**
 * Corrects a person for somebody of the staff; after very many changes of hers in an hour it waits for a coordinator instead.
 * @throws as {@link changePersonWithConsequences}, and `conflict` `held-for-coordinator`
 */
export async function askToChangePerson(
  request: Omit<Parameters<typeof changePersonWithConsequences>[0], 'scope'> & {
    readonly caller: Pick<Caller, 'person' | 'scope'>;
  },
): Promise<Person> {
  const { caller, ...change } = request;
  const { deps, id, correction } = change;
  const { person, scope } = caller;
  // Who may be seen may be corrected, and nobody else is known to be there.
  await readPerson({ deps, scope, id });
  await holdIfMany({ deps, person, scope, change: { kind: 'person', subject: id, body: { correction } } });
  return changePersonWithConsequences({ ...change, scope, by: person });
}
