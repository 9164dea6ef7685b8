import { addDuration, land } from '../../calendar/offset.ts';
import type { Instant, LocalDate, LocalTime } from '../../calendar/types.ts';
import { instantAt, localDateOf } from '../../calendar/wall-clock.ts';
import { roleOf } from '../../template/model/lookup.ts';
import type { Party, StageNode, StepNode, Template, TemplateNode } from '../../template/model/types.ts';
import type { Context } from '../model/advanced.ts';
import type { Command } from '../model/commands.ts';
import type { Appointment, TrajectoryState } from '../model/state.ts';
import { asksFor, optionsOf } from '../model/step-outcomes.ts';
import { standing } from '../rules/due-dates.ts';
import { openSteps, type StepView } from '../views/steps.ts';
import { type Course, isSilent } from './course.ts';
import type { Behaviour } from './play.ts';
import type { Act } from './walk.ts';

/**
 * Ways in which a school goes through a trajectory, to rehearse a template with. Everybody else does their part promptly;
 * with `silent` nobody does anything, which is what an agenda shows too.
 */
export const personas = ['prompt', 'slow', 'silent', 'drop-out', 'changes-hands'] as const;

/** One of the ways in which a school goes through a trajectory. */
export type Persona = (typeof personas)[number];

/** With whom a template is rehearsed when nobody is named. */
export const defaultPersona = 'prompt' satisfies Persona;

/** The file that a persona adds where a document is asked. */
export const REHEARSED_ATTACHMENT = '00000000-0000-4000-8000-000000000000';

/** At what time of day each party does its work: outside the morning round of mails. */
const hours: { readonly [party in Party]: LocalTime } = {
  school: '10:00',
  provider: '11:00',
  pbd: '14:00',
  central: '15:00',
};

interface Cast {
  readonly persona: Persona;
  readonly template: Template;
  readonly context: Context;
  readonly successor: (role: string) => string;
  readonly notEarlier: NotEarlier;
  readonly course: Course;
}

/** Before which instant nobody does anything about an open step, however prompt; nothing where only the persona decides. */
export type NotEarlier = (view: StepView) => Instant | undefined;

/** What is laid down beside what a persona does by itself. */
export interface Script {
  /** Id of who takes over a role when it changes hands; somebody named after the role if left out. */
  readonly successor?: ((role: string) => string) | undefined;
  /** Keeps what is done about an open step until an instant, never before the state's own. */
  readonly notEarlier?: NotEarlier | undefined;
  /** What is to happen besides. */
  readonly course?: Course | undefined;
}

/** The behaviour of a persona: what is done next, given the state. Deterministic. */
export function behaviourOf(
  persona: Persona,
  template: Template,
  context: Context,
  script: Script = {},
): Behaviour {
  const { successor = (role) => `${role}-successor`, notEarlier = () => undefined, course = {} } = script;
  const cast: Cast = { persona, template, context, successor, notEarlier, course };
  if (persona === 'silent') return () => undefined;
  return (state) => {
    if (state.status !== 'active') return undefined;
    const first = [
      ...openSteps(state, template, context)
        .map((view) => turnOn(view, state, cast))
        .filter(({ role }) => !isSilent(course, state) || follows(role, template)),
      ...(course.leaves ?? []).flatMap((one) => handingOver(one, state, cast)),
      ...(persona === 'drop-out' ? leaving(state, cast) : []),
      ...(persona === 'changes-hands' ? changingHands(state, cast) : []),
    ].reduce<Turn | Act | undefined>((so, turn) => (so && so.at <= turn.at ? so : turn), undefined);
    return first !== undefined && 'view' in first ? actOf(first, state, cast) : first;
  };
}

/** When somebody will do something about an open step; what exactly, is only worked out for the one that comes first. */
interface Turn {
  readonly at: Instant;
  readonly role: string;
  readonly view: StepView;
}

function turnOn(view: StepView, state: TrajectoryState, cast: Cast): Turn {
  const turn = usualTurnOn(view, state, cast);
  const earliest = cast.notEarlier(view);
  return earliest === undefined || earliest <= turn.at ? turn : { ...turn, at: earliest };
}

