import { organisationWith, readOrganisations } from '../application/organisations/find.ts';
import type { WholeStore } from '../store/database/db.ts';
import { isUuid } from './arguments.ts';
import { commandError } from './errors.ts';

/**
 * The id of an organisation that is named by its id or its name, in any case of letters.
 * @throws a command error when there is none, or more than one
 */
export async function organisationNamed(store: WholeStore, named: string): Promise<string> {
  if (isUuid(named)) {
    const known = await organisationWith({ store }, named.toLowerCase());
    if (known !== undefined) return known.id;
  }
  const wanted = named.trim().toLowerCase();
  const found = (await readOrganisations({ store }, store.scope)).filter(
    ({ name }) => name.toLowerCase() === wanted,
  );
  const [only, ...more] = found;
  if (only === undefined) throw commandError(`There is no organisation ${named}.`);
  if (more.length > 0) throw commandError(`Several organisations are called ${named}: give the id.`);
  return only.id;
}
