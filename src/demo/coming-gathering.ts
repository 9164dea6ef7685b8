import { addDays, land } from '../domain/calendar/offset.ts';
import type { Instant } from '../domain/calendar/types.ts';
import { instantAt, localDateOf } from '../domain/calendar/wall-clock.ts';
import { advance } from '../domain/trajectory/decide/advance.ts';
import { nobodyActs, play } from '../domain/trajectory/forecast/play.ts';
import type { Appointment } from '../domain/trajectory/model/state.ts';
import { standing } from '../domain/trajectory/rules/due-dates.ts';
import { openSteps, type StepView } from '../domain/trajectory/views/steps.ts';
import { eventsIn, recorded, type Told, type Turn } from './histories.ts';
import { gatheringOf } from './network-meetings.ts';
import { withoutPlayedStarts } from './own-words.ts';

type Invited = { readonly told: Told; readonly view: StepView };

/**
 * Yesterday afternoon a counsellor brought schools of her service together for a training that is to come: their own step has
 * that date from then on. Where no training is open, people meet otherwise.
 * @param told all histories; given back in the same order
 */
export function withComingGathering(told: readonly Told[], now: Instant): readonly Told[] {
  const today = localDateOf(now);
  const plannedAt = instantAt(addDays(today, -1), '16:40');
  const invited = invitedOf(told, plannedAt);
  const [first] = invited;
  if (first === undefined) return told;
  const day = land(addDays(today, 12), 'next-school-day', first.told.context.calendar);
  const appointment = gatheringOf(first.told.history.school, {
    start: instantAt(day, '13:30'),
    end: instantAt(day, '16:00'),
  });
  return told.map((one) => {
    const view = invited.find((other) => other.told === one)?.view;
    return view === undefined ? one : arranged(one, { path: view.path, appointment, plannedAt, now });
  });
}

/** The trajectories of one service, that of most of them, in which nothing else was told and a date is still to come. */
function invitedOf(told: readonly Told[], at: Instant): readonly Invited[] {
  const possible = told.flatMap((one): Invited[] => {
    const { advanced, story } = one.history;
    const { state } = advanced;
    const isPlain = story.then === undefined && story.fate === undefined && story.silentForDays === undefined;
    if (!isPlain || state.status !== 'active' || state.at > at || one.template.subject !== 'school')
      return [];
    const view = openSteps(state, one.template, one.context).find(
      ({ step, node }) =>
        (step.kind === 'training' || step.kind === 'meeting') &&
        (standing(node) ?? []).every(({ start, gathering }) => start > at && gathering === undefined),
    );
    return view === undefined ? [] : [{ told: one, view }];
  });
  const trainings = possible.filter(({ view }) => view.step.kind === 'training');
  const wanted = trainings.length > 0 ? trainings : possible;
  const serviceOf = ({ told: { history } }: Invited) => history.school.service.id;
  return [...new Set(wanted.map(serviceOf))]
    .map((service) => wanted.filter((one) => serviceOf(one) === service))
    .reduce((most, one) => (one.length > most.length ? one : most), []);
}

function arranged(
  one: Told,
  {
    path,
    appointment,
    plannedAt,
    now,
  }: {
    readonly path: string;
    readonly appointment: Appointment;
    readonly plannedAt: Instant;
    readonly now: Instant;
  },
): Told {
  const { history, template, context } = one;
  const { advanced, school } = history;
  const command = { type: 'reschedule' as const, step: path, appointments: [appointment] };
  const actor = { kind: 'person' as const, person: school.counsellor.id };
  const changed = advance(
    advanced.state,
    template,
    { kind: 'command', now: plannedAt, actor, command },
    context,
  );
  if (changed.rejected) return one;
  const chronicle: Turn[] = [...history.chronicle];
  const { last, played } = play(changed, template, context, recorded(nobodyActs, chronicle), now);
  const events = [...advanced.events, ...eventsIn(played)];
  const plan = last.plan.filter(({ at }) => at > now);
  return {
    ...one,
    history: { ...history, chronicle, advanced: withoutPlayedStarts({ ...last, events, plan }) },
  };
}
