import type { Requester } from '../../../platform/bounded-workers.ts';
import type { Caller } from '../../access/authorise.ts';
import type { Dependencies } from '../../dependencies.ts';
import { latestVersion, readTemplate } from '../find.ts';
import { draftOf } from './find.ts';
import { saveDraft } from './save.ts';

/**
 * Begins a draft: of a template that there is, with the text of its latest or of an older version, or of a new one with
 * something to begin from. A draft that there is already stays as it is.
 * @throws `not-found` for a version that was never published
 */
export async function beginDraft(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  caller: Pick<Caller, 'person' | 'scope'>;
  id: string;
  version?: number | undefined;
  requester: Requester;
}): Promise<void> {
  const { deps, caller, id, version, requester } = request;
  if ((await draftOf(deps, caller.scope, id)) !== undefined) return;
  const published =
    version === undefined ? await latestVersion(deps, id) : await readTemplate(deps, id, version);
  const source = published?.source ?? beginningOf(id);
  await saveDraft({ ...{ deps, caller, id, source, requester }, ifMatch: undefined, onlyNew: true });
}

/** The smallest text that is a template: one phase in which a principal confirms. */
function beginningOf(id: string): string {
  return `template: ${id}
title: { nl: Nieuw modeltraject, en: New model trajectory }
summary: { nl: Waarvoor dit traject dient., en: What this trajectory is for. }
source: Waar dit vandaan komt
subject: school
available: { from: 2026-09-01 }
roles:
  counsellor: { party: pbd, title: { nl: Begeleider, en: Counsellor } }
  principal: { party: school, title: { nl: Directeur, en: Principal } }
phases:
  - phase: start
    title: { nl: Start, en: Start }
    steps:
      - step: confirm
        kind: confirm
        role: principal
        title: { nl: Bevestig jullie deelname, en: Confirm that you take part }
        noun: { nl: Bevestiging deelname, en: Confirmation of participation }
        ask: { nl: Laat ons weten of jullie meedoen., en: Let us know whether you take part. }
        due: { in: P2W }
`;
}
