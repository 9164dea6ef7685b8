import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defaultPersona } from '../../src/domain/trajectory/forecast/personas.ts';
import { callTraject } from './call-traject.ts';
import { root, runTraject } from './run-traject.ts';

const commands = [
  'start',
  'api',
  'worker',
  'migrate',
  'seed',
  'lint',
  'rehearse',
  'publish',
  'import-schools',
  'enrol',
  'doctor',
];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'traject-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, content: string): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

describe('help', () => {
  it('names every command, on standard output, without an error', async () => {
    const { code, stdout, stderr } = await runTraject(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const command of [...commands, 'bench', 'list', 'show'])
      expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
  });

  it.each(commands)('is there for %s', async (command) => {
    const { code, stdout } = await callTraject([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: traject ${command}`);
  });
});

describe('the help of what is used every day', () => {
  it.each(['list', 'show', 'lint', 'rehearse', 'publish', 'enrol', 'report'])(
    'has an example of %s',
    async (command) => {
      const { stdout } = await callTraject([command, '--help']);
      expect(stdout.split(/^Examples?:$/m)[1] ?? '').toMatch(
        command === 'enrol' ? /school_number,template/ : new RegExp(`^  traject ${command} `, 'm'),
      );
    },
  );
});

describe('wrong use', () => {
  it.each([
    ['no command', [], /Usage: traject/],
    ['a command that does not exist', ['begin'], /unknown command 'begin'/],
    ['an option that does not exist', ['list', '--colour'], /unknown option '--colour'/],
    ['an argument that is missing', ['rehearse'], /missing required argument 'file'/],
    [
      'a persona that does not exist',
      ['rehearse', 'x.yaml', '--persona', 'lazy'],
      /Allowed choices are prompt, slow/,
    ],
    ['a day that does not exist', ['rehearse', 'x.yaml', '--start', '2027-02-29'], /must be a day such as/],
    ['a number that is none', ['list', '--limit', 'many'], /whole number/],
    [
      'what a report does not go by',
      ['report', 'candidates', '--as-of', '2026-06-30', '--money-until', '2026-07-01'],
      /^traject: The report candidates takes no --as-of and no --money-until\.$/m,
    ],
  ])('%s ends with code 2 and one sentence on stderr', async (_, args, sentence) => {
    // One word as a process of its own: how it ends is what a script sees.
    const call = args.length === 1 ? runTraject : callTraject;
    const { code, stdout, stderr } = await call(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    if (args.length > 0) expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('failure', () => {
  it.each([
    ['a file that is not there', ['lint', 'nowhere.yaml'], {}, 'There is no file nowhere.yaml.'],
    ['no database', ['list'], {}, 'There is no database yet'],
    [
      'a database that does not answer',
      ['list'],
      { DATABASE_URL: 'postgresql://a:b@127.0.0.1:9/c' },
      'cannot be reached',
    ],
    ['a setting that makes no sense', ['list'], { PORT: 'eighty' }, 'PORT must be a port number'],
    ['the API in production', ['api'], { NODE_ENV: 'production' }, 'OIDC_ISSUER'],
  ])('%s ends with code 1 and one sentence on stderr', async (_, args, env, sentence) => {
    const { code, stdout, stderr } = await runTraject(args, env);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('lint', () => {
  it('finds nothing in the templates that come with the product', async () => {
    const { code, stdout } = await runTraject(['lint', 'templates/digitale-school.yaml']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^templates\/digitale-school\.yaml: ok \(\d+ states\)\n/);
  });

  it('names file and line of what is wrong, and looks at the other files all the same', async () => {
    const broken = await file('broken.yaml', 'template: proef\nsubject: klas\n');
    const nascholing = await readFile(join(root, 'templates/nascholing.yaml'), 'utf8');
    const [phase = ''] = /- phase: \w+\n/.exec(nascholing) ?? [];
    const id = phase.slice('- phase: '.length).trim();
    const after = `${phase}    opens: { after: ${id} }\n`;
    const circle = await file('circle.yaml', nascholing.replace(phase, after));
    const { code, stdout, stderr } = await runTraject([
      ...['lint', broken, 'nowhere.yaml', circle, 'templates/nascholing.yaml'],
    ]);
    expect(code).toBe(1);
    expect(stdout).toContain(`${broken}:2: subject: `);
    expect(stderr).toContain('There is no file nowhere.yaml.');
    expect(stdout).toContain(`${id} → ${id}. [circle]`);
    expect(stdout).toContain('templates/nascholing.yaml: ok');
    const json = JSON.parse((await runTraject(['lint', '--json', broken])).stdout);
    expect(json.files[0]).toMatchObject({ file: broken, ok: false });
    expect(json.files[0].findings).toContainEqual(expect.objectContaining({ line: 2, at: 'subject' }));
  });
});

describe('a file that costs more than its share', () => {
  const text = '{ nl: x, en: x }';
  /** Nothing in it is wrong: there is only no end to what it can come to. */
  const costly = `template: comes-back
subject: school
title: ${text}
summary: ${text}
source: written for these tests
available_from: 2026-09-01
counsellor: counsellor
roles:
  - { role: counsellor, party: pbd, title: ${text} }
phases:
  - phase: one
    title: ${text}
    steps:
${Array.from({ length: 190 }, (_, at) => `      - { step: s${at}, kind: confirm, title: ${text}, opens: { after: [] }, due: { in: P1W }, repeat: { times: 1000, every: P1D } }`).join('\n')}
`;

  it('is told on which line when it is checked and rehearsed, and takes no other file along', async () => {
    const path = await file('comes-back.yaml', costly);
    const [linted, rehearsed] = await Promise.all([
      runTraject(['lint', path, 'templates/nascholing.yaml']),
      runTraject(['rehearse', path]),
    ]);
    expect(linted.code).toBe(1);
    expect(linted.stdout).toMatch(
      /comes-back\.yaml:\d+: What stands here costs too much .* \[too-costly\]$/m,
    );
    expect(linted.stdout).toContain('templates/nascholing.yaml: ok');
    expect(rehearsed).toMatchObject({ code: 1, stdout: '' });
    expect(rehearsed.stderr).toMatch(/^traject: .*comes-back\.yaml:\d+: What stands here costs too much/);
  }, 180_000);
});

describe('rehearse', () => {
  const template = 'templates/digitale-school.yaml';

  it.each(['prompt', 'slow', 'silent', 'drop-out', 'changes-hands'])(
    'gives the whole life of a %s school as JSON',
    async (persona) => {
      const args = ['rehearse', template, '--persona', persona, '--start', '2026-09-01', '--json'];
      const { code, stdout } = await callTraject(args);
      expect(code).toBe(0);
      const rehearsal = JSON.parse(stdout);
      expect(rehearsal).toMatchObject({
        template: 'digitale-school',
        version: 1,
        persona,
        start: '2026-09-01',
      });
      const moments = rehearsal.entries.map(({ at }: { at: string }) => Date.parse(at));
      expect(moments).toEqual([...moments].sort((a: number, b: number) => a - b));
      for (const entry of rehearsal.entries) {
        expect(entry.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00$/);
        if (entry.kind !== 'mail') continue;
        expect(entry).toEqual({
          ...{ at: expect.any(String), kind: 'mail', phase: expect.any(String), step: expect.any(String) },
          ...{ to: expect.stringMatching(/^[a-z_]+$/), rung: expect.any(String) },
          subject: expect.stringMatching(/^[^[].{2,77}$/),
        });
      }
      expect(
        rehearsal.entries.filter(({ kind }: { kind: string }) => kind === 'mail').length,
      ).toBeGreaterThan(5);
    },
  );

  it.each(['rtc-routeplan', 'digisprong-schoolteam'])(
    'begins %s on the last day on which it could, when it cannot start any more',
    async (finished) => {
      const source = await readFile(join(root, `templates/${finished}.yaml`), 'utf8');
      const over = source.replace(/^(available_from: .*)$/m, '$1\navailable_until: 2024-10-30');
      const { code, stdout } = await callTraject([
        'rehearse',
        await file(`${finished}.yaml`, over),
        '--json',
      ]);
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ persona: defaultPersona, start: '2024-10-30' });
    },
  );

  it('is a table for people, the same every time', async () => {
    const args = ['rehearse', template, '--persona', 'silent', '--start', '2026-09-01', '--language', 'en'];
    const { code, stdout } = await runTraject(args);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^when +what +phase +step +to +rung +subject$/m);
    expect(stdout).toMatch(
      /^2026-09-01 10:00 {2}mail +referral +school_confirms +principal +ask +Confirm that your school takes part$/m,
    );
    expect(stdout).toMatch(
      /^2026-09-01 10:00 {2}step +.*Confirm that your school takes part \(by 2026-09-15\)$/m,
    );
    expect((await callTraject(args)).stdout).toBe(stdout);
  });

  it('says in words what people do and what becomes of the trajectory', async () => {
    const args = ['rehearse', template, '--persona', 'drop-out', '--start', '2026-09-01'];
    const { stdout } = await callTraject(args);
    expect(stdout).toMatch(/^De digitale school, een school die afhaakt, vanaf 2026-09-01$/m);
    expect(stdout).toMatch(
      /^\S+ \S+ +doet iets +intake +intake_conversation +counsellor +legt een datum vast$/m,
    );
    expect(stdout).toMatch(/^\S+ \S+ +doet iets +counsellor +zet het traject stop$/m);
    expect(stdout).toMatch(/^\S+ \S+ +einde +stopgezet$/m);
    const english = (await callTraject([...args, '--language', 'en'])).stdout;
    expect(english).toMatch(/ acts +intake +intake_conversation +counsellor +sets a date$/m);
    expect(english).toMatch(/ end +stopped$/m);
  });

  it('refuses a day before the template exists, and a file that is no template', async () => {
    const early = await callTraject(['rehearse', template, '--start', '2019-09-01']);
    expect(early.code).toBe(1);
    expect(early.stderr).toMatch(/This template can start from 2020-09-01/);
    const broken = await callTraject(['rehearse', await file('empty.yaml', 'a: 1\n')]);
    expect(broken.code).toBe(1);
    expect(broken.stderr).toMatch(/traject lint/);
  });
});

describe('doctor', () => {
  it('says of what does not work what to do about it, and ends with code 1', async () => {
    const { code, stdout } = await runTraject(['doctor'], {
      DATABASE_URL: 'postgresql://a:b@127.0.0.1:9/c',
      TEMPORAL_ADDRESS: '127.0.0.1:9',
      SMTP_URL: 'smtp://127.0.0.1:9',
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^ok {4}Node\.js: \d+/m);
    expect(stdout).toMatch(
      /^fail {2}database: 127\.0\.0\.1:9 does not answer: .+ → start it, or correct DATABASE_URL$/m,
    );
    expect(stdout).toMatch(/^fail {2}Temporal: .* → start it, or correct TEMPORAL_ADDRESS$/m);
    expect(stdout).toMatch(/^fail {2}mail server: 127\.0\.0\.1:9: .+ → start it, or correct SMTP_URL$/m);
    expect(stdout).toMatch(/\d to mend\.\n$/);
  });

  it('looks at everything in production too, and says of each program what it would need', async () => {
    const ofWorker = {
      NODE_ENV: 'production',
      DATABASE_URL: 'postgresql://a:b@127.0.0.1:9/c',
      TEMPORAL_ADDRESS: '127.0.0.1:9',
      TEMPORAL_NAMESPACE: 'traject',
      PAYLOAD_KEYS: '2026:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
      SMTP_URL: 'smtp://127.0.0.1:9',
      MAIL_FROM: 'Traject <traject@pbd.example>',
      PUBLIC_URL: 'http://127.0.0.1:9',
    };
    const { code, stdout } = await callTraject(['doctor'], ofWorker);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^ok {4}environment: all that `traject worker` needs is set$/m);
    expect(stdout).toMatch(
      /^warn {2}environment: `traject api` cannot run here: SESSION_SECRET, .* not set/m,
    );
    for (const check of ['database', 'Temporal', 'mail server']) {
      expect(stdout).toMatch(new RegExp(`^fail {2}${check}: `, 'm'));
    }
    const { MAIL_FROM: _, DATABASE_URL: __, ...half } = ofWorker;
    const incomplete = (await callTraject(['doctor'], half)).stdout;
    expect(incomplete).toMatch(
      /^fail {2}environment: `traject worker` cannot run here: DATABASE_URL, MAIL_FROM are not set/m,
    );
    expect(incomplete).toMatch(/^fail {2}database: not named → /m);
    expect(incomplete).toMatch(/^fail {2}mail server: /m);
  });

  it('names a setting that makes no sense', async () => {
    const { code, stdout } = await callTraject(['doctor'], { SMTP_PORT: 'x' });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^fail {2}environment: .*SMTP_PORT must be a port number/m);
  });
});
