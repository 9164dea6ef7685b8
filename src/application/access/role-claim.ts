import { isSignInRole, type SignInRole, signInRoles } from '../../domain/access/roles.ts';

/**
 * The role that the values of a claim give; of several, the one that can do most.
 * @param roles which value gives which role; a value that is the name of a role gives that role
 */
export function roleFrom(
  values: readonly string[],
  roles: { readonly [value: string]: string },
): SignInRole | undefined {
  const given = values.map((value) => (Object.hasOwn(roles, value) ? roles[value] : value));
  return signInRoles.find((role) => given.some((one) => isSignInRole(one) && one === role));
}
