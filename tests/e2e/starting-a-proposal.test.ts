import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { RULES_ONLY } from '../../src/domain/calendar/school-calendar.ts';
import { instantAt } from '../../src/domain/calendar/wall-clock.ts';
import { behaviourOf } from '../../src/domain/trajectory/forecast/personas.ts';
import { rehearse } from '../../src/domain/trajectory/forecast/rehearse.ts';
import { saveOrganisation } from '../../src/store/people/organisations.ts';
import { correctPerson } from '../../src/store/people/people.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { findTrajectory } from '../../src/store/trajectories/trajectories.ts';
import { until } from '../support/until.ts';
import { enrolOverHttp, play } from './play.ts';
import { actThroughLink, linksIn } from './school-visitor.ts';
import { startWorld, type World } from './world.ts';

const context = { calendar: RULES_ONLY };
const start = '2030-09-03';
const proposal = 'training/digicoach_trajectory';
const service = '5b0c4f7e-0f0b-4a53-9a55-5a3a4a1f6f01';

describe('a school whose intake shows that a digicoach would help, on real parts', () => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld('digitale-school');
    const digicoach = new URL('../../templates/digicoach.yaml', import.meta.url);
    await publishTemplate(world.store, await readFile(digicoach, 'utf8'));
    await saveOrganisation(world.store, {
      ...{
        id: service,
        kind: 'pbd',
        name: 'Begeleidingsdienst Noord',
        network: 'Vrij gesubsidieerd onderwijs',
      },
    });
    await correctPerson(world.store, world.people.counsellor!.id, { organisationId: service });
  });
  afterAll(async () => {
    await world?.stop();
  });

  it('gets the trajectory for it from the counsellor, through the link in her mail', async () => {
    await world.sleepUntil(instantAt(start, '10:00'));
    const id = await enrolOverHttp(world, start);
    await world.mailsGone();
    const { entries } = rehearse(world.template, { persona: 'prompt', start, id, context });
    const asked = entries.find(({ kind, path }) => kind === 'mail' && path === proposal);
    const justAfter = new Date(Date.parse(asked!.at) + 60_000).toISOString();
    await play(world, id, behaviourOf('prompt', world.template, context), justAfter);
    const nodeOf = async () => (await findTrajectory(world.store, EVERYTHING, id))?.state.nodes[proposal];
    expect((await nodeOf())?.status).toBe('open');

    const mails = world.inbox.mails.filter(({ mail }) =>
      // It may come in one letter with what else is asked that morning.
      `${mail.subject}\n${mail.text}`.includes('Start het traject voor de digicoaches'),
    );
    expect(mails.map(({ to }) => to)).toEqual([[world.people.counsellor?.email]]);
    await actThroughLink(world.url, mails.flatMap(linksIn), proposal, 'start', {
      _start: justAfter.slice(0, 10),
      'counsellor-who': world.people.counsellor!.id,
      'coordinator-who': world.people.coordinator!.id,
      'digicoach-name': 'Dina Digicoach',
      'digicoach-email': 'dina@school.example',
      'principal-who': world.people.principal!.id,
    });

    await until(async () => (await nodeOf())?.status === 'done');
    const { outcome, started } = (await nodeOf())!;
    expect(outcome).toBe('started');
    const begun = await findTrajectory(world.store, EVERYTHING, started!);
    expect(begun).toMatchObject({
      template: 'digicoach',
      schoolNumber: world.school,
      organisationId: service,
      state: { from: { trajectory: id, step: proposal }, subject: { kind: 'team', id: world.school } },
    });
    // The principal of the school is asked first, at once.
    await world.mailsGone();
    const first = world.inbox.mails.filter(({ mail }) =>
      mail.subject?.startsWith('Geef jullie digicoach tijd'),
    );
    expect(first.map(({ to }) => to)).toEqual([[world.people.principal?.email]]);
  });
});
