import { addDuration } from '../../calendar/offset.ts';
import type { Instant, LocalDate } from '../../calendar/types.ts';
import { instantAt } from '../../calendar/wall-clock.ts';
import type { Rejection } from '../../rejection.ts';
import type { Template } from '../../template/model/types.ts';
import type { Language } from '../../text.ts';
import { type Enrolment, enrol } from '../decide/enrol.ts';
import type { Context } from '../model/advanced.ts';
import { idOf } from '../model/paths.ts';
import { type Course, wrongCourse } from './course.ts';
import { type AgendaEntry, entryOf } from './entries.ts';
import { behaviourOf, type Persona, type Script } from './personas.ts';
import { type Behaviour, type MailroomBehaviour, type Playthrough, play } from './play.ts';

/** No trajectory is rehearsed further than this after its start. */
const HORIZON = 'P6Y';

/** What is rehearsed; the id decides the minutes, so a rehearsal with a real trajectory's id shows that one's times. */
export interface RehearsalRequest {
  readonly persona: Persona;
  /** Local date of the enrolment, which happens at ten in the morning. */
  readonly start: LocalDate;
  readonly id?: string;
  readonly version?: number;
  readonly language?: Language;
  readonly context: Context;
  /** What is to happen besides what the persona does. */
  readonly course?: Course;
  /** Told which step somebody acts on, each time. */
  readonly watch?: (step: string) => void;
}

/** A template played through with a persona: every step, deadline and mail with its date. */
export interface Rehearsal {
  readonly template: string;
  readonly version: number;
  readonly persona: Persona;
  readonly start: LocalDate;
  readonly entries: readonly AgendaEntry[];
}

/**
 * Plays a template through from its start to its end. Throws a RangeError when the template cannot start on that date, or what
 * is to happen names a step, option or role that it does not have.
 */
export function rehearse(template: Template, request: RehearsalRequest): Rehearsal {
  const wrong = wrongCourse(request.course ?? {}, template);
  if (wrong !== undefined) throw new RangeError(wrong.en);
  const playthrough = playThrough(
    {
      id: request.id ?? `rehearsal-${template.id}`,
      now: instantAt(request.start, '10:00'),
      actor: { kind: 'person', person: template.counsellorRole },
      subject: { kind: template.subject, id: 'rehearsal' },
      start: request.start,
      roles: Object.fromEntries(template.roles.map((role) => [role.id, role.id])),
    },
    { template, version: request.version ?? 1, context: request.context },
    request,
    instantAt(addDuration(request.start, HORIZON, 'calendar-days', request.context.calendar), '23:59'),
  );
  if ('rejected' in playthrough)
    throw new RangeError(playthrough.errors?.[0]?.message.en ?? playthrough.message.en);
  return {
    template: template.id,
    version: request.version ?? 1,
    persona: request.persona,
    start: request.start,
    entries: playthrough.played.flatMap((one) => entryOf(one, template, request.language ?? 'nl') ?? []),
  };
}

/**
 * An enrolment and everything that a persona then does until an instant.
 * @param by with whom it is played: `successor`, `course` as for {@link behaviourOf}, `watch` as for a rehearsal
 */
export function playThrough(
  enrolment: Enrolment,
  setting: Setting,
  by: Pick<RehearsalRequest, 'persona' | 'watch'> & Omit<Script, 'notEarlier'>,
  until: Instant,
): Playthrough | Rejection {
  const { persona, watch, successor, course } = by;
  const behaviour = behaviourOf(persona, setting.template, setting.context, { successor, course });
  const watched: Behaviour = (state) => {
    const act = behaviour(state);
    if (act !== undefined && 'step' in act.command) watch?.(idOf(act.command.step ?? ''));
    return act;
  };
  return playEnrolment(enrolment, setting, watched, until);
}

/** By what an enrolment is played. */
type Setting = { readonly template: Template; readonly version: number; readonly context: Context };

/** An enrolment that is only played, and everything that people do after it until an instant: also for demo histories. */
export function playEnrolment(
  enrolment: Enrolment,
  { template, version, context }: Setting,
  behaviour: MailroomBehaviour,
  until: Instant,
): Playthrough | Rejection {
  const enrolled = enrol(enrolment, template, version, context);
  return enrolled.rejected ? enrolled : play(enrolled, template, context, behaviour, until);
}
