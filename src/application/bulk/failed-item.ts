import type { Text } from '../../domain/text.ts';
import type { BulkOutcome } from '../../store/operations/bulk.ts';
import { isApplicationError } from '../application-error.ts';
import { sortError } from '../outage.ts';

/**
 * What becomes of one of many that threw: a refusal says why, and a fault of ours does not take the others along.
 * @param ours what is said of a fault of ours, and what puts it into the log
 * @throws an outage: what was not done yet is done the next time
 */
export function outcomeOfFailure(
  error: unknown,
  ours: { readonly message: Text; readonly note: (error: unknown) => void },
): BulkOutcome {
  const { sort } = sortError(error);
  if (sort === 'outage') throw error;
  if (sort === 'refusal' && isApplicationError(error)) {
    return { outcome: 'refused', code: error.code, message: error.errors?.[0]?.message ?? error.title };
  }
  ours.note(error);
  return { outcome: 'refused', code: 'defect', message: ours.message };
}
