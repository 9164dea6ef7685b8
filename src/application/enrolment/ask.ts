import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { holdIfMany } from '../guarding/hold.ts';
import { enrolOrQueue } from './enrol.ts';
import { previewEnrolment } from './preview.ts';
import type { EnrolmentOutcome, EnrolmentRequest } from './request.ts';

/**
 * Enrols for somebody of the staff; after very many changes of hers in an hour it waits for a coordinator instead.
 * @throws as {@link enrolOrQueue}, and `conflict` `held-for-coordinator`
 */
export async function askToEnrol(request: {
  readonly deps: Dependencies;
  readonly caller: Pick<Caller, 'actor' | 'scope' | 'language'>;
  readonly enrolment: EnrolmentRequest;
  readonly idempotencyKey?: string | undefined;
}): Promise<EnrolmentOutcome> {
  const { deps, caller, enrolment, idempotencyKey: key } = request;
  const { actor, scope, language } = caller;
  await holdIfMany({
    ...{ deps, person: actor.person, scope },
    change: { kind: 'enrolment', body: { enrolment, key }, key },
    // What would be refused in any case is said at once.
    check: async () => void (await previewEnrolment({ deps, actor, scope, enrolment, language })),
  });
  return enrolOrQueue({ deps, actor, scope, enrolment, idempotencyKey: key });
}
