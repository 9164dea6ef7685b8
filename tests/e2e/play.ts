import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { localDateOf, localTimeOf } from '../../src/domain/calendar/wall-clock.ts';
import { roleOf } from '../../src/domain/template/model/lookup.ts';
import type { Behaviour } from '../../src/domain/trajectory/forecast/play.ts';
import type { Act } from '../../src/domain/trajectory/forecast/walk.ts';
import { findTrajectory } from '../../src/store/trajectories/trajectories.ts';
import { actThroughLink, documentPdf, type Filling, linksIn } from './school-visitor.ts';
import type { World } from './world.ts';

/** Enrols the school of the world over HTTP, with its people, at this moment; gives the trajectory's id. */
export async function enrolOverHttp(world: World, start: string): Promise<string> {
  const answer = await fetch(`${world.url}/api/v1/trajectories`, {
    method: 'POST',
    headers: { ...world.asStaff, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      template: world.template.id,
      subject: { id: subjectOf(world) },
      start,
      // Each persona plays the same school, beside what runs there already.
      beside: true,
      roles: Object.fromEntries(Object.entries(world.people).map(([role, person]) => [role, person.id])),
      reason: 'veel vragen over digitale didactiek',
      group: 'volger',
    }),
  });
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id;
}

// A team is named by its school here; a programme has no place of its own yet.
function subjectOf(world: World): string {
  switch (world.template.subject) {
    case 'school':
    case 'team':
      return world.school;
    case 'pupil':
      return `${world.school}/L.M.`;
    case 'person':
      return Object.values(world.people).find((person) => person.schoolNumber !== undefined)?.id ?? '';
    case 'community':
    case 'organisation':
    case 'programme':
      return 'programme-1';
  }
}

/**
 * Lives through a trajectory as a behaviour says, at the instants that it says: the school through the links in its mails,
 * everybody else over the API. Ends when nobody will act any more and time changes nothing, or at an instant.
 */
export async function play(world: World, id: string, behaviour: Behaviour, horizon: string): Promise<void> {
  for (;;) {
    const found = await findTrajectory(world.store, EVERYTHING, id);
    if (found === undefined) throw new Error(`There is no trajectory ${id}`);
    const { state, wakeAt } = found;
    const act = behaviour(state);
    const next = [act?.at, wakeAt].filter((at) => at !== undefined && at <= horizon).sort()[0];
    if (next === undefined) break;
    await world.sleepUntil(next);
    if (act !== undefined && act.at === next) await perform(world, id, act);
    else await world.movedOn(id, state.version);
    await world.mailsGone();
  }
  await world.sleepUntil(horizon);
  await world.mailsGone();
}

async function perform(world: World, id: string, act: Act): Promise<void> {
  const isSchool = roleOf(world.template, act.role)?.party === 'school';
  return isSchool ? throughLink(world, id, act) : overApi(world, id, act);
}

async function overApi(world: World, id: string, act: Act): Promise<void> {
  const address = `${world.url}/api/v1/trajectories/${id}`;
  const { command } = act;
  const attachments =
    'attachments' in command && command.attachments ? { attachments: [await upload(world, address)] } : {};
  const answer = await fetch(`${address}/commands`, {
    method: 'POST',
    headers: { ...world.asStaff, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ ...command, ...attachments }),
  });
  if (answer.status !== 200)
    throw new Error(`${answer.status} for ${JSON.stringify(command)}: ${await answer.text()}`);
}

async function upload(world: World, address: string): Promise<string> {
  const body = new FormData();
  body.append('file', documentPdf, 'verslag.pdf');
  const answer = await fetch(`${address}/attachments`, { method: 'POST', body, headers: world.asStaff });
  if (answer.status !== 201) throw new Error(`${answer.status} for an upload: ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id;
}

// Whoever has the role looks for the mail whose page has what is to be done, the newest first.
async function throughLink(world: World, id: string, act: Act): Promise<void> {
  const { command } = act;
  const person = await world.personIn(id, act.role);
  const links = world.inbox.mails
    .filter((mail) => mail.to.includes(person.email ?? ''))
    .flatMap((mail) => linksIn(mail));
  if (command.type === 'reschedule' && command.appointments) {
    const filling = appointmentFields(command.appointments);
    await actThroughLink(world.url, links.toReversed(), command.step, 'appointments', filling);
    return;
  }
  if (command.type !== 'complete') throw new Error(`A school cannot ${command.type} through a link`);
  const filling: Filling = {
    ...(command.outcome === undefined ? {} : { _outcome: command.outcome }),
    ...(command.comment === undefined ? {} : { _comment: command.comment }),
    ...Object.fromEntries(
      Object.entries(command.answers ?? {}).map(([field, value]) => [field, asFormValue(value)]),
    ),
  };
  const withDocument = command.attachments !== undefined;
  await actThroughLink(world.url, links.toReversed(), command.step, 'complete', filling, withDocument);
}

function appointmentFields(appointments: readonly { start: string; end: string }[]): Filling {
  return Object.fromEntries(
    appointments.flatMap(({ start, end }, index) => [
      [`date${index + 1}`, localDateOf(start)],
      [`start${index + 1}`, localTimeOf(start)],
      [`end${index + 1}`, localTimeOf(end)],
    ]),
  );
}

function asFormValue(value: unknown): string | string[] {
  return Array.isArray(value) ? value.map(String) : String(value);
}
