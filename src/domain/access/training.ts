import type { LocalDate } from '../calendar/types.ts';
import type { StepKind, Template } from '../template/model/types.ts';
import type { Text } from '../text.ts';
import type { Context } from '../trajectory/model/advanced.ts';
import { personIn } from '../trajectory/model/role-holders.ts';
import type { Appointment, NodeStatus, TrajectoryState } from '../trajectory/model/state.ts';
import { standing } from '../trajectory/rules/due-dates.ts';
import { inOrderOfOpening, isOverdue, type StepView, stepsSoFar } from '../trajectory/views/steps.ts';

/** A step that whoever gives the training does, with its dates; dates are local. */
export type TrainingStep = {
  readonly path: string;
  readonly title: Text;
  readonly kind: StepKind;
  readonly status: NodeStatus;
  /** The role that does it. */
  readonly role: string;
  /** Person id of who does it. */
  readonly person: string;
  readonly openedOn: LocalDate;
  readonly due?: LocalDate;
  readonly isOverdue: boolean;
  readonly closedOn?: LocalDate;
  /** Those that stand. */
  readonly appointments: readonly Appointment[];
};

/** Somebody in a trajectory, by the role that they have there. */
export type InRole = { readonly role: string; readonly title: Text; readonly person: string };

/**
 * What of a trajectory concerns whoever gives training in it: this and nothing more goes to them, on pages, over the API and in
 * files. No answers, comments, notes or documents, no steps of others, no mails, no phases.
 */
export type Training = {
  readonly steps: readonly TrainingStep[];
  /** Who is invited to it, or has a role for the school where no step says who is. */
  readonly participants: readonly InRole[];
  /** With whom it is arranged. */
  readonly counsellor?: InRole;
};

/**
 * Takes out of a trajectory what concerns those who give training in it.
 * @param isOwn whether a person works for the organisation that gives it
 */
export function trainingOf(
  { state, template, context }: { state: TrajectoryState; template: Template; context: Context },
  today: LocalDate,
  isOwn: (person: string) => boolean,
): Training {
  const steps = inOrderOfOpening(stepsSoFar(state, template, context)).filter(
    ({ person }) => person !== undefined && isOwn(person),
  );
  const invited = new Set(steps.flatMap(({ step }) => step.attendees));
  const inRole = (role: string): InRole[] => {
    const title = template.roles.find(({ id }) => id === role)?.title;
    const person = personIn(role, state, template);
    return title === undefined || person === undefined ? [] : [{ role, title, person }];
  };
  const ofSchool = template.roles.filter(({ party }) => party === 'school').map(({ id }) => id);
  const counsellor = inRole(template.counsellorRole)[0];
  return {
    steps: steps.map((view) => trainingStep(view, state, today)),
    participants: (invited.size > 0 ? [...invited] : ofSchool).flatMap(inRole),
    ...(counsellor === undefined ? {} : { counsellor }),
  };
}

function trainingStep(view: StepView, state: TrajectoryState, today: LocalDate): TrainingStep {
  const { path, step, node, due, role, person = '' } = view;
  return {
    ...{ path, title: step.title, kind: step.kind, status: node.status, role, person },
    openedOn: node.openedOn,
    ...(due === undefined ? {} : { due }),
    isOverdue: isOverdue(view, state, today),
    ...(node.closedOn === undefined ? {} : { closedOn: node.closedOn }),
    appointments: standing(node) ?? [],
  };
}

/** What a list tells of a trajectory, as far as it says more than its school, model, status and dates. */
type Listed = {
  readonly roles: { readonly [role: string]: string };
  readonly open: readonly { readonly role: string; readonly due?: LocalDate }[];
};

/** What of a list whoever gives training may narrow it by: nothing that tells of what others do in it. */
export const trainingFilters: readonly string[] = ['status', 'template', 'school', 'q'];

/** A trajectory of a list as whoever gives training in it may read it: of what is open only what is theirs. */
export function listedTraining<Item extends Listed>(item: Item, isOwn: (person: string) => boolean): Item {
  const open = item.open.filter(({ role }) => isOwn(item.roles[role] ?? ''));
  const [nextDue] = open.flatMap(({ due }) => due ?? []).toSorted();
  const {
    phase: _phase,
    nextDue: _due,
    wakeAt: _wakeAt,
    stuck: _stuck,
    group: _group,
    programmeId: _programme,
    cohort: _cohort,
    ...rest
  } = item as Item & { readonly [field: string]: unknown };
  return { ...rest, open, ...(nextDue === undefined ? {} : { nextDue }) } as unknown as Item;
}
