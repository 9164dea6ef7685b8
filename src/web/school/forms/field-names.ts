import type { StepKind } from '../../../domain/template/model/types.ts';

/** The names of the controls that are not answers: an underscore keeps them apart from any field of a template. */
export const OUTCOME = '_outcome';
/** The button that says once more what was chosen; its value is the option. */
export const CONFIRMED = '_confirmed';
export const COMMENT = '_comment';

/** The names of the controls with which a trajectory is started. */
export const START = '_start';
export const SCHOOL = '_school';
/** The one that stands for whom the trajectory is for, among those of the roles. */
export const SUBJECT = '_subject';
export const whoField = (role: string) => `${role}-who`;
export const nameField = (role: string) => `${role}-name`;
export const emailField = (role: string) => `${role}-email`;

/** The name of the button that makes appointments on days without school all the same; its value are these days. */
export const FREE_DAYS = '_free_days';

/** How many sessions of a training can be entered at once when none is known yet. */
const EMPTY_SESSIONS = 3;

/** How many appointments the form has room for: one for a meeting, for a training a few more than are known. */
export function roomFor(task: {
  readonly kind: StepKind;
  readonly appointments: readonly unknown[];
}): number {
  return task.kind === 'training' ? Math.max(EMPTY_SESSIONS, task.appointments.length + 1) : 1;
}
