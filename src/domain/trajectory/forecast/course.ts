import type { LocalDate } from '../../calendar/types.ts';
import { positionOf, roleOf, stepsOf } from '../../template/model/lookup.ts';
import type { Template } from '../../template/model/types.ts';
import type { Text } from '../../text.ts';
import { idOf } from '../model/paths.ts';
import type { TrajectoryState } from '../model/state.ts';
import { optionsOf } from '../model/step-outcomes.ts';

/** What is to happen in a rehearsal besides what its persona does. */
export interface Course {
  /** The option that is taken at a step, by its name; the first one elsewhere. */
  readonly choose?: { readonly [step: string]: string };
  /** From when this step opens on, nobody of a school or provider does anything; who follows goes on without them. */
  readonly silentFrom?: string;
  /** Who gives a role to somebody else, and on which local date. */
  readonly leaves?: readonly { readonly role: string; readonly on: LocalDate }[];
}

/** What in a course does not fit a template; nothing when all of it does. */
export function wrongCourse(
  { choose = {}, silentFrom, leaves = [] }: Course,
  template: Template,
): Text | undefined {
  const steps = stepsOf(template).map(({ id }) => id);
  const named = [
    ...Object.keys(choose).filter((id) => id !== 'silence'),
    ...(silentFrom === undefined ? [] : [silentFrom]),
  ];
  const unknown = named.find((id) => !steps.includes(id));
  if (unknown !== undefined)
    return {
      nl: `Er is geen stap ${unknown} in dit modeltraject.`,
      en: `There is no step ${unknown} in this template.`,
    };
  for (const [id, option] of Object.entries(choose)) {
    const node = positionOf(template, id)?.node;
    const options = node?.type === 'step' ? optionsOf(node).map((one) => one.id) : ['extend', 'skip', 'stop'];
    if (!options.includes(option)) {
      return {
        nl: `${id} heeft geen keuze ${option}; kies uit ${options.join(', ')}.`,
        en: `${id} has no option ${option}; choose from ${options.join(', ')}.`,
      };
    }
  }
  const stranger = leaves.find(({ role }) => roleOf(template, role) === undefined);
  if (stranger === undefined) return undefined;
  return {
    nl: `Er is geen rol ${stranger.role} in dit modeltraject.`,
    en: `There is no role ${stranger.role} in this template.`,
  };
}

/** Whether the school and its providers have fallen silent. */
export function isSilent({ silentFrom }: Course, state: TrajectoryState): boolean {
  if (silentFrom === undefined) return false;
  return Object.values(state.nodes).some(
    ({ path, status }) => idOf(path) === silentFrom && status !== 'withdrawn',
  );
}