function usualTurnOn(view: StepView, state: TrajectoryState, cast: Cast): Turn {
  const appointments = standing(view.node);
  if (appointments === undefined) {
    const role = whoActs(view, state, cast);
    return { at: momentFor(view, role, state, cast), role, view };
  }
  const day = localDateOf(appointments.at(-1)!.start);
  const after = workday('pbd', addDuration(day, 'P1D', 'calendar-days', cast.context.calendar), cast);
  return { at: notBefore(after, 'pbd', state, cast), role: cast.template.counsellorRole, view };
}

function actOf({ at, role, view }: Turn, state: TrajectoryState, cast: Cast): Act {
  const { step, node } = view;
  const isArranged = (step.kind !== 'meeting' && step.kind !== 'training') || standing(node) !== undefined;
  const command: Command = isArranged
    ? completion(view, state, cast)
    : { type: 'reschedule', step: view.path, appointments: sessions(step, at, cast) };
  return { at, role, command };
}

// Whoever has the role; where nobody has it, the counsellor sees to it.
function whoActs(view: StepView, state: TrajectoryState, cast: Cast): string {
  return state.roles[view.role] === undefined ? cast.template.counsellorRole : view.role;
}

function momentFor(view: StepView, role: string, state: TrajectoryState, cast: Cast): Instant {
  const party = roleOf(cast.template, role)?.party ?? 'pbd';
  const asked = view.node.rescheduledOn ?? view.node.openedOn;
  const isSlow = cast.persona === 'slow' && party === 'school';
  const day = isSlow
    ? addDuration(
        view.due ?? addDuration(asked, 'P2W', 'calendar-days', cast.context.calendar),
        'P10D',
        'calendar-days',
        cast.context.calendar,
      )
    : addDuration(
        asked,
        party === 'school' ? 'P2D' : 'P1D',
        party === 'school' ? 'school-days' : 'working-days',
        cast.context.calendar,
      );
  return notBefore(workday(party, day, cast), party, state, cast);
}

function workday(party: Party, day: LocalDate, cast: Cast): LocalDate {
  return land(day, party === 'school' ? 'next-school-day' : 'next-working-day', cast.context.calendar);
}

// What should have been done already is done on the next day on which this party works.
function notBefore(day: LocalDate, party: Party, state: TrajectoryState, cast: Cast): Instant {
  const at = instantAt(day, hours[party]);
  // To the minute: what somebody did a moment ago at the same hour does not put this off by a day.
  if (at.slice(0, 16) >= state.at.slice(0, 16)) return at;
  const next = addDuration(localDateOf(state.at), 'P1D', 'calendar-days', cast.context.calendar);
  return instantAt(workday(party, next, cast), hours[party]);
}

function sessions(step: StepNode, at: Instant, { context }: Cast): readonly Appointment[] {
  const from = localDateOf(at);
  const on = (schoolDays: number) => addDuration(from, `P${schoolDays}D`, 'school-days', context.calendar);
  const session = (day: LocalDate): Appointment => ({
    start: instantAt(day, '13:30'),
    end: instantAt(day, '16:00'),
  });
  return step.kind === 'meeting' ? [session(on(10))] : [session(on(15)), session(on(30))];
}

function completion(view: StepView, state: TrajectoryState, cast: Cast): Command {
  const { step, node } = view;
  // The slow school's work goes back once, so that a rehearsal shows the loop.
  const sendsBack = cast.persona === 'slow' && step.kind === 'review' && node.round === 1;
  const usual = optionsOf(step)[0]?.id;
  // Where the school has fallen silent, giving it more time would change nothing.
  const onSilence = step.id === 'silence' && isSilent(cast.course, state) ? 'skip' : usual;
  const chosen = chosenIn(cast.course, view);
  const outcome = chosen ?? (sendsBack ? 'changes' : onSilence);
  const option = optionsOf(step).find(({ id }) => id === outcome);
  const example = (
    step.answers?.examples as readonly { readonly [field: string]: unknown }[] | undefined
  )?.[0];
  const withAnswers =
    step.answers !== undefined &&
    (chosen === undefined ? !sendsBack : option === undefined || asksFor('answers', step, option));
  const withComment =
    sendsBack || (chosen !== undefined && option !== undefined && asksFor('comment', step, option));
  return {
    type: 'complete',
    step: view.path,
    ...(outcome === undefined ? {} : { outcome }),
    ...(withAnswers ? { answers: example ?? {} } : {}),
    ...(withComment ? { comment: state.id } : {}),
    ...(step.kind === 'document' ? { attachments: [REHEARSED_ATTACHMENT] } : {}),
  };
}

