import type { Request } from 'express';
import { readCookie, schemeCookie } from '../../http/credentials.ts';
import type { Configuration } from '../../platform/configuration.ts';
import type { Scheme } from '../ui/console/types.ts';

/** What can be chosen, in the order in which it is offered; nothing is as the browser's system says. */
export const schemes = ['light', 'dark'] as const satisfies readonly Scheme[];

/** Which colours were chosen in the browser that asks; nothing where it goes by its system. */
export function chosenScheme(request: Request, configuration: Configuration): Scheme | undefined {
  const chosen = readCookie(request, schemeCookie(configuration).name);
  return schemes.find((scheme) => scheme === chosen);
}
