import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { correctPerson, insertPerson } from '../../src/store/people/people.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { findTrajectory } from '../../src/store/trajectories/trajectories.ts';
import { dayFromNow } from '../support/days.ts';
import { until } from '../support/until.ts';
import { accessibilityProblems, widerThanWindow } from './browser.ts';
import type { Enrolled } from './setting.ts';
import { startVisits, type Visits } from './visits.ts';

const coaching = `
template: coaching
subject: team
title: { nl: Coaching, en: Coaching }
summary: { nl: Iemand leert collega’s begeleiden., en: Somebody learns to guide colleagues. }
source: made for tests
available_from: ${dayFromNow(-30)}
available_until: ${dayFromNow(60)}
counsellor: counsellor
roles:
  - { role: counsellor, party: pbd, title: { nl: Begeleider, en: Counsellor } }
  - { role: coach, party: school, title: { nl: Coach, en: Coach } }
  - { role: principal, party: school, title: { nl: Directeur, en: Principal }, optional: true, falls_back_to: coach }
  - { role: trainer, party: provider, title: { nl: Vormer, en: Trainer }, optional: true, falls_back_to: counsellor }
phases:
  - phase: only
    title: { nl: Enige, en: Only }
    steps:
      - { step: agree, kind: confirm, role: coach, title: { nl: Word coach, en: Become a coach }, ask: { nl: Doe je mee?, en: Do you take part? }, due: { in: P2W }, reminders: [{ rung: ask, at: open }] }
`;

const personal = coaching
  .replace('template: coaching', 'template: personal')
  .replace('subject: team', 'subject: person')
  .replace('nl: Coaching, en: Coaching', 'nl: Nascholing, en: Course');

