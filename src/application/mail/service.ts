import { isWithin } from '../../domain/access/scope.ts';
import type { Caller } from '../access/authorise.ts';
import { forbidden } from '../access/errors.ts';

/**
 * Whose mail somebody may deal with as a whole: an administrator everybody's, a coordinator that of the own service.
 * @param organisation the guidance service that was asked for, if one was
 * @returns the guidance service; `undefined` for everybody
 * @throws `forbidden` for all others, and for another service
 */
export function serviceOf(
  caller: Pick<Caller, 'function' | 'scope'>,
  organisation: string | undefined,
): string | undefined {
  if (caller.function !== 'administrator' && caller.function !== 'coordinator') throw forbidden();
  const service = organisation ?? (caller.scope.kind === 'all' ? undefined : caller.scope.organisation);
  if (!isWithin(caller.scope, service)) throw forbidden();
  return service;
}
