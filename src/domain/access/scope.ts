import type { Extent } from './permissions.ts';

/**
 * How much of what is stored somebody may reach. Every question to the store about rows that belong to somebody takes one.
 * - `all`: everything
 * - `organisation`: what one guidance service deals with, or what is of one organisation
 * - `own`: of one service, the trajectories in which this person has a role, and those that nobody follows
 * - `training`: the trajectories in which somebody of this organisation has a role
 */
export type Scope =
  | { readonly kind: 'all'; readonly why?: WhyEverything }
  | { readonly kind: 'organisation'; readonly organisation: string }
  | { readonly kind: 'own'; readonly organisation: string; readonly person: string }
  | { readonly kind: 'training'; readonly organisation: string };

/**
 * Why something is asked within no limits, and not because of what somebody of the staff may reach.
 * - `work`: the workers and their chores, by themselves
 * - `operator`: whoever runs the system from its terminal, in nobody's name
 * - `signing-in`: who asks is not known yet, or it is about who may
 * - `link`: whoever holds what a mail gave them, on what it is about
 * - `own`: what is somebody's own, and is found by who that is
 * - `everybody`: what everybody may know
 * - `around`: what a row within reach names or must not collide with, such as the other service of a handover
 */
export type WhyEverything = 'work' | 'operator' | 'signing-in' | 'link' | 'own' | 'everybody' | 'around';

/** For what a row within reach names or must not collide with: whoever reached the row is not kept from that. */
export const EVERYTHING: Scope = { kind: 'all', why: 'around' };

/** All of it, for somebody of the staff who may go so far. */
const ALL: Scope = { kind: 'all' };

const staffFunctions = ['counsellor', 'coordinator', 'central', 'administrator'] as const;

/** What somebody of the staff is: works for a guidance service, coordinates one, or sees to the whole programme. */
export type StaffFunction = (typeof staffFunctions)[number];

/** Whether this function lets somebody use the API; the people of schools act through the links in their mails. */
export function isStaff(role: string | undefined): role is StaffFunction {
  return staffFunctions.includes(role as StaffFunction);
}

/**
 * What somebody of the staff deals with; absent for everybody else.
 * @param person.organisationId id of the organisation that they work for
 */
export function scopeOf(person: {
  readonly function?: string | undefined;
  readonly organisationId?: string | undefined;
}): Scope | undefined {
  const { function: role, organisationId } = person;
  if (!isStaff(role)) return undefined;
  if (role === 'administrator' || role === 'central') return ALL;
  // Somebody without a service follows nothing, which is not the same as everything.
  return organisationId === undefined ? undefined : { kind: 'organisation', organisation: organisationId };
}

/** What somebody reaches who may go so far; nothing for whoever works for no organisation where one is needed. */
export function scopeWithin(
  reach: Extent,
  person: { readonly id: string; readonly organisationId?: string | undefined },
): Scope | undefined {
  const { id, organisationId: organisation } = person;
  if (reach === 'all' || reach === 'reason') return ALL;
  if (organisation === undefined) return undefined;
  if (reach === 'own') return { kind: 'own', organisation, person: id };
  return { kind: reach === 'training' ? 'training' : 'organisation', organisation };
}

/** Whether something of this organisation lies within what somebody deals with. */
export function isWithin(scope: Scope, organisation: string | undefined): boolean {
  return scope.kind === 'all' || scope.organisation === organisation;
}
