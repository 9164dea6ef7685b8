import type { Router } from 'express';
import type { Dependencies, Parts } from '../../../application/dependencies.ts';
import { answerToHeldChange } from '../../../application/held-changes/answer.ts';
import { isId } from '../../../application/ids.ts';
import { sortError } from '../../../application/outage.ts';
import { type Sent, sentText } from '../../form.ts';
import { leadTo, named } from '../../http.ts';
import { addressWith } from '../addresses.ts';
import { sentWord } from '../query.ts';
import { visitOf } from '../request.ts';
import { sealedForm } from '../sealed.ts';

/** Answers in place to changes that were held. */
export function setupHeldChanges(router: Router, parts: Parts): void {
  router.post('/held-changes/:id', named('/held-changes/{id}'), async (request, response, next) => {
    const id = String(request.params.id).toLowerCase();
    if (!isId(id)) return next();
    const access = 'answer-held-changes';
    const { deps, caller, language } = await visitOf(parts, request, { access, id, path: '/' });
    const form = await sealedForm(deps, request, response, language);
    if (form === undefined) return;
    const answer = sentText(form.sent, 'answer') === 'release' ? 'released' : 'refused';
    const said = await answered(deps, { caller, id, answer });
    const page = sentWord(request.query as Sent, 'from') === 'audit' ? '/admin/audit' : '/';
    leadTo(response, addressWith(page, { held: said }, language));
  });
}

/** What came of an answer; what cannot be done any more goes on waiting. */
async function answered(
  deps: Dependencies,
  asked: Omit<Parameters<typeof answerToHeldChange>[0], 'deps'>,
): Promise<'released' | 'refused' | 'late' | 'failed'> {
  try {
    await answerToHeldChange({ deps, ...asked });
    return asked.answer;
  } catch (error) {
    const sorted = sortError(error);
    if (sorted.sort !== 'refusal' || sorted.error.kind === 'not-found') throw error;
    return sorted.error.code === 'answered-before' ? 'late' : 'failed';
  }
}
