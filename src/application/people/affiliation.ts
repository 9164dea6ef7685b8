import { roleOf } from '../../domain/template/model/lookup.ts';
import type { Template } from '../../domain/template/model/types.ts';
import type { Actor } from '../../domain/trajectory/model/events.ts';
import type { Among, Person } from '../../store/people/people.ts';

/** Somebody in a school's role belongs to that school; in a service's role, to that service. */
export function affiliationOf(
  template: Template,
  role: string,
  at: { readonly school?: string | undefined; readonly organisation?: string | undefined },
): Among {
  const party = roleOf(template, role)?.party;
  if (party === 'school') return { party, school: at.school };
  return party === 'pbd' ? { party, organisation: at.organisation } : { party };
}

/** Whether somebody can have a role: one of a guidance service is for nobody of a school. */
export function suitsRole(
  template: Template,
  role: string,
  { schoolNumber }: { readonly schoolNumber?: string | undefined },
): boolean {
  return roleOf(template, role)?.party !== 'pbd' || schoolNumber === undefined;
}

/**
 * Whether somebody is of another organisation than a role calls for: that gives outsiders a part, which can be meant. One principal
 * leads several schools, so another school is none.
 * @param at `organisation`: the service that follows; `holder`: that of whoever has the role now; ids
 */
export function isOfAnotherOrganisation(
  template: Template,
  role: string,
  { organisationId, schoolNumber }: Pick<Person, 'organisationId' | 'schoolNumber'>,
  at: {
    readonly organisation?: string | undefined;
    readonly holder?: string | undefined;
  },
): boolean {
  const differs = (one: string | undefined, other: string | undefined) =>
    one !== undefined && other !== undefined && one !== other;
  switch (roleOf(template, role)?.party) {
    case 'school':
      return schoolNumber === undefined && organisationId !== undefined;
    case 'pbd':
      return differs(organisationId, at.organisation);
    default:
      return differs(organisationId, at.holder);
  }
}

/** Whether who acts can be asked whether they mean it: what the system does by itself was decided before. */
export function asksPeople({ kind }: Actor): boolean {
  return kind === 'person' || kind === 'operator';
}

/** The guidance service that follows, if it is one: some trajectories are followed by the central direction. */
export function serviceThatFollows(template: Template, organisation: string | undefined): string | undefined {
  return roleOf(template, template.counsellorRole)?.party === 'pbd' ? organisation : undefined;
}
