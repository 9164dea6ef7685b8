import type { Router } from 'express';
import type { Parts } from '../../../application/dependencies.ts';
import { isId } from '../../../application/ids.ts';
import { readWorkflow, repairTrajectory } from '../../../application/operations/workflow-of.ts';
import { sortError } from '../../../application/outage.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import type { Sent } from '../../form.ts';
import { leadTo, named } from '../../http.ts';
import { addressWith } from '../addresses.ts';
import { formSecret } from '../form-secret.ts';
import { sentWord } from '../query.ts';
import { sendStaffPage, visitOf } from '../request.ts';
import { sealedForm } from '../sealed.ts';
import { livePage, outcomes } from './live-page.tsx';

/** What Temporal says of one trajectory, and the button that has it look again: for who looks after the installation. */
export function setupLivePages(router: Router, parts: Parts): void {
  router.get('/trajectories/:id/live', named('/trajectories/{id}/live'), async (request, response, next) => {
    const id = String(request.params.id).toLowerCase();
    if (!isId(id)) return next();
    const asked = { access: 'see-operations', id, path: `/trajectories/${id}/live` } as const;
    const { deps, frame } = await visitOf(parts, request, asked);
    const condition = await readWorkflow({ deps, trajectoryId: id });
    const word = sentWord(request.query as Sent, 'repaired');
    const outcome = outcomes.find((one) => one === word);
    const csrfToken = makeCsrfToken(formSecret(deps, request));
    sendStaffPage(response, livePage({ trajectory: id, condition, outcome, csrfToken }, frame));
  });

  const repair = '/trajectories/:id/repair';
  router.post(repair, named('/trajectories/{id}/repair'), async (request, response, next) => {
    const id = String(request.params.id).toLowerCase();
    if (!isId(id)) return next();
    const asked = { access: 'repair-operations', id, path: `/trajectories/${id}/live` } as const;
    const visit = await visitOf(parts, request, asked);
    const form = await sealedForm(visit.deps, request, response, visit.language);
    if (form === undefined) return;
    const repaired = await tried(() => repairTrajectory({ deps: visit.deps, trajectoryId: id }));
    leadTo(response, addressWith(`/trajectories/${id}/live`, { repaired }, visit.language));
  });
}

/** While Temporal does not answer, nothing can be repaired: that is said, and not a page of its own. */
async function tried<Outcome>(repair: () => Promise<Outcome>): Promise<Outcome | 'silent'> {
  try {
    return await repair();
  } catch (error) {
    if (sortError(error).sort === 'outage') return 'silent';
    throw error;
  }
}
