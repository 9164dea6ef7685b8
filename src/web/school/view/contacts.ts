import type { Dependencies } from '../../../application/dependencies.ts';
import type { OpenedLink } from '../../../application/links/open.ts';
import { organisationWith } from '../../../application/organisations/find.ts';
import type { Language } from '../../../domain/text.ts';
import { personIn } from '../../../domain/trajectory/model/role-holders.ts';
import type { StepView } from '../../../domain/trajectory/views/steps.ts';
import type { Person } from '../../../store/people/people.ts';
import { roleTitleWithin } from '../../../texts/titles.ts';
import type { Contact } from '../../ui/types.ts';
import type { WaitedFor } from './types.ts';

/** Whom the reader of a link can turn to; `reader` for the counsellor herself. */
export async function counsellorOf(
  deps: Pick<Dependencies, 'store'>,
  { dossier, person: reader }: OpenedLink,
): Promise<Contact | 'reader' | undefined> {
  const { state, template, people } = dossier;
  const id = personIn(template.counsellorRole, state, template);
  if (id === reader.id) return 'reader';
  const person = people.get(id ?? '');
  if (person === undefined) return undefined;
  const isOwnService = person.organisationId === dossier.organisation?.id;
  const organisation =
    person.organisationId === undefined
      ? undefined
      : isOwnService
        ? dossier.organisation
        : await organisationWith(deps, person.organisationId);
  return {
    ...contactWith(person),
    ...(organisation === undefined ? {} : { organisation: organisation.name }),
  };
}

/** Whom a step of somebody else waits for; people of schools are told the role and no more. */
export function waitedForAt(
  { dossier, template, trajectory, person: reader }: OpenedLink,
  view: StepView,
  language: Language,
): WaitedFor | undefined {
  const isOutsideSchool = template.roles.some(
    ({ id, party }) => party !== 'school' && personIn(id, trajectory.state, template) === reader.id,
  );
  if (view.person === reader.id || !isOutsideSchool) return undefined;
  const person = dossier.people.get(view.person ?? '');
  const role = roleTitleWithin(template, view.role, language);
  return person === undefined ? { role } : { role, person: contactWith(person) };
}

function contactWith({ name, email, phone }: Person): Contact {
  return { name, ...(email === undefined ? {} : { email }), ...(phone === undefined ? {} : { phone }) };
}
