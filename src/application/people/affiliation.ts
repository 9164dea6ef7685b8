import { roleOf } from '../../domain/template/model/lookup.ts';
import type { Template } from '../../domain/template/model/types.ts';
import type { Among } from '../../store/people/people.ts';

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

/** The guidance service that follows, if it is one: some trajectories are followed by the central direction. */
export function serviceThatFollows(template: Template, organisation: string | undefined): string | undefined {
  return roleOf(template, template.counsellorRole)?.party === 'pbd' ? organisation : undefined;
}