describe('a step that proposes a trajectory, to whoever can start it', () => {
  let visits: Visits;

  beforeAll(async () => {
    visits = await startVisits();
    const starting = await readFile(new URL('./starting.yaml', import.meta.url), 'utf8');
    for (const source of [coaching, personal, starting]) await publishTemplate(visits.setting.store, source);
  });

  afterAll(async () => {
    await visits?.stop();
  });

  const enrolSchool = () => visits.setting.enrolSchool({ template: 'starting' });

  /** The link that the counsellor has for a step. */
  const linkFor = ({ counsellor }: { counsellor: string }, enrolled: Enrolled, step: string) =>
    visits.setting.makeLink({ ...enrolled, principal: counsellor }, `tasks/${step}`, { role: 'counsellor' });

  async function openStep(enrolled: Enrolled, step: string) {
    const token = await linkFor(visits.setting, enrolled, step);
    return { token, page: (await visits.open(token)).page };
  }

  const role = (page: Page, name: string) => page.getByRole('group', { name, exact: true });

  async function fillNewcomer(page: Page, group: string, name: string, email: string) {
    const part = role(page, group);
    await part.getByText('Of iemand nieuw').click();
    await part.getByLabel('Naam').fill(name);
    await part.getByLabel('E-mailadres').fill(email);
  }

  const trajectories = (enrolled: Enrolled, template: string) =>
    visits.setting.store.prisma.trajectory.findMany({
      where: { school_number: enrolled.school, template },
    });

  it('starts it with the people of the school and somebody new, and the step is done', async () => {
    const enrolled = await enrolSchool();
    const { page, token } = await openStep(enrolled, 'coaching');
    expect(await page.locator('.answer').textContent()).toContain(
      `Je start het traject “Coaching” voor De Wilg ${enrolled.school}.`,
    );
    // Whoever has the same role is proposed; who becomes the coach is not guessed.
    expect(await role(page, 'Begeleider').getByLabel('Wie?').inputValue()).toBe(visits.setting.counsellor);
    expect(await role(page, 'Coach').getByLabel('Wie?').inputValue()).toBe('');
    expect(await page.getByText('Mag leeg blijven: Directeur (Anna Peeters), Vormer').isVisible()).toBe(true);
    expect(await page.getByLabel('Startdatum').inputValue()).toBe(dayFromNow(0));
    expect(await page.locator('.what-happens').textContent()).toMatch(/Coach: Word coach\s+meteen/);

    const email = `coach.${enrolled.school}@school.example`;
    await fillNewcomer(page, 'Coach', 'Kim Coach', email);
    await visits.press(page, 'Start het traject');
    const told = await page.getByRole('status').textContent();
    expect(told).toContain(`“Coaching” loopt nu voor De Wilg ${enrolled.school}.`);
    expect(told).toContain('De eerste mail gaat meteen naar Kim Coach.');
    const [started] = await trajectories(enrolled, 'coaching');
    expect(await page.getByRole('link', { name: 'Bekijk het nieuwe traject' }).getAttribute('href')).toBe(
      `/trajectories/${started?.id}?lang=nl`,
    );
    const { state } = (await findTrajectory(visits.setting.store, EVERYTHING, started!.id))!;
    expect(state).toMatchObject({
      subject: { kind: 'team', id: enrolled.school },
      from: { trajectory: enrolled.id, step: 'tasks/coaching' },
      roles: {
        counsellor: { person: visits.setting.counsellor },
        principal: { person: enrolled.principal },
      },
    });
    expect(state.roles.trainer).toBeUndefined();
    await until(async () => (await visits.nodeOf(enrolled, 'coaching'))?.status === 'done');
    expect(await visits.nodeOf(enrolled, 'coaching')).toMatchObject({
      outcome: 'started',
      started: started?.id,
    });
    await visits.setting.sink.waitFor(() => visits.linksTo(email).length > 0);

    const { page: later } = await visits.open(token);
    expect(await later.locator('h1').textContent()).toBe('Dit is al gedaan');
  });

  it('starts one, however often the form is sent and through whichever mail', async () => {
    const enrolled = await enrolSchool();
    const { page, token } = await openStep(enrolled, 'coaching');
    const other = await openStep(enrolled, 'coaching');
    const csrfToken = await visits.csrfTokenOf(page);
    const send = (link: string, form: string) =>
      fetch(`${visits.setting.url}/p/${link}/start`, {
        method: 'POST',
        body: new URLSearchParams({
          _form: form,
          _step: 'tasks/coaching',
          _start: dayFromNow(0),
          'counsellor-who': visits.setting.counsellor,
          'coach-who': enrolled.principal,
        }),
        redirect: 'manual',
      });
    const answers = await Promise.all([
      send(token, csrfToken),
      send(token, csrfToken),
      send(other.token, await visits.csrfTokenOf(other.page)),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await trajectories(enrolled, 'coaching')).toHaveLength(1);
  });

  it('says beside the field what is missing or wrong, and keeps what was filled in', async () => {
    const enrolled = await enrolSchool();
    const { page } = await openStep(enrolled, 'coaching');
    await role(page, 'Begeleider').getByLabel('Wie?').selectOption('');
    await fillNewcomer(page, 'Coach', 'Kim Coach', 'kim');
    await page.getByLabel('Startdatum').fill(dayFromNow(5));
    await visits.press(page, 'Start het traject');
    const alert = page.getByRole('alert');
    expect(await alert.getByRole('link').allInnerTexts()).toEqual([
      'Begeleider: kies iemand, of vul iemand nieuw in.',
      'Dit is geen volledig e-mailadres. Het ziet eruit als naam@school.example.',
    ]);
    expect(await role(page, 'Begeleider').getByLabel('Wie?').inputValue()).toBe('');
    expect(await role(page, 'Coach').getByLabel('Naam').inputValue()).toBe('Kim Coach');
    expect(await role(page, 'Coach').getByLabel('E-mailadres').isVisible()).toBe(true);
    expect(await page.getByLabel('Startdatum').inputValue()).toBe(dayFromNow(5));

    await role(page, 'Begeleider').getByLabel('Wie?').selectOption(visits.setting.counsellor);
    await role(page, 'Coach').getByLabel('E-mailadres').fill(`kim.${enrolled.school}@school.example`);
    await page.getByLabel('Startdatum').fill(dayFromNow(90));
    await visits.press(page, 'Start het traject');
    expect(await alert.textContent()).toContain('Dit modeltraject kan starten tot en met');
    expect(await page.locator('#field-_start').getAttribute('aria-invalid')).toBe('true');
    // Nobody is added for what was refused.
    const email = `kim.${enrolled.school}@school.example`;
    expect(await visits.setting.store.prisma.person.count({ where: { email } })).toBe(0);
    expect(await trajectories(enrolled, 'coaching')).toHaveLength(0);

    await page.getByLabel('Startdatum').fill(dayFromNow(0));
    await visits.press(page, 'Start het traject');
    expect(await page.getByRole('status').textContent()).toContain('loopt nu voor');
  });

  it('takes nobody who is not in its lists, or has left since', async () => {
    const enrolled = await enrolSchool();
    const stranger = randomUUID();
    await insertPerson(visits.setting.store, { id: stranger, name: 'Zoë Zuid', language: 'nl' });
    const teacher = randomUUID();
    const schoolNumber = enrolled.school;
    await insertPerson(visits.setting.store, {
      id: teacher,
      name: 'Lot Leraar',
      language: 'nl',
      schoolNumber,
    });
    const { page, token } = await openStep(enrolled, 'coaching');
    await role(page, 'Coach').getByLabel('Wie?').selectOption(teacher);
    await correctPerson(visits.setting.store, teacher, { leftAt: new Date().toISOString() });
    await visits.press(page, 'Start het traject');
    expect(await page.getByRole('alert').textContent()).toContain(
      'Deze persoon staat niet meer in de lijst.',
    );

    const answer = await fetch(`${visits.setting.url}/p/${token}/start?lang=en`, {
      method: 'POST',
      body: new URLSearchParams({
        _form: await visits.csrfTokenOf(page),
        _step: 'tasks/coaching',
        _start: dayFromNow(0),
        'counsellor-who': visits.setting.counsellor,
        'coach-who': stranger,
      }),
    });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('This person is no longer in the list. Choose again.');
    expect(await trajectories(enrolled, 'coaching')).toHaveLength(0);
  });

  it('says why it did not start by itself, and what runs already; that can then be the answer', async () => {
    const enrolled = await enrolSchool();
    await visits.open(await linkFor(visits.setting, enrolled, 'failed'));
    await until(async () => (await visits.nodeOf(enrolled, 'failed'))?.notStarted !== undefined);
    const { page } = await openStep(enrolled, 'failed');
    expect(await page.locator('.remark').textContent()).toContain('Dit traject kon niet vanzelf starten');
    expect(await page.locator('.remark').textContent()).toContain(
      'Wijs voor elke verplichte rol iemand aan.',
    );
    expect(await page.getByRole('button', { name: 'Al gestart' }).count()).toBe(0);
    await role(page, 'Coach').getByLabel('Wie?').selectOption(enrolled.principal);

    // Meanwhile a colleague starts the same from the other step.
    const { page: other } = await openStep(enrolled, 'coaching');
    await role(other, 'Coach').getByLabel('Wie?').selectOption(enrolled.principal);
    await visits.press(other, 'Start het traject');
    await visits.press(page, 'Start het traject');
    expect(await page.getByRole('alert').textContent()).toMatch(
      /Er loopt al een traject van dit model in 20/,
    );
    expect(await page.locator('.running').getByRole('link').count()).toBe(1);
    await visits.press(page, 'Al gestart');
    expect(await visits.nodeOf(enrolled, 'failed')).toMatchObject({ status: 'done', outcome: 'started' });
    expect(await trajectories(enrolled, 'coaching')).toHaveLength(1);
  });

  it('takes "not now" for an answer', async () => {
    const enrolled = await enrolSchool();
    const { page } = await openStep(enrolled, 'coaching');
    await visits.press(page, 'Niet nu');
    expect(await visits.nodeOf(enrolled, 'coaching')).toMatchObject({ status: 'done', outcome: 'declined' });
    expect(await trajectories(enrolled, 'coaching')).toHaveLength(0);
  });

  it('asks for whom it is when it is for a person, who may be new', async () => {
    const enrolled = await enrolSchool();
    const { page } = await openStep(enrolled, 'personal');
    await role(page, 'Coach').getByLabel('Wie?').selectOption(enrolled.principal);
    await visits.press(page, 'Start het traject');
    expect(await page.getByRole('alert').textContent()).toContain('Kies voor wie het traject is');
    const email = `new.${enrolled.school}@school.example`;
    await fillNewcomer(page, 'Voor wie is het traject?', 'Nel Nieuw', email);
    await visits.press(page, 'Start het traject');
    expect(await page.getByRole('status').textContent()).toContain('“Nascholing” loopt nu voor');
    const person = await visits.setting.store.prisma.person.findFirstOrThrow({ where: { email } });
    expect(person.school_number).toBe(enrolled.school);
    expect(await trajectories(enrolled, 'personal')).toMatchObject([
      { subject_kind: 'person', subject_id: person.id },
    ]);
  });

  it('lets people of schools only say that they began', async () => {
    const enrolled = await enrolSchool();
    const token = await visits.setting.makeLink(enrolled, 'tasks/own');
    const { page } = await visits.open(token);
    expect(await page.getByRole('button', { name: 'Start het traject' }).count()).toBe(0);
    const answer = await fetch(`${visits.setting.url}/p/${token}/start`, {
      method: 'POST',
      body: new URLSearchParams({
        _form: await visits.csrfTokenOf(page),
        _step: 'tasks/own',
        _start: dayFromNow(0),
        'counsellor-who': visits.setting.counsellor,
        'coach-who': enrolled.principal,
      }),
      redirect: 'manual',
    });
    expect(answer.status).toBe(422);
    expect(await trajectories(enrolled, 'coaching')).toHaveLength(0);
    await page.getByLabel('Gestart').check();
    await visits.press(page, 'Verder gaan');
    expect(await visits.nodeOf(enrolled, 'own')).toMatchObject({ status: 'done', outcome: 'started' });
  });

  it('does not ask for it a second time while the step has not heard of it', async () => {
    const enrolled = await enrolSchool();
    await visits.setting.endWorkflow(enrolled);
    const { page, token } = await openStep(enrolled, 'coaching');
    await role(page, 'Coach').getByLabel('Wie?').selectOption(enrolled.principal);
    await visits.press(page, 'Start het traject');
    expect((await visits.nodeOf(enrolled, 'coaching'))?.status).toBe('open');
    for (const { page: seen } of [{ page }, await visits.open(token)]) {
      expect(await seen.getByRole('status').textContent()).toContain('“Coaching” loopt nu voor');
      expect(await seen.locator('.answer').textContent()).toContain('Dit traject is gestart.');
      expect(await seen.locator('.column-main').getByRole('button').count()).toBe(0);
    }
  });

  it('starts it also when Temporal is away', async () => {
    const enrolled = await enrolSchool();
    const token = await linkFor(visits.setting, enrolled, 'coaching');
    const lame = await visits.setting.serveWithout('temporal');
    const page = await visits.browser.open({ script: false });
    await page.goto(`${lame}/p/${token}`);
    await role(page, 'Coach').getByLabel('Wie?').selectOption(enrolled.principal);
    await visits.press(page, 'Start het traject');
    expect(await page.getByRole('status').textContent()).toContain('“Coaching” loopt nu voor');
    expect(await trajectories(enrolled, 'coaching')).toHaveLength(1);
  });

  it('can be read and used by everybody, in both languages', async () => {
    const enrolled = await enrolSchool();
    const token = await linkFor(visits.setting, enrolled, 'personal');
    const page = await visits.browser.open({ width: 320, height: 640 });
    for (const lang of ['nl', 'en']) {
      await page.goto(`${visits.setting.url}/p/${token}?lang=${lang}`);
      const button = lang === 'nl' ? 'Start het traject' : 'Start the trajectory';
      for (const isWrong of [false, true]) {
        if (isWrong) await visits.press(page, button);
        await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
        for (const width of [320, 390, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          expect(await widerThanWindow(page)).toBeLessThanOrEqual(0);
          expect(await accessibilityProblems(page)).toEqual([]);
        }
      }
      expect(await page.evaluate("document.activeElement.getAttribute('role')")).toBe('alert');
      for (const link of await page.getByRole('alert').getByRole('link').all()) {
        expect(await page.locator((await link.getAttribute('href'))!).count()).toBe(1);
      }
    }
  });
});
