/** Which trajectories somebody deals with: all of them, or those that one guidance service follows. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'organisation'; readonly organisation: string };

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
  if (role === 'administrator' || role === 'central') return { kind: 'all' };
  // Somebody without a service follows nothing, which is not the same as everything.
  return organisationId === undefined ? undefined : { kind: 'organisation', organisation: organisationId };
}

/** Whether something of this guidance service lies within what somebody deals with. */
export function isWithin(scope: Scope, organisation: string | undefined): boolean {
  return scope.kind === 'all' || scope.organisation === organisation;
}
