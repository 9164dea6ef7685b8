/** The roles with which somebody, or a program, signs in; the one that can do most comes first. */
export const signInRoles = [
  ...(['administrator', 'central', 'coordinator', 'counsellor', 'author', 'provider', 'partner'] as const),
];

export type SignInRole = (typeof signInRoles)[number];

/** Whether this is the name of a role with which somebody signs in. */
export function isSignInRole(role: string | undefined): role is SignInRole {
  return signInRoles.includes(role as SignInRole);
}

/** Whether this role looks after the work of one organisation, and means nothing without one. */
export function worksForOne(role: SignInRole): boolean {
  return role === 'coordinator' || role === 'counsellor' || role === 'provider' || role === 'partner';
}
