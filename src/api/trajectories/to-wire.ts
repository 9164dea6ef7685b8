import type { z } from 'zod';
import type { Dossier } from '../../application/trajectories/dossier.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import { positionOfPath } from '../../domain/template/model/lookup.ts';
import type { StepNode } from '../../domain/template/model/types.ts';
import { asksFor, optionsOf } from '../../domain/trajectory/model/step-outcomes.ts';
import { standing } from '../../domain/trajectory/rules/due-dates.ts';
import { inTimeUntil, isAtRisk, silentSince } from '../../domain/trajectory/views/late.ts';
import {
  inOrderOfOpening,
  isOverdue,
  type StepView,
  stepsSoFar,
  waitingFor,
} from '../../domain/trajectory/views/steps.ts';
import { whereItEnded } from '../../domain/trajectory/views/where-it-ended.ts';
import { instantOrNull } from '../instants.ts';
import {
  type named,
  type stageSchema,
  type stepSchema,
  toWireAppointment,
  type trajectorySchema,
} from './trajectories.schemas.ts';

type Wire = z.input<typeof trajectorySchema>;

/** A trajectory as it goes over the wire. */
export function toWireTrajectory(view: Dossier): Wire {
  const { head, state, template, context, today } = view;
  const seen = inOrderOfOpening(stepsSoFar(state, template, context));
  const steps = seen.map((step) => toWireStep(step, view));
  const open = steps.filter(({ status }) => status === 'open');
  const hasEnded = state.endedAt !== undefined;
  const openNow = seen.filter(({ node }) => node.status === 'open');
  const nextDue = openNow.flatMap((step) => inTimeUntil(step) ?? []).sort()[0];
  return {
    id: state.id,
    reference: head.reference,
    template: state.template,
    template_version: state.templateVersion,
    title: template.title,
    subject: { ...state.subject, name: view.subject ?? null },
    school: head.schoolNumber ?? null,
    organisation:
      head.organisationId === undefined
        ? null
        : { id: head.organisationId, name: view.organisation?.name ?? null },
    programme: head.programmeId ?? null,
    cohort: head.cohort ?? null,
    group: head.group ?? null,
    from: state.from ?? null,
    started: seen.flatMap(({ path, node: { started } }) =>
      started === undefined ? [] : [{ step: path, trajectory: started }],
    ),
    former: view.former ?? null,
    period: head.period,
    start: state.start,
    status: state.status,
    version: state.version,
    as_of: today,
    updated_at: formatWithOffset(state.at),
    ended_at: instantOrNull(state.endedAt),
    ended_by_mistake: state.mistake ?? false,
    ended_at_step: whereItEnded(state, template) ?? null,
    wake_at: hasEnded ? null : instantOrNull(head.wakeAt),
    waiting_for: [...waitingFor(state, template, context)],
    overdue: !hasEnded && open.some(({ overdue }) => overdue),
    at_risk: isAtRisk({ status: state.status, nextDue }, openNow, today),
    silent_since: silentSince({ state, template, context }, today) ?? null,
    roles: template.roles.map(({ id, party: partyOf, title }) => {
      const assignment = state.roles[id];
      return {
        role: id,
        party: partyOf,
        title,
        person: assignment === undefined ? null : personOf(assignment.person, view),
        since: instantOrNull(assignment?.since),
      };
    }),
    phases: template.phases.map(({ id, title }) => toWireStage(id, title, view)),
    stages: Object.keys(state.nodes).flatMap((path) => {
      const place = positionOfPath(template, path);
      const isInner = place?.node.type === 'stage' && place.node.form !== 'phase';
      return isInner ? [toWireStage(path, place.node.title, view)] : [];
    }),
    open: hasEnded ? [] : open,
    steps,
    answers: Object.fromEntries(Object.entries(state.answers).map(([step, given]) => [step, { ...given }])),
    pauses: state.pauses.map(({ from, to, until, reason }) => ({
      from,
      to: to ?? null,
      until: until ?? null,
      reason,
    })),
    handovers: state.handovers.map(({ role, to, on }) => ({ role, to: personOf(to, view), on })),
  };
}

function toWireStep(step: StepView, view: Dossier): z.input<typeof stepSchema> {
  const { node, person, due } = step;
  return {
    path: step.path,
    step: step.step.id,
    phase: step.phase.id,
    kind: step.step.kind,
    title: step.step.title,
    ask: step.step.ask,
    role: step.role,
    person: person === undefined ? null : personOf(person, view),
    status: node.status,
    opened_on: node.openedOn,
    due: due ?? null,
    overdue: isOverdue(step, view.state, view.today),
    closed_on: node.closedOn ?? null,
    round: node.round,
    outcome: node.outcome ?? null,
    outcomes: node.status === 'open' ? outcomesOf(step.step) : [],
    returned_with: node.returnedWith ?? null,
    appointments: (standing(node) ?? []).map(toWireAppointment),
    attachments: [...node.attachments],
    extensions: node.extensions,
    about: node.about ?? null,
    proposes: step.step.proposes ?? null,
    not_started: node.notStarted ?? null,
    form: node.status === 'open' && step.step.answers !== undefined ? { ...step.step.answers } : null,
  };
}

function outcomesOf(step: StepNode): z.input<typeof stepSchema>['outcomes'] {
  return optionsOf(step).map((option) => ({
    ...{ id: option.id, title: option.title, stops: option.then === 'stop' },
    asks: [
      ...(step.answers !== undefined && asksFor('answers', step, option) ? (['answers'] as const) : []),
      ...(asksFor('comment', step, option) ? (['comment'] as const) : []),
    ],
  }));
}

function toWireStage(path: string, title: Wire['title'], view: Dossier): z.input<typeof stageSchema> {
  const node = view.state.nodes[path];
  return {
    path,
    title,
    status: node?.status ?? 'later',
    opened_on: node?.openedOn ?? null,
    closed_on: node?.closedOn ?? null,
    level: node?.level ?? null,
  };
}

function personOf(id: string, view: Dossier): z.input<typeof named> {
  return { id, name: view.people.get(id)?.name ?? null };
}