// What sends the work back is chosen once, or it would go round and round.
function chosenIn({ choose }: Course, { step, node }: StepView): string | undefined {
  const chosen = choose?.[step.id];
  const option = optionsOf(step).find(({ id }) => id === chosen);
  const sendsBack = option?.backTo !== undefined || (step.kind === 'review' && chosen === 'changes');
  return sendsBack && node.round > 1 ? undefined : chosen;
}

/** A template of fewer phases is short: it would be over before people change in it. */
const PHASES_OF_A_LONG_ONE = 3;

function isShort({ phases }: Template): boolean {
  return phases.length < PHASES_OF_A_LONG_ONE;
}

/**
 * The phase in which a school drops out or people change: the third, or one before it in which a school has something to do;
 * of a short template the first such one.
 */
function turningPoint(template: Template): StageNode {
  const isOfSchool = (node: TemplateNode): boolean =>
    node.type === 'stage'
      ? node.children.some(isOfSchool)
      : node.kind !== 'notice' &&
        node.kind !== 'milestone' &&
        roleOf(template, node.role)?.party === 'school';
  const candidates = template.phases.slice(0, PHASES_OF_A_LONG_ONE).filter(isOfSchool);
  const chosen = isShort(template) ? candidates[0] : candidates.at(-1);
  return chosen ?? template.phases[isShort(template) ? 0 : PHASES_OF_A_LONG_ONE - 1]!;
}

function follows(role: string, template: Template): boolean {
  return ['pbd', 'central'].includes(roleOf(template, role)?.party ?? '');
}

// Somebody gives a role to a successor on a date, once.
function handingOver(
  { role, on }: { role: string; on: LocalDate },
  state: TrajectoryState,
  cast: Cast,
): Act[] {
  if (state.roles[role]?.revision !== 0) return [];
  const at = notBefore(workday('pbd', on, cast), 'pbd', state, cast);
  return [
    {
      at,
      role: cast.template.counsellorRole,
      command: { type: 'assign', role, person: cast.successor(role) },
    },
  ];
}

function leaving(state: TrajectoryState, cast: Cast): Act[] {
  const phase = state.nodes[turningPoint(cast.template).id];
  if (phase === undefined || phase.status === 'withdrawn') return [];
  const { template, context } = cast;
  // In a short one on the day itself, before anybody has done anything.
  const day = isShort(template)
    ? phase.openedOn
    : addDuration(phase.openedOn, 'P1D', 'working-days', context.calendar);
  return [
    {
      at: notBefore(workday('pbd', day, cast), 'pbd', state, cast),
      role: cast.template.counsellorRole,
      command: { type: 'stop', reason: 'drop-out' },
    },
  ];
}

// The school's first role is handed over on a date; the counsellor is replaced from one day to the next.
function changingHands(state: TrajectoryState, cast: Cast): Act[] {
  const phase = state.nodes[turningPoint(cast.template).id];
  if (phase === undefined || phase.status === 'withdrawn') return [];
  const { template, context } = cast;
  const counsellor = template.counsellorRole;
  const role = template.roles.find((one) => one.party === 'school' && state.roles[one.id])?.id ?? counsellor;
  const day = addDuration(phase.openedOn, 'P1D', 'school-days', context.calendar);
  const acts: Act[] = [];
  if (isShort(template)) return handingOver({ role, on: phase.openedOn }, state, cast);
  if (state.roles[role]?.revision === 0 && !state.handovers.some((planned) => planned.role === role)) {
    const at = notBefore(workday('pbd', day, cast), 'pbd', state, cast);
    const on = addDuration(localDateOf(at), 'P10D', 'school-days', context.calendar);
    acts.push({ at, role: counsellor, command: { type: 'handover', role, to: cast.successor(role), on } });
  }
  if (role !== counsellor && state.roles[counsellor]?.revision === 0) {
    const at = notBefore(
      workday('pbd', addDuration(day, 'P4W', 'calendar-days', context.calendar), cast),
      'pbd',
      state,
      cast,
    );
    acts.push({
      at,
      role: counsellor,
      command: { type: 'assign', role: counsellor, person: cast.successor(counsellor) },
    });
  }
  return acts;
}
