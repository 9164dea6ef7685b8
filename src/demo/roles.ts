import { roleOf } from '../domain/template/model/lookup.ts';
import type { Template } from '../domain/template/model/types.ts';
import type { Cast, DemoPerson, DemoSchool } from './cast.ts';

/** Roles of a school that its ICT coordinator has, where it has one. */
const forIct = /ict|digicoach$|member|teacher|participant/;
/** Roles that the principal of the next school has. */
const forAnotherSchool = /partner|exchange|host|second/;

/** Who has which role at the start; roles that may stay empty do, unless somebody is there for them. */
export function rolesOf(template: Template, school: DemoSchool, cast: Cast): Record<string, string> {
  const central = cast.people.find((person) => person.function === 'central');
  const roles: Record<string, string> = {};
  for (const role of template.roles) {
    const person = {
      pbd: role.id === template.counsellorRole ? school.counsellor : coordinatorOf(school, cast),
      school: ofSchool(role, school, cast),
      provider: trainerOf(school, cast),
      central,
    }[role.party];
    if (person !== undefined) roles[role.id] = person.id;
  }
  return roles;
}

function ofSchool(
  { id, optional }: Template['roles'][number],
  school: DemoSchool,
  cast: Cast,
): DemoPerson | undefined {
  if (forAnotherSchool.test(id)) return cast.schools[cast.schools.indexOf(school) + 1]?.principal;
  const person = forIct.test(id) ? school.ictCoordinator : optional ? undefined : school.principal;
  return person ?? (optional ? undefined : school.principal);
}

/** Who takes over a role: at a school the ICT coordinator, elsewhere a colleague of the counsellor. */
export function successorOf(role: string, template: Template, school: DemoSchool, cast: Cast): string {
  if (roleOf(template, role)?.party === 'school') return (school.ictCoordinator ?? school.principal).id;
  const { id, organisationId } = school.counsellor;
  const colleague = cast.counsellors.find((one) => one.organisationId === organisationId && one.id !== id);
  return (colleague ?? school.counsellor).id;
}

/** One school in three is trained by the second provider. */
function trainerOf(school: DemoSchool, cast: Cast): DemoPerson | undefined {
  const trainers = cast.people.filter((person) => person.function === 'provider');
  return trainers[cast.schools.indexOf(school) % 3 === 2 ? 1 : 0];
}

function coordinatorOf(school: DemoSchool, cast: Cast): DemoPerson | undefined {
  return cast.people.find(
    (person) => person.function === 'coordinator' && person.organisationId === school.service.id,
  );
}
