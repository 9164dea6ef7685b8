import { addDuration, land } from '../../calendar/offset.ts';
import type { Instant, LocalDate, LocalTime } from '../../calendar/types.ts';
import { instantAt, localDateOf } from '../../calendar/wall-clock.ts';
import { roleOf } from '../../template/model/lookup.ts';
import type { Party, StepNode, Template } from '../../template/model/types.ts';
import type { Context } from '../model/advanced.ts';
import type { Command } from '../model/commands.ts';
import type { Appointment, TrajectoryState } from '../model/state.ts';
import { optionsOf } from '../model/step-outcomes.ts';
import { standing } from '../rules/due-dates.ts';
import { openSteps, type StepView } from '../views/steps.ts';
import type { Act, Behaviour } from './play.ts';

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
  /** Who takes over a role when it changes hands. */
  readonly successor: (role: string) => string;
  /** Before which instant nobody does anything about an open step. */
  readonly notEarlier: NotEarlier;
}

/** Before which instant nobody does anything about an open step, however prompt; nothing where only the persona decides. */
export type NotEarlier = (view: StepView) => Instant | undefined;

/**
 * The behaviour of a persona: what is done next, given the state. Deterministic.
 * @param successor who takes over a role when it changes hands
 * @param notEarlier keeps what is done about an open step until an instant, never before the state's own
 */
export function behaviourOf(
  persona: Persona,
  template: Template,
  context: Context,
  successor: (role: string) => string = (role) => `${role}-successor`,
  notEarlier: NotEarlier = () => undefined,
): Behaviour {
  const cast: Cast = { persona, template, context, successor, notEarlier };
  if (persona === 'silent') return () => undefined;
  return (state) => {
    if (state.status !== 'active') return undefined;
    const first = [
      ...openSteps(state, template, context).map((view) => turnOn(view, state, cast)),
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
  const outcome = sendsBack ? 'changes' : optionsOf(step)[0]?.id;
  const example = (
    step.answers?.examples as readonly { readonly [field: string]: unknown }[] | undefined
  )?.[0];
  const withAnswers = step.answers !== undefined && !sendsBack;
  return {
    type: 'complete',
    step: view.path,
    ...(outcome === undefined ? {} : { outcome }),
    ...(withAnswers ? { answers: example ?? {} } : {}),
    ...(sendsBack ? { comment: state.id } : {}),
    ...(step.kind === 'document' ? { attachments: [REHEARSED_ATTACHMENT] } : {}),
  };
}

/** The phase in which a school drops out or people change: the third, or the last of a short template. */
function turningPoint(template: Template) {
  return template.phases[Math.min(2, template.phases.length - 1)]!;
}

function leaving(state: TrajectoryState, cast: Cast): Act[] {
  const phase = state.nodes[turningPoint(cast.template).id];
  if (phase === undefined || phase.status === 'withdrawn') return [];
  const day = addDuration(phase.openedOn, 'P1D', 'working-days', cast.context.calendar);
  return [
    {
      at: notBefore(day, 'pbd', state, cast),
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
