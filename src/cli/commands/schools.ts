import { assignSchoolTo, unassignSchoolFrom } from '../../application/schools/assign.ts';
import { systemClock } from '../../platform/clock.ts';
import { commandError } from '../errors.ts';
import { organisationNamed } from '../organisation.ts';
import { print } from '../output.ts';
import { withStore } from '../with-store.ts';

/** Lets a service deal with a school that is not of its network. */
export async function schoolsAssign(school: string, options: { organisation: string }): Promise<void> {
  await withStore(async ({ store }) => {
    const organisation = await organisationNamed(store, options.organisation);
    await assignSchoolTo({ store, clock: systemClock }, { school, organisation });
    print(`${options.organisation} deals with school ${school}.`);
  });
}

/** Takes that back. */
export async function schoolsUnassign(school: string, options: { organisation: string }): Promise<void> {
  await withStore(async ({ store }) => {
    const organisation = await organisationNamed(store, options.organisation);
    if (!(await unassignSchoolFrom({ store }, { school, organisation }))) {
      throw commandError(`School ${school} was not assigned to ${options.organisation}.`);
    }
    print(`${options.organisation} does not deal with school ${school} any more, unless by its network.`);
  });
}
