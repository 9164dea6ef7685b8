import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { importRegister } from '../application/schools/import-register.ts';
import type { Instant } from '../domain/calendar/types.ts';
import type { WholeStore } from '../store/database/db.ts';
import { saveOrganisation } from '../store/people/organisations.ts';
import { insertPerson, type NewPerson } from '../store/people/people.ts';
import { type PublishedTemplate, publishTemplate } from '../store/templates/templates.ts';
import { inParallel } from './statistics.ts';

/** A school to enrol, with its people by role. */
export type Candidate = {
  school: string;
  roles: { counsellor: string; coordinator: string; principal: string };
  /** Address of the principal. */
  email: string;
};

/** Everybody who plays in a measurement. */
export type Population = { published: PublishedTemplate; candidates: Candidate[] };

/** Address of who coordinates, to whom no reminder goes. */
export const COORDINATOR = 'coordinator@bench.example';

/** A counsellor follows about so many schools. */
const SCHOOLS_PER_COUNSELLOR = 40;

/**
 * Fills an empty database: the template digitale-school, a guidance service with its counsellors, and schools with a
 * principal each.
 */
export async function populate(store: WholeStore, count: number, now: Instant): Promise<Population> {
  const file = fileURLToPath(new URL('../../templates/digitale-school.yaml', import.meta.url));
  const published = await publishTemplate(store, await readFile(file, 'utf8'));
  const service = randomUUID();
  await saveOrganisation(store, { id: service, kind: 'pbd', name: 'Begeleidingsdienst Meting' });
  const person = (name: string, rest: Partial<NewPerson>): NewPerson => ({
    ...{ id: randomUUID(), name, email: addressOf(name), language: 'nl', ...rest },
  });
  const coordinator = person('Coördinator', { email: COORDINATOR, function: 'central' });
  const counsellors = Array.from({ length: Math.ceil(count / SCHOOLS_PER_COUNSELLOR) }, (_, index) =>
    person(`Begeleider ${index + 1}`, { organisationId: service, function: 'counsellor' }),
  );
  const schools = Array.from({ length: count }, (_, index) => ({
    number: String(900_000 + index),
    name: `School ${index + 1}`,
    municipality: 'Brussel',
  }));
  const reading = { schools, rejected: [], emptyFields: [], hasSites: true };
  await importRegister({ store, reading, now, options: { partial: true } });
  const principals = schools.map(({ number }, index) =>
    person(`Directeur ${index + 1}`, { schoolNumber: number, function: 'principal' }),
  );
  await inParallel([coordinator, ...counsellors, ...principals], 8, async (each) => {
    await insertPerson(store, each);
  });
  const candidates = principals.map((principal, index) => ({
    school: schools[index]?.number ?? '',
    roles: {
      counsellor: counsellors[index % counsellors.length]?.id ?? '',
      coordinator: coordinator.id,
      principal: principal.id,
    },
    email: principal.email ?? '',
  }));
  return { published, candidates };
}

function addressOf(name: string): string {
  return `${name.toLowerCase().replaceAll(' ', '-')}@bench.example`;
}
