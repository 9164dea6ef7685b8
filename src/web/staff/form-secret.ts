import type { Request } from 'express';
import type { Dependencies } from '../../application/dependencies.ts';
import { credentialsOf } from '../../http/credentials.ts';

/** What only the pages of this very reader know, with which their forms are sealed. */
export function formSecret({ configuration }: Pick<Dependencies, 'configuration'>, request: Request): string {
  const { session, key, demoPerson } = credentialsOf(request, configuration);
  return session ?? key ?? `try-out ${demoPerson}`;
}
