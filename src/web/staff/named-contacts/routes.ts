import type { Router } from 'express';
import type { Dependencies, Parts } from '../../../application/dependencies.ts';
import { isId } from '../../../application/ids.ts';
import { answerToNamedContact } from '../../../application/named-contacts/answer.ts';
import { sortError } from '../../../application/outage.ts';
import { sentText } from '../../form.ts';
import { leadTo, named } from '../../http.ts';
import { addressWith } from '../addresses.ts';
import { visitOf } from '../request.ts';
import { sealedForm } from '../sealed.ts';

/** Answers in place to whom schools named through their links. */
export function setupNamedContacts(router: Router, parts: Parts): void {
  const path = '/trajectories/:id/named-contacts/:contact';
  const pattern = '/trajectories/{id}/named-contacts/{contact}';
  router.post(path, named(pattern), async (request, response, next) => {
    const trajectory = String(request.params.id).toLowerCase();
    const id = String(request.params.contact).toLowerCase();
    if (!isId(trajectory) || !isId(id)) return next();
    const asked = { access: 'act-on-trajectory', id: trajectory, path: '/' } as const;
    const { deps, caller, language } = await visitOf(parts, request, asked);
    const form = await sealedForm(deps, request, response, language);
    if (form === undefined) return;
    const answer = sentText(form.sent, 'answer') === 'confirm' ? 'confirmed' : 'refused';
    const said = await answered(deps, { caller, trajectory, id, answer });
    leadTo(response, addressWith('/', { contact: said }, language));
  });
}

/** What came of an answer; what cannot be done now goes on waiting. */
async function answered(
  deps: Dependencies,
  asked: Omit<Parameters<typeof answerToNamedContact>[0], 'deps'>,
): Promise<'confirmed' | 'refused' | 'late' | 'failed'> {
  try {
    await answerToNamedContact({ deps, ...asked });
    return asked.answer;
  } catch (error) {
    const sorted = sortError(error);
    if (sorted.sort !== 'refusal') throw error;
    return sorted.error.kind === 'not-found' ? 'late' : 'failed';
  }
}
