import { schoolKinds } from '../../store/trajectories/table.ts';
import type { Dependencies } from '../dependencies.ts';

/** What schools of the register can be told apart by, each in order. */
export function readSchoolKinds(deps: Pick<Dependencies, 'store'>): ReturnType<typeof schoolKinds> {
  return schoolKinds(deps.store);
}
