import type { Request } from 'express';
import { readCookie, schemeCookie } from '../../http/credentials.ts';
import type { Configuration } from '../../platform/configuration.ts';
import { type Scheme, schemes } from '../ui/console/types.ts';

/** Which colours were chosen in the browser that asks; nothing where it goes by its system. */
export function chosenScheme(request: Request, configuration: Configuration): Scheme | undefined {
  const chosen = readCookie(request, schemeCookie(configuration).name);
  return schemes.find((scheme) => scheme === chosen);
}
