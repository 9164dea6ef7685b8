import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { saveOrganisation } from '../../src/store/people/organisations.ts';
import { insertPerson } from '../../src/store/people/people.ts';
import { search } from '../support/environment.ts';
import { findSchemathesis } from '../support/schemathesis.ts';
import { type RunningApi, startApi } from './running-api.ts';

/** How long is asked, in seconds; longer in `npm run test:all`. */
const SECONDS = Number(process.env.ANY_INPUT_SECONDS ?? 75);
/** How long each of the other roles asks, in seconds, and of each operation how often by chance. */
const SECONDS_OF_OTHERS = Number(process.env.ANY_INPUT_SECONDS_OF_OTHERS ?? 10);
const EXAMPLES_OF_OTHERS = 2;
/** What is asked follows from it. */
const SEED = process.env.ANY_INPUT_SEED ?? '20261129';
/** Longest that whatever was begun may take after that, in seconds. */
const GRACE = 240;
/** How long an answer may take, in seconds: how fast it comes is asked elsewhere, and says more about the machine than about the document. */
const PATIENCE = 60;
const ENOUGH = 1_000_000_000;

const phases = ['examples', 'coverage', 'fuzzing', 'stateful'];
const checks = [
  ...['not_a_server_error', 'status_code_conformance', 'content_type_conformance'],
  ...['response_headers_conformance', 'response_schema_conformance', 'unsupported_method'],
  'allow_header_conformance',
];

describe(`Whatever the document of the API allows or forbids is asked of it (seed ${SEED})`, () => {
  let api: RunningApi;
  let folder: string;
  let program: string;
  let config: string;

  beforeAll(async () => {
    program = await findSchemathesis(search);
    folder = await mkdtemp(join(tmpdir(), 'traject-any-input-'));
    api = await startApi({ app: { apiLimit: ENOUGH, callerLimit: ENOUGH }, changesPerHour: ENOUGH });
    config = await writeWhatThereIs();
  }, 300_000);

  afterAll(async () => {
    await api?.stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  /** Things that are there, so that it is not only asked of what does not exist. */
  async function writeWhatThereIs(): Promise<string> {
    const trajectory = await api.post('trajectories', await api.enrolment());
    const programme = await api.post('programmes', {
      name: { nl: 'Bootcamps', en: 'Bootcamps' },
      lots: [{ template: 'two-conversations', amount_cents: 100_000 }],
      calls: [{ id: '2026', from: '2026-09-01', until: '2026-12-31', quota: 1 }],
      budget_cents: null,
    });
    expect([trajectory.status, programme.status]).toEqual([201, 201]);
    const ids = {
      trajectories: trajectory.body.id,
      programmes: programme.body.id,
      people: api.world.teacher,
    };
    const file = join(folder, 'schemathesis.toml');
    const tables = Object.entries(ids).map(
      ([noun, id]) =>
        `[[operations]]\ninclude-path-regex = '^/${noun}/\\{id\\}'\nparameters = { "path.id" = "${id}" }\n`,
    );
    await writeFile(file, tables.join('\n'));
    return file;
  }

  it(
    'and no answer is a fault of ours, or one that the document does not know',
    async () => {
      const run = await execa(
        program,
        [
          ...['--config-file', config],
          ...['run', `${api.url}/api/v1/openapi.json`, '--seed', SEED, '--max-time', String(SECONDS)],
          ...['--phases', phases.join(), '--checks', checks.join(), '--continue-on-failure', '--no-shrink'],
          ...['--header', `X-Demo-Person:${api.world.administrator}`, '--warnings', 'off'],
          ...['--request-timeout', String(PATIENCE)],
        ],
        { all: true, reject: false, cwd: folder, timeout: (SECONDS + GRACE) * 1_000 },
      );
      // What it says is how to ask the same again.
      if (run.exitCode !== 0) throw new Error(run.all);
      expect(run.all).toMatch(/[1-9]\d* generated/);
      for (const phase of phases) expect(run.all?.toLowerCase()).toContain(phase);
    },
    (SECONDS + GRACE + 30) * 1_000,
  );

  it.each(['central', 'coordinator', 'counsellor', 'author', 'provider', 'partner', 'principal'])(
    'and none to somebody who is a %s, for whom much of it is not there',
    async (role) => {
      const run = await execa(
        program,
        [
          ...['--config-file', config, 'run', `${api.url}/api/v1/openapi.json`, '--seed', SEED],
          ...['--max-time', String(SECONDS_OF_OTHERS), '--max-examples', String(EXAMPLES_OF_OTHERS)],
          ...['--phases', 'examples,fuzzing', '--checks', checks.join(), '--continue-on-failure'],
          ...['--no-shrink', '--header', `X-Demo-Person:${await somebody(role)}`, '--warnings', 'off'],
          ...['--request-timeout', String(PATIENCE)],
        ],
        { all: true, reject: false, cwd: folder, timeout: (SECONDS_OF_OTHERS + GRACE) * 1_000 },
      );
      if (run.exitCode !== 0) throw new Error(run.all);
      expect(run.all).toMatch(/[1-9]\d* generated/);
    },
    (SECONDS_OF_OTHERS + GRACE + 30) * 1_000,
  );

  /** Somebody new of a role, who works where people of that role do. */
  async function somebody(role: string): Promise<string> {
    const { world, store } = api;
    const id = randomUUID();
    const house = randomUUID();
    if (role === 'provider' || role === 'partner') {
      await saveOrganisation(store, { id: house, kind: 'provider', name: `Vormingshuis ${role}` });
    }
    const works: { readonly [role: string]: object } = {
      ...{ coordinator: { organisationId: world.service }, counsellor: { organisationId: world.service } },
      ...{ provider: { organisationId: house }, partner: { organisationId: house } },
    };
    const person = { id, name: `Iemand ${role}`, email: `${role}@any.example`, language: 'nl' } as const;
    await insertPerson(store, { ...person, function: role, ...works[role] });
    return id;
  }
});
