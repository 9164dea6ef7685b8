import type { Request } from 'express';
import type { Caller } from '../../../application/access/authorise.ts';
import type { Dependencies } from '../../../application/dependencies.ts';
import { readOwnChoice } from '../../../application/own-choices/choose.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import { formSecret } from '../form-secret.ts';
import type { GuideView } from './guide.tsx';

/** What somebody who is new here is shown first; nothing once she put it away. */
export async function guideFor(
  deps: Dependencies,
  request: Request,
  caller: Pick<Caller, 'person' | 'function'>,
): Promise<GuideView | undefined> {
  const { isGuideAway } = await readOwnChoice(deps, caller);
  if (isGuideAway) return undefined;
  return { role: caller.function, formKey: makeCsrfToken(formSecret(deps, request)) };
}
