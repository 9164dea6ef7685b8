import type { Router } from 'express';
import type { Dependencies, Parts } from '../../../application/dependencies.ts';
import { answerToHandover } from '../../../application/handovers/answer.ts';
import { isId } from '../../../application/ids.ts';
import { sortError } from '../../../application/outage.ts';
import { sentText } from '../../form.ts';
import { leadTo, named } from '../../http.ts';
import { addressWith } from '../addresses.ts';
import { visitOf } from '../request.ts';
import { sealedForm } from '../sealed.ts';

/** Answers in place to what colleagues ask to take over. */
export function setupHandoverAnswers(router: Router, parts: Parts): void {
  const path = '/today/handovers/:id';
  router.post(path, named('/today/handovers/{id}'), async (request, response, next) => {
    const id = String(request.params.id).toLowerCase();
    if (!isId(id)) return next();
    const { deps, caller, language } = await visitOf(parts, request, {
      access: 'act-on-many',
      id,
      path: '/',
    });
    const form = await sealedForm(deps, request, response, language);
    if (form === undefined) return;
    const accepted = sentText(form.sent, 'answer') === 'accept';
    const said = await answer(deps, { caller, id, accepted });
    leadTo(response, addressWith('/', { handover: said }, language));
  });
}

/** What came of an answer; one that came too late changes nothing. */
async function answer(
  deps: Dependencies,
  asked: Omit<Parameters<typeof answerToHandover>[0], 'deps'>,
): Promise<'accepted' | 'declined' | 'late'> {
  try {
    await answerToHandover({ deps, ...asked });
    return asked.accepted ? 'accepted' : 'declined';
  } catch (error) {
    const sorted = sortError(error);
    if (sorted.sort === 'refusal' && sorted.error.code === 'answered-before') return 'late';
    throw error;
  }
}
