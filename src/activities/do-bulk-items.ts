import { runBulk } from '../application/bulk/run.ts';
import type { EnrolmentDependencies } from '../application/enrolment/request.ts';
import { enrolListedRow } from '../application/enrolment-lists/run-item.ts';
import type { BulkItemsInput } from '../workflows/types.ts';

/**
 * Makes the activity that does the next items of an operation on many. Doing it again, after a crash half-way, does no
 * item twice.
 * @param onProgress told after every item, so that a worker that died is noticed soon
 */
export function createDoBulkItems(deps: EnrolmentDependencies, onProgress: () => void) {
  return ({ operationId }: BulkItemsInput): Promise<{ readonly more: boolean }> =>
    runBulk({
      ...{ deps, operation: operationId, onProgress },
      enrol: (actor, item) => enrolListedRow(deps, actor, item),
    });
}
