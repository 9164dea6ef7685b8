import type { Dossier } from '../../../application/trajectories/dossier.ts';
import type { Instant } from '../../../domain/calendar/types.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import { roleOf } from '../../../domain/template/model/lookup.ts';
import type { Language } from '../../../domain/text.ts';
import { taskOfPath } from '../../../domain/trajectory/model/built-in-tasks.ts';
import { standing } from '../../../domain/trajectory/rules/due-dates.ts';
import { appointmentToCome } from '../../../domain/trajectory/views/next-appointment.ts';
import { isOverdue, type StepView } from '../../../domain/trajectory/views/steps.ts';
import { titleOf } from '../../../texts/titles.ts';
import { contactOf, pageOf } from './contact-of.ts';
import type { OpenStep } from './types.ts';

/** What is open, the first that is due first, each with whom it waits for and what can be done with it. */
export function openStepsOf(
  open: readonly StepView[],
  { state, template, people, school, today }: Dossier,
  reader: {
    readonly person: string;
    /** Ids of the people whom the reader may look up. */
    readonly reached: ReadonlySet<string>;
    readonly now: Instant;
    readonly language: Language;
  },
): readonly OpenStep[] {
  const { person: who, reached, now, language } = reader;
  const steps = open.map(({ path, node, due, step, role, person }): OpenStep => {
    const appointment = appointmentToCome(standing(node), now)?.start;
    const holder = people.get(person ?? '');
    const played = roleOf(template, role);
    const phone = played?.party === 'school' && holder?.phone === undefined ? school?.phone : undefined;
    return {
      ...{ path, title: titleOf(template, path, language), kind: step.kind, openedOn: node.openedOn },
      role: played?.title[language] ?? role,
      ...(holder === undefined ? {} : { person: contactOf(holder), ...pageOf(holder.id, reached, language) }),
      ...(phone === undefined ? {} : { schoolPhone: phone }),
      overdue: isOverdue({ node, ...(due === undefined ? {} : { due }) }, state, today),
      ...(due === undefined ? {} : { due }),
      ...(appointment === undefined ? {} : { appointment }),
      mine: person === who,
      mayBePassedOn: step.delegable !== false,
      isTask: taskOfPath(path) !== undefined,
    };
  });
  return steps.sort((a, b) => whenOf(a).localeCompare(whenOf(b)));
}

/** The day by which something has to happen; what has none comes last. */
function whenOf({ appointment, due }: OpenStep): string {
  return appointment === undefined ? (due ?? '9') : localDateOf(appointment);
}
