import { addDays, addDuration } from '../calendar/offset.ts';
import type { Instant } from '../calendar/types.ts';
import { instantAt, localDateOf, startOfDay } from '../calendar/wall-clock.ts';
import { roleOf, stepsOf } from '../template/model/lookup.ts';
import type { StepNode, Template } from '../template/model/types.ts';
import { advanced, move } from '../trajectory/decide/advance.ts';
import { nobodyActs, play } from '../trajectory/forecast/play.ts';
import { readQuietKey } from '../trajectory/mail-plan/quiet-keys.ts';
import type { Context } from '../trajectory/model/advanced.ts';
import { openSteps } from '../trajectory/views/steps.ts';
import type { Exploration, Visit } from './explore.ts';
import type { Finding } from './finding.ts';

/** How long after a date was set is waited for somebody to hear that nothing came of it. */
const WAITED = 'P3Y';
/** Days from now on which the appointment is. */
const DAYS_AHEAD = 14;

/** Whether a step can have appointments. */
export function takesAppointments({ kind }: StepNode): boolean {
  return kind === 'meeting' || kind === 'training';
}

/** Whether a role follows trajectories, and so must hear of silence. */
export function follows(template: Template, role: string): boolean {
  return ['pbd', 'central'].includes(roleOf(template, role)?.party ?? '');
}

/**
 * Silence after an appointment: a date was set and nothing is recorded afterwards. What is overdue is not mailed then, and
 * nothing expires, so the ladder itself has to tell somebody who follows trajectories. Each step is tried once, where it
 * first opens.
 */
export function checkAppointments(
  template: Template,
  exploration: Exploration,
  context: Context,
): readonly Finding[] {
  const wanted = new Set(
    stepsOf(template)
      .filter(takesAppointments)
      .map(({ id }) => id),
  );
  const found: Finding[] = [];
  for (const visit of exploration.visits) {
    if (wanted.size === 0) break;
    if (visit.arrival.state.status !== 'active') continue;
    for (const { step, path } of openSteps(visit.arrival.state, template, context)) {
      if (!wanted.delete(step.id) || isHeardOfAfterwards(path, visit, template, context)) continue;
      found.push(unheardAfterwards(step, visit));
    }
  }
  if (exploration.bound === undefined) return found;
  // Where the search did not come, the ladder is judged as it is written.
  const unseen = stepsOf(template).filter(({ id }) => wanted.has(id));
  return [
    ...found,
    ...unseen.filter((step) => !tellsAfterwards(step, template)).map((step) => unheardAfterwards(step)),
  ];
}

function tellsAfterwards({ ladder }: StepNode, template: Template): boolean {
  return ladder.some(
    ({ anchor, offset, to }) => anchor === 'appointment' && /^P.*[1-9]/.test(offset) && follows(template, to),
  );
}

function isHeardOfAfterwards(path: string, visit: Visit, template: Template, context: Context): boolean {
  const { state } = visit.arrival;
  const today = localDateOf(state.at);
  const day = addDays(today, DAYS_AHEAD);
  const appointment = { start: instantAt(day, '10:00'), end: instantAt(day, '11:00') };
  const input = {
    kind: 'command',
    now: state.at,
    actor: { kind: 'system' },
    command: { type: 'reschedule', step: path, appointments: [appointment] },
  } as const;
  const dated = move(state, template, input, context);
  if ('rejected' in dated) return true;
  const from = advanced({ ...dated, events: [] });
  const until: Instant = startOfDay(addDuration(today, WAITED, 'calendar-days', context.calendar));
  const { last, played } = play(from, template, context, nobodyActs, until);
  // What time itself closes, with its phase, does not wait.
  if (last.state.nodes[path]?.status !== 'open') return true;
  return played.some(
    (one) =>
      one.kind === 'mail' &&
      one.mail.path === path &&
      // What every template says without naming it is not what this one says of the meeting.
      readQuietKey(one.mail.key) === undefined &&
      one.at > appointment.end &&
      follows(template, one.mail.to),
  );
}

function unheardAfterwards(step: StepNode, visit?: Visit): Finding {
  const trail = visit && [
    ...visit.trail,
    `${step.id}: ${addDays(localDateOf(visit.arrival.state.at), DAYS_AHEAD)}`,
  ];
  return {
    rule: 'silence-after-appointment',
    severity: 'error',
    at: step.id,
    ...(trail === undefined ? {} : { trail }),
    message: {
      nl: 'Staat er een datum en wordt er daarna niets genoteerd, dan merkt niemand dat: zolang een afspraak staat, is niets te laat en vervalt er niets.',
      en: 'When a date was set and nothing is noted afterwards, nobody is told: while an appointment stands, nothing is overdue and nothing expires.',
    },
    mend: {
      nl: 'Zet een trede in de ladder die de begeleider of een andere rol van partij pbd of central verwittigt: { rung: outcome-missing, after: P4W, from: appointment, kind: escalation, to: … }.',
      en: 'Add a rung to its ladder that tells the counsellor or another role of party pbd or central: { rung: outcome-missing, after: P4W, from: appointment, kind: escalation, to: … }.',
    },
  };
}
