import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import { startBulk } from '../../src/application/bulk/start.ts';
import { askTeachers } from '../../src/application/surveys/ask.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { instantOf } from '../../src/domain/calendar/instant.ts';
import { hashOfToken, newToken } from '../../src/platform/token.ts';
import { insertGathering, insertSeats } from '../../src/store/gatherings/gatherings.ts';
import { oweLetters, putOffLetter } from '../../src/store/letters/owed.ts';
import { insertEnrolmentList } from '../../src/store/operations/enrolment-lists.ts';
import { findLetterhead } from '../../src/store/people/letterheads.ts';
import { saveOrganisation } from '../../src/store/people/organisations.ts';
import { findPerson, insertPerson } from '../../src/store/people/people.ts';
import { insertQuestion, passQuestion } from '../../src/store/questions/questions.ts';
import { insertDraft } from '../../src/store/templates/drafts.ts';
import { latestTemplate, publishTemplate } from '../../src/store/templates/templates.ts';
import { insertParticipation, keepParticipationLink } from '../../src/store/trajectories/participations.ts';
import { makeCsrfToken } from '../../src/web/csrf-token.ts';
import { dayFromNow, schoolDayFromNow } from '../support/days.ts';
import { png } from '../support/pictures.ts';
import { until } from '../support/until.ts';
import {
  accessibilityProblems,
  scrollsIntoNothing,
  startBrowser,
  type TestBrowser,
  widerThanWindow,
} from './browser.ts';
import { looksAt, pagesOfRoutes, withoutScript } from './looked-at.ts';
import { type Enrolled, type Setting, startSetting } from './setting.ts';

// The menu at the top lies over the page while it is open, and closes before anything under it is pressed.

/** Controls and links that are smaller than 24 by 24 CSS pixels; links within a sentence may be (WCAG 2.5.8). */
const tooSmall = `[...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')]
  .filter((one) => !one.closest('p, .skip') || one.matches('.button'))
  .map((one) => ({ one, box: one.getBoundingClientRect() }))
  .filter(({ one, box }) => box.width > 0 && (box.width < 24 || box.height < 24) && !one.matches('.skip'))
  .map(({ one, box }) => one.outerHTML.slice(0, 80) + ' ' + box.width + 'x' + box.height)`;

/** How many rows of a list are wholly in sight. */
const rowsInSight = `[...document.querySelectorAll('main tbody tr')]
  .filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length`;

/** The copy of an answer that was given through a link. */
async function answered(setting: Setting): Promise<string> {
  const token = await setting.makeLink(await setting.enrolSchool(), 'tasks/choice');
  const page = `${setting.url}/p/${token}`;
  const [, form] = /name="_form" value="([^"]+)"/.exec(await (await fetch(page)).text()) ?? [];
  const body = new URLSearchParams({ _form: form ?? '', _step: 'tasks/choice', _outcome: 'easter' });
  await fetch(`${page}/complete`, { method: 'POST', body, redirect: 'manual' });
  return `${page}/copy`;
}

/** Somebody who gives training in a trajectory, and sees no more of it than that. */
async function anyTrainer({ store }: Setting, { id }: Enrolled): Promise<string> {
  const [house, trainer] = [randomUUID(), randomUUID()];
  await saveOrganisation(store, { id: house, kind: 'provider', name: 'Vormingshuis' });
  await insertPerson(store, {
    ...{ id: trainer, name: 'Tim Trainer', language: 'nl', function: 'provider', organisationId: house },
  });
  await store.prisma.trajectory_role.create({
    data: { trajectory_id: id, role: 'trainer', person_id: trainer },
  });
  return trainer;
}

/** The link to a survey as a teacher gets it by mail. */
async function anySurvey({ url, deps, sink, administrator }: Setting, { id }: Enrolled): Promise<string> {
  const addresses = Array.from({ length: 5 }, (_, index) => `leraar${index}@school.example`);
  await askTeachers({
    ...{ deps, scope: EVERYTHING, by: administrator, trajectory: id, kind: 'before', language: 'nl' },
    addresses,
  });
  const mails = await sink.waitFor((all) => all.some(({ to }) => to.includes('leraar0@school.example')));
  const mail = mails.find(({ to }) => to.includes('leraar0@school.example'));
  return `${url}/q/${/\/q\/([\w-]{43})/.exec(mail?.mail.text ?? '')?.[1]}`;
}

/** The link to a question of a school as whoever can answer it gets it by mail. */
async function anyQuestion({ url, store, administrator }: Setting, enrolled: Enrolled): Promise<string> {
  const [id, token] = [randomUUID(), newToken()];
  const at = instantOf(Date.now());
  const asked = { id, trajectoryId: enrolled.id, askedBy: enrolled.principal, askedAt: at };
  await insertQuestion(store, { ...asked, text: 'Wie helpt ons met de netwerkkast?' });
  const [letter = ''] = await oweLetters(
    store,
    [{ kind: 'answered', subject: id, person: administrator }],
    at,
  );
  await putOffLetter(store, { id: letter, turn: 1 }, { reason: 'refused', at, answer: 'unknown-mailbox' });
  const passed = { id, to: administrator, by: administrator, at };
  await passQuestion(store, { ...passed, hash: hashOfToken(token) });
  return `${url}/v/${token}`;
}

/** The link to its part of a project as a school that takes part gets it by mail. */
async function anyParticipation({ url, store, administrator }: Setting, enrolled: Enrolled): Promise<string> {
  const [id, token, now] = [randomUUID(), newToken(), instantOf(Date.now())];
  const party = { kind: 'school', number: enrolled.school } as const;
  const part = { id, trajectory: enrolled.id, party, role: 'trekkende school' };
  await insertParticipation(store, { ...part, from: dayFromNow(0) }, administrator, now);
  await keepParticipationLink(store, id, hashOfToken(token));
  return `${url}/d/${token}`;
}

/** What a school measured, after it answered a survey. */
async function measured(setting: Setting): Promise<string> {
  const token = await setting.makeLink(await setting.enrolSchool(), 'tasks/survey');
  const page = `${setting.url}/p/${token}`;
  const [, form] = /name="_form" value="([^"]+)"/.exec(await (await fetch(page)).text()) ?? [];
  const answers = { vision: '3', place: 'basis', teachers: '12', confidence: '3' };
  const body = new URLSearchParams({ _form: form ?? '', _step: 'tasks/survey', ...answers });
  await fetch(`${page}/complete`, { method: 'POST', body, redirect: 'manual' });
  return `${page}/measured`;
}

/** A partner of the programme. */
async function anyPartner({ store }: Setting): Promise<string> {
  const id = randomUUID();
  await saveOrganisation(store, { id, kind: 'provider', name: 'Vormingshuis' });
  return id;
}

/** A list to enrol with a row that is good, one that asks something and one that is wrong. */
async function anyList({ store, administrator }: Setting): Promise<string> {
  const id = randomUUID();
  const at = new Date().toISOString();
  const good = { kind: 'good', at, mails: { now: 2, later: { [dayFromNow(7)]: 1 } }, differences: [] };
  const fields = [{ field: 'name', known: 'An Claes', given: 'An Claes-Maes' }];
  const verdicts = [
    { kind: 'refused', at, problems: [{ column: 'start', message: { nl: 'is leeg', en: 'is empty' } }] },
    { ...good, kind: 'question', differences: [{ name: 'An Claes', fields }] },
    good,
  ];
  const rows = verdicts.map((verdict, index) => ({
    ...{ line: index + 2, trajectoryId: randomUUID(), verdict },
    cells: { school_number: '910000', template: 'every-kind', principal_name: 'An Claes-Maes' },
  }));
  await insertEnrolmentList(store, { id, madeBy: administrator, madeAt: at, ignored: ['gemeente'], rows });
  return id;
}

/** A programme with a call that is open. */
async function anyProgramme({ store }: Setting): Promise<string> {
  const id = randomUUID();
  const calls = [{ id: 'A', from: dayFromNow(-30), until: dayFromNow(30), quota: 2 }];
  const lots = [{ template: 'every-kind', amount: 100_000 }];
  await store.prisma.programme.create({ data: { id, name_nl: 'Sprong', name_en: 'Leap', lots, calls } });
  return id;
}

/** One date for many, to which one trajectory comes. */
async function anyGathering({ store, administrator }: Setting, { id }: Enrolled): Promise<string> {
  const gathering = randomUUID();
  const [start, end] = [`${dayFromNow(20)}T13:00:00.000Z`, `${dayFromNow(20)}T15:00:00.000Z`];
  const about = { title: 'Kring west', start, end, place: 'Gent', seats: 30, sequence: 0 };
  await insertGathering(
    store,
    { id: gathering, organiser: administrator, ...about },
    new Date().toISOString(),
  );
  await insertSeats(store, gathering, [{ trajectoryId: id, path: 'tasks/talk' }]);
  return gathering;
}

/** Something that was asked of many. */
async function anyOperation({ deps, administrator }: Setting, { id }: Enrolled): Promise<string> {
  const actor = { kind: 'person', person: administrator } as const;
  const work = [{ trajectoryId: id, command: { type: 'note', text: 'Aan allen' } } as const];
  return (await startBulk({ deps, actor, work })).id;
}

/** Everything that a keyboard has to come by; of what is one choice, one. Says how many there are. */
const awaitFocus = `(() => {
  const all = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
  const shown = [...document.querySelectorAll(all)].filter((one) =>
    !one.disabled && one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }) && one.closest('[inert]') === null);
  const groupOf = (one) => (one.type === 'radio' ? [one.form?.action, one.name].join() : one);
  window.awaited = new Map(shown.map((one) => [groupOf(one), one]));
  window.unmarked = [];
  document.addEventListener('focusin', ({ target }) => {
    const { outlineStyle } = getComputedStyle(target);
    if (window.awaited.delete(groupOf(target)) && outlineStyle === 'none') window.unmarked.push(target.outerHTML.slice(0, 120));
  });
  return window.awaited.size;
})()`;

const notReached = '[...window.awaited.values()].map((one) => one.outerHTML.slice(0, 120))';

/** What is shown in part only: it has more in it than its box shows. */
const cutOff = `[...document.querySelectorAll('main *')]
  .filter((one) => one.checkVisibility() && one.closest('svg, .unseen, iframe, select, input, textarea') === null)
  .filter((one) => getComputedStyle(one).overflowX !== 'visible' || getComputedStyle(one).overflowY !== 'visible')
  .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
  .map((one) => one.outerHTML.slice(0, 120))`;

describe('every page, on a phone and on a desk', () => {
  let setting: Setting;
  let browser: TestBrowser;
  let enrolled: Enrolled;
  const addresses: { [name: string]: string } = {};
  /** Where one page after the other is looked at: by an administrator, and by somebody who sees other pages. */
  let ofStaff: Page;
  let ofTrainer: Page;

  beforeAll(async () => {
    [setting, browser] = await Promise.all([startSetting(), startBrowser()]);
    enrolled = await setting.enrolSchool();
    const { url } = setting;
    for (const step of ['join', 'survey', 'plan', 'talk', 'sessions', 'choice', 'fee']) {
      addresses[step] = `${url}/p/${await setting.makeLink(enrolled, `tasks/${step}`)}`;
    }
    const past = { expiresAt: '2026-01-01T00:00:00.000Z' };
    addresses.expired = `${url}/p/${await setting.makeLink(enrolled, 'tasks/join', past)}`;
    addresses.reminders = `${addresses.join}/reminders`;
    addresses.calendar = `${addresses.join}/calendar`;
    addresses['own-teachers'] = `${addresses.join}/teachers`;
    addresses.question = `${addresses.join}/question`;
    addresses['sign-out'] = `${url}/sign-out`;
    addresses['signed-out'] = `${url}/sign-out/done`;
    addresses['my-calendar'] = `${url}/my-calendar`;
    addresses.unknown = `${url}/p/unknown`;
    addresses.copy = await answered(setting);
    addresses.measured = await measured(setting);
    addresses.start = `${url}/`;
    addresses['sign-in'] = `${url}/sign-in`;
    addresses.choose = `${url}/sign-in/start`;
    addresses.trajectory = `${url}/trajectories/${enrolled.id}`;
    addresses.past = `${addresses.trajectory}?at=${dayFromNow(0)}`;
    addresses.act = `${addresses.trajectory}/acts/complete?step=tasks/survey`;
    addresses.trajectories = `${url}/trajectories`;
    addresses.none = `${url}/trajectories?q=nergens`;
    addresses.bulk = `${url}/trajectories/bulk?act=handover&id=${enrolled.id}`;
    addresses.progress = `${url}/trajectories/bulk/${await anyOperation(setting, enrolled)}`;
    addresses.enrol = `${url}/enrol`;
    addresses.enrolling = `${url}/enrol?school=${enrolled.school}&template=two-conversations`;
    addresses.found = `${url}/search?q=${enrolled.school}`;
    addresses.search = `${url}/search`;
    addresses.schools = `${url}/schools`;
    addresses.school = `${url}/schools/${enrolled.school}`;
    addresses.people = `${url}/people`;
    addresses.programmes = `${url}/programmes`;
    addresses.figures = `${url}/reports/figures`;
    addresses.year = `${url}/reports/year`;
    addresses.reports = `${url}/reports`;
    for (const name of ['coverage', 'indicators', 'partners', 'workload', 'milestones']) {
      addresses[name] = `${url}/reports/${name}`;
    }
    addresses.months = `${url}/reports/month-plan`;
    addresses.partner = `${url}/reports/partners/${await anyPartner(setting)}`;
    addresses.counted = `${url}/reports/indicators/schools_in_trajectory`;
    addresses.programme = `${url}/programmes/${await anyProgramme(setting)}`;
    addresses.person = `${url}/people/${enrolled.principal}`;
    for (const part of ['merge', 'erase', 'settle']) {
      addresses[part] = `${addresses.person}/${part}`;
    }
    addresses['merge-schools'] = `${addresses.school}/merge`;
    addresses.lists = `${url}/enrol/lists`;
    addresses.list = `${url}/enrol/lists/${await anyList(setting)}`;
    addresses.row = `${addresses.list}/rows/2`;
    const mails = await setting.store.prisma.mail.findMany({ where: { trajectory_id: enrolled.id } });
    addresses.mail = `${addresses.trajectory}/mail?key=${encodeURIComponent(mails[0]!.key)}`;
    addresses.preview = `${addresses.trajectory}/school`;
    addresses.filed = `${addresses.trajectory}/mails`;
    addresses['move-act'] = `${addresses.trajectory}/acts/move`;
    addresses['delegate-act'] = `${addresses.trajectory}/acts/delegate?step=tasks/join`;
    addresses.live = `${addresses.trajectory}/live`;
    for (const name of ['figures', 'year']) addresses[name] = `${url}/reports/${name}`;
    addresses.gatherings = `${url}/gatherings`;
    addresses.gather = `${url}/gatherings/new`;
    addresses.gathering = `${url}/gatherings/${await anyGathering(setting, enrolled)}`;
    addresses.surveys = `${addresses.trajectory}/surveys`;
    addresses['no-survey'] = `${url}/q/unknown`;
    addresses['no-question'] = `${url}/v/unknown`;
    addresses['no-participation'] = `${url}/d/unknown`;
    addresses.participation = await anyParticipation(setting, enrolled);
    addresses['passed-on'] = await anyQuestion(setting, enrolled);
    addresses.questions = `${addresses.trajectory}/questions`;
    addresses['teacher-survey'] = await anySurvey(setting, enrolled);
    const narrow = { width: 320, height: 640 };
    ofStaff = await browser.open({ ...narrow, as: setting.administrator });
    ofTrainer = await browser.open({ ...narrow, as: await anyTrainer(setting, enrolled) });
    addresses.trainings = `${url}/trainings`;
    addresses.training = `${url}/trainings/${enrolled.id}`;
    const published = await latestTemplate(setting.store, 'two-conversations');
    await insertDraft(setting.store, {
      ...{ id: 'two-conversations', source: published!.source, by: setting.administrator },
      now: new Date().toISOString(),
    });
    addresses.templates = `${url}/templates`;
    addresses.template = `${url}/templates/two-conversations`;
    addresses.gallery = `${addresses.template}/gallery`;
    addresses.differences = `${addresses.template}/versions/1/differences?from=1`;
    addresses.draft = `${addresses.template}/draft`;
    for (const part of ['lint', 'rehearsal', 'publish']) addresses[part] = `${addresses.draft}/${part}`;
    addresses.mails = `${url}/admin/mail`;
    addresses.resend = `${url}/admin/mail/resend`;
    addresses['free-days'] = `${url}/admin/calendar`;
    for (const part of [
      'attention',
      'organisations',
      'letterhead',
      'accounts',
      'keys',
      'retention',
      'audit',
    ]) {
      addresses[part] = `${url}/admin/${part}`;
    }
  });

  afterAll(async () => {
    await browser?.close();
    await setting?.stop();
  });

  const names = Object.values(pagesOfRoutes).flat();

  it.each(names)('%s can be read and used by everybody', async (name) => {
    const page = name.startsWith('training') ? ofTrainer : ofStaff;
    for (const { lang, width, scheme } of looksAt(names.indexOf(name))) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      const address = addresses[name]!;
      await page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${lang}`);
      await page.evaluate(
        "document.querySelectorAll('details:not(.top .menu)').forEach((one) => { one.open = true; })",
      );
      for (const narrow of [320, 390, 1280]) {
        await page.setViewportSize({ width: narrow, height: 800 });
        expect(await widerThanWindow(page)).toBeLessThanOrEqual(0);
      }
      await page.setViewportSize({ width, height: 844 });
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await page.evaluate(tooSmall)).toEqual([]);
      expect([name, await scrollsIntoNothing(page)]).toEqual([name, 0]);
      expect(await page.locator('html').getAttribute('lang')).toBe(lang);
      expect(await page.locator('h1').count()).toBe(1);
      // Pages behind a link and on signing in have no script at all, those of the staff one of our own.
      expect(await page.locator('script:not([src^="/assets/"])').count()).toBe(0);
      expect(await page.locator('script').count()).toBe(withoutScript.includes(name) ? 0 : 1);
    }
    expect(browser.outside).toEqual([]);
  });

  it('of the staff is gone through with the keyboard alone: nothing is out of reach, and nothing holds on to it', async () => {
    const page = await browser.open({ width: 1280, height: 900, as: setting.administrator });
    const names = [
      'start',
      'trajectory',
      'act',
      'trajectories',
      'school',
      'person',
      'programme',
      'enrol',
      'draft',
    ];
    for (const name of names) {
      await page.goto(addresses[name]!);
      await page.getByRole('heading', { level: 1 }).waitFor();
      // The editor takes the place of a field once it is there, and what was checked that of a link to it.
      if (name === 'draft') await page.locator('#editor').waitFor();
      if (name === 'draft') await page.locator('turbo-frame#lint[complete]').waitFor();
      const stops = (await page.evaluate(awaitFocus)) as number;
      expect(stops).toBeGreaterThan(5);
      // A date is gone through part by part.
      const parts = 4 * (await page.locator('input[type=date], input[type=time]').count());
      for (let press = 0; press < stops + parts + 5; press += 1) await page.keyboard.press('Tab');
      expect([name, await page.evaluate(notReached)]).toEqual([name, []]);
      expect([name, await page.evaluate('window.unmarked')]).toEqual([name, []]);
    }
  });

  it('is on paper without what is there to go elsewhere, and nothing of it is cut off', async () => {
    // The width of a sheet of A4 between its margins.
    const page = await browser.open({ width: 718, height: 1000, as: setting.administrator });
    await page.emulateMedia({ media: 'print' });
    for (const name of [
      'start',
      'trajectory',
      'trajectories',
      'school',
      'person',
      'programme',
      'indicators',
      'year',
    ]) {
      await page.goto(addresses[name]!);
      expect([name, await page.getByRole('heading', { level: 1 }).count()]).toEqual([name, 1]);
      for (const gone of [page.locator('.navigation'), page.locator('.top'), page.locator('#search')]) {
        expect([name, await gone.isVisible()]).toEqual([name, false]);
      }
      expect([name, await page.evaluate(cutOff)]).toEqual([name, []]);
      expect([name, await widerThanWindow(page)]).toEqual([name, 0]);
    }
  });

  it('shows 15 rows and more of every long list at first sight on a desk', async () => {
    const { store, administrator, enrolSchool } = setting;
    for (let school = 0; school < 20; school += 1) await enrolSchool();
    const programmes = Array.from({ length: 20 }, (_, index) => ({
      ...{ id: randomUUID(), name_nl: `Sprong ${index}`, name_en: `Leap ${index}` },
      ...{ lots: [{ template: 'every-kind', amount: 100_000 }], calls: [] },
    }));
    await store.prisma.programme.createMany({ data: programmes });
    const failed = Array.from({ length: 20 }, (_, index) => ({
      ...{
        trajectory_id: enrolled.id,
        key: `failed ${index}`,
        kind: 'reminder',
        rung: 'before',
        path: 'tasks/join',
      },
      ...{
        step: 'join',
        phase: 'tasks',
        to_role: 'principal',
        send_at: new Date(),
        status: 'failed',
        reason: 'refused',
      },
    }));
    await store.prisma.mail.createMany({ data: failed });
    const page = await browser.open({ width: 1280, height: 900, as: administrator });
    const rows: { [name: string]: number } = {};
    for (const name of ['trajectories', 'schools', 'people', 'programmes', 'mails']) {
      await page.goto(addresses[name]!);
      rows[name] = Number(await page.evaluate(rowsInSight));
      expect(await widerThanWindow(page)).toBeLessThanOrEqual(0);
    }
    expect(Object.entries(rows).filter(([, inSight]) => inSight < 15)).toEqual([]);
    expect(Object.keys(rows)).toHaveLength(5);
  });

  it('weighs at most 120 kB at a first visit, and waits for no more than three requests', async () => {
    for (const name of ['start', 'trajectories', 'trajectory', 'school', 'join']) {
      const page = await browser.open({ width: 1280, height: 900, as: setting.administrator, policy: true });
      const weighing: Promise<number>[] = [];
      page.on('requestfinished', (request) => {
        weighing.push(
          request.sizes().then(
            ({ responseBodySize }) => responseBodySize,
            // The page was left before it could be weighed.
            () => 0,
          ),
        );
      });
      await page.goto(addresses[name]!, { waitUntil: 'load' });
      const blocking = await page.evaluate(
        "performance.getEntriesByType('resource').filter((one) => one.renderBlockingStatus === 'blocking').length",
      );
      const weight = (await Promise.all(weighing)).reduce((all, one) => all + one, 0);
      expect({ name, blocking: Number(blocking) + 1 <= 3, light: weight > 0 && weight <= 120_000 }).toEqual({
        ...{ name, blocking: true, light: true },
      });
      await page.context().close();
    }
  });

  it('shows mistakes and confirmations so that everybody notices them', async () => {
    const page = await browser.open();
    await page.goto(addresses.survey!);
    await page.getByRole('button', { name: 'Antwoorden versturen' }).click();
    expect(await page.title()).toMatch(/^Er klopt nog iets niet: /);
    expect(await page.evaluate("document.activeElement.getAttribute('role')")).toBe('alert');
    expect(await accessibilityProblems(page)).toEqual([]);
    const links = await page.getByRole('alert').getByRole('link').all();
    expect(links.length).toBeGreaterThan(2);
    for (const link of links) {
      const target = await link.getAttribute('href');
      expect(await page.locator(target!).count()).toBe(1);
    }
    await links[0]!.click();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('INPUT');

    await page.goto(addresses.talk!);
    await page.getByLabel('Datum', { exact: true }).fill(schoolDayFromNow(15));
    await page.getByLabel('Van', { exact: true }).fill('10:00');
    await page.getByLabel('Tot', { exact: true }).fill('11:00');
    await page.getByRole('button', { name: 'Datum vastleggen' }).click();
    expect(await page.getByRole('status').textContent()).toContain('De afspraak staat vast');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('can be gone through with the keyboard, and what has the focus is in sight', async () => {
    const page = await browser.open({ width: 390, height: 500 });
    await page.goto(addresses.choice!);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    const reached: string[] = [];
    for (let step = 0; step < 25; step += 1) {
      await page.keyboard.press('Tab');
      const focused = (await page.evaluate(`(() => {
        const one = document.activeElement;
        const box = one.getBoundingClientRect();
        const over = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, 20) / 2);
        const seen = over !== null && (one.contains(over) || over.contains(one) || over.matches('label'));
        return { name: one.tagName, seen };
      })()`)) as { name: string; seen: boolean };
      if (focused.name === 'BODY') break;
      expect(focused).toEqual({ name: focused.name, seen: true });
      reached.push(focused.name);
    }
    expect(reached).toEqual(expect.arrayContaining(['A', 'INPUT', 'TEXTAREA', 'BUTTON', 'SUMMARY']));
  });
});

describe('the start page', () => {
  let setting: Setting;
  let browser: TestBrowser;

  beforeAll(async () => {
    [setting, browser] = await Promise.all([startSetting(), startBrowser()]);
  });

  afterAll(async () => {
    await browser?.close();
    await setting?.stop();
  });

  it('finds trajectories by school and by where they stand', async () => {
    const first = await setting.enrolSchool();
    const second = await setting.enrolSchool({ template: 'two-conversations' });
    const page = await browser.open({ script: false, width: 1200, as: setting.administrator });
    await page.goto(`${setting.url}/trajectories?lang=nl`);
    const filters = page.locator('form[action="/trajectories"]');
    expect(await page.locator('.row-item').count()).toBe(2);
    await filters.getByLabel('School, plaats of referentie').fill(`Wilg ${second.school}`);
    await filters.getByRole('button', { name: 'Zoeken' }).click();
    expect(await page.locator('.row-item').allInnerTexts()).toEqual([expect.stringContaining(second.school)]);
    expect(await page.locator('.row-item').textContent()).toContain('Twee gesprekken');
    await filters.locator('select[name=status]').selectOption('paused');
    await filters.getByRole('button', { name: 'Zoeken' }).click();
    expect(await page.getByText('Geen trajecten gevonden.').first().isVisible()).toBe(true);
    await page.getByRole('link', { name: 'Filters wissen' }).click();
    await page.getByRole('link', { name: `De Wilg ${first.school}` }).click();
    expect(await page.locator('h1').textContent()).toContain(`De Wilg ${first.school}`);
  });

  it('shows a counsellor her day, and an administrator everything', async () => {
    const enrolled = await setting.enrolSchool();
    await setting.store.prisma.trajectory_step.updateMany({
      where: { trajectory_id: enrolled.id, step: { in: ['join', 'survey'] } },
      data: { due: new Date(`${dayFromNow(-3)}T00:00:00Z`) },
    });
    await setting.store.prisma.trajectory_step.updateMany({
      where: { trajectory_id: enrolled.id, step: 'survey' },
      data: { due: new Date(`${dayFromNow(-30)}T00:00:00Z`) },
    });
    const page = await browser.open({ script: false });
    await signIn(page, 'Ann Admin');
    expect(await page.getByRole('heading', { name: 'Vandaag' }).count()).toBe(0);
    await signOut(page);
    await signIn(page, 'Bea Begeleider');
    expect(await page.locator('h1').textContent()).toBe('Vandaag');
    const late = page.getByRole('region', { name: /^Te laat bij de school/ });
    const line = late.getByRole('listitem').filter({ hasText: enrolled.school });
    expect(await line.filter({ hasText: 'Bevestig dat jullie meedoen' }).textContent()).toContain(
      '3 dagen te laat',
    );
    expect(await line.filter({ hasText: '30 dagen te laat' }).textContent()).toContain('Anna Peeters');
    expect(await accessibilityProblems(await reopened(page.url()))).toEqual([]);
  });

  it('opens for a counsellor what is hers to do, by a button and never by looking', async () => {
    const enrolled = await setting.enrolSchool();
    const task = 'tasks/join';
    const where = { person_id: setting.counsellor, trajectory_id: enrolled.id, path: task };
    const links = () => setting.store.prisma.link.count({ where });
    await command(enrolled.id, {
      type: 'assign',
      role: 'principal',
      person: setting.counsellor,
      confirmed: true,
    });
    // Whoever takes over is mailed, with a link too.
    await setting.sink.waitFor((mails) => mails.some(({ to }) => to.includes('bea@pbd.example')));
    const before = await links();
    const page = await browser.open({ script: false, as: setting.counsellor });
    await page.goto(setting.url);
    const mine = page
      .getByRole('region', { name: /^Vraagt iets van jou/ })
      .getByRole('listitem')
      .filter({ hasText: enrolled.school })
      .filter({ hasText: 'Bevestig dat jullie meedoen' });
    expect(await mine.count()).toBe(1);
    expect(await links()).toBe(before);
    await mine.getByRole('button', { name: 'Openen' }).click();
    expect(new URL(page.url()).pathname).toMatch(/^\/p\/[\w-]{43}$/);
    expect(await page.locator('h1').textContent()).toContain('Bevestig dat jullie meedoen');
    expect(await links()).toBe(before + 1);
    const token = new URL(page.url()).pathname.slice(3);
    expect(setting.log.join('')).not.toContain(token);

    const open = (headers: { [name: string]: string }) =>
      fetch(`${setting.url}/trajectories/${enrolled.id}/open`, {
        method: 'POST',
        redirect: 'manual',
        headers,
        body: new URLSearchParams({
          step: task,
          _form: makeCsrfToken(`try-out ${headers['X-Demo-Person']}`),
        }),
      });
    const stranger = await open({ 'X-Demo-Person': setting.administrator });
    expect(stranger.headers.get('location')).toBe(`/trajectories/${enrolled.id}?lang=nl`);
    const elsewhere = { 'X-Demo-Person': setting.counsellor, 'Sec-Fetch-Site': 'cross-site' };
    expect((await open(elsewhere)).status).toBe(403);
    expect(await links()).toBe(before + 1);
  });

  it('is gone through without reloading and by keys, under its own content policy', async () => {
    const enrolled = await setting.enrolSchool();
    const page = await browser.open({ width: 1280, policy: true, as: setting.administrator });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${setting.url}/?lang=nl`);
    await page.evaluate("window.stayed = 'yes'");
    // Slow enough for Turbo to show that it is under way, for which it puts a style into the page.
    const slow = async (route: Route) => {
      await page.locator('.turbo-progress-bar').waitFor({ state: 'attached' });
      await route.continue();
    };
    await page.route('**/trajectories?*', slow, { times: 1 });
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.waitForURL('**/trajectories?*');
    await page.getByRole('heading', { name: 'Alle trajecten', level: 1 }).waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('MAIN');
    expect(await page.locator('#announcer').textContent()).toBe('Alle trajecten · traject');

    await page.keyboard.press('/');
    await page.keyboard.type(enrolled.school);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Trajecten', level: 2 }).waitFor();
    await page.getByRole('heading', { level: 1 }).click();
    // The school, its principal, and the trajectory.
    for (const key of ['j', 'j', 'j', 'Enter']) await page.keyboard.press(key);
    await page.getByRole('heading', { name: `De Wilg ${enrolled.school}`, level: 1 }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Sneltoetsen' }).waitFor();
    await page.getByLabel('Sneltoetsen gebruiken').uncheck();
    await page.getByRole('button', { name: 'Sluiten' }).click();
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.evaluate('window.stayed')).toBe('yes');
    expect(complaints).toEqual([]);
  });

  it('keeps what was chosen and unfolded when the page is renewed in place', async () => {
    const page = await browser.open({ width: 1280, policy: true, as: setting.administrator });
    await page.goto(`${setting.url}/trajectories?lang=nl`);
    const status = page.locator('select[name=status]');
    // Only forms that change something are kept; the filters stand in for one with a field.
    await page.evaluate('document.querySelector("select[name=status]").form.setAttribute("method", "post")');
    await status.selectOption('paused');
    await page.getByLabel(/: taal, kleuren en aanmelding$/).click();
    const renewed = page.evaluate(`new Promise((resolve) => {
      document.addEventListener('turbo:render', ({ detail }) => resolve(detail.renderMethod), { once: true });
      const stream = document.createElement('turbo-stream');
      stream.setAttribute('action', 'refresh');
      stream.setAttribute('method', 'morph');
      stream.setAttribute('scroll', 'preserve');
      document.body.append(stream);
    })`);
    expect(await renewed).toBe('morph');
    expect(await status.inputValue()).toBe('paused');
    expect(await page.getByRole('button', { name: 'Sneltoetsen tonen' }).isVisible()).toBe(true);
  });

  it('is shown in the colours that were chosen in this browser, whatever its system says, and dark on white on paper', async () => {
    const page = await browser.open({ width: 390, as: setting.administrator });
    const paper = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const [light, dark] = ['rgb(250, 246, 239)', 'rgb(22, 24, 26)'];
    const choose = async (name: string) => {
      await page.getByLabel(/: taal, kleuren en aanmelding$/).click();
      const chosen = page.getByRole('group', { name: 'Kleuren' }).getByRole('button', { name });
      const before = await chosen.getAttribute('aria-pressed');
      await chosen.click();
      await page.getByLabel(/: taal, kleuren en aanmelding$/).click();
      return [before, await chosen.getAttribute('aria-pressed')];
    };
    const address = `${setting.url}/trajectories?status=active&lang=nl`;
    await page.goto(address);
    expect(await paper()).toBe(light);
    expect(await choose('Donker')).toEqual(['false', 'true']);
    expect([page.url(), await paper()]).toEqual([address, dark]);
    await page.goto(`${setting.url}/schools?lang=nl`);
    expect(await paper()).toBe(dark);
    expect(await widerThanWindow(page)).toBeLessThanOrEqual(0);
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate('getComputedStyle(document.documentElement).colorScheme')).toBe('light');
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    expect(await choose('Licht')).toEqual(['false', 'true']);
    expect(await paper()).toBe(light);
    await page.reload();
    expect(await choose('Zoals dit toestel')).toEqual(['false', 'true']);
    expect(await paper()).toBe(dark);
  });

  it('takes a choice of colours from its own pages alone, and leads to no other site afterwards', async () => {
    const reader = { 'X-Demo-Person': setting.administrator };
    const page = await (await fetch(`${setting.url}/schools`, { headers: reader })).text();
    const seal = /action="\/scheme".*?name="_form" value="([^"]+)"/s.exec(page)?.[1] ?? '';
    const send = (_form: string, back: string, site = 'same-origin') =>
      fetch(`${setting.url}/scheme`, {
        ...{ method: 'POST', redirect: 'manual', headers: { ...reader, 'Sec-Fetch-Site': site } },
        body: new URLSearchParams({ _form, scheme: 'dark', back }),
      });
    for (const refused of [await send(seal, '/', 'cross-site'), await send('nothing', '/')]) {
      expect([refused.status, refused.headers.get('set-cookie')]).toEqual([403, null]);
    }
    const away = await send(seal, 'https://elders.example/');
    expect([away.status, away.headers.get('location')]).toEqual([303, '/']);
    expect(away.headers.get('set-cookie')).toMatch(/^traject_scheme=dark; .*HttpOnly; SameSite=Lax$/);
  });

  it('narrows the list by what is chosen, and takes each choice away again', async () => {
    const page = await browser.open({ script: false, width: 1280, as: setting.administrator });
    await page.goto(`${setting.url}/trajectories?q=wilg&status=active&lang=nl`);
    await page.getByRole('link', { name: '“wilg” weglaten' }).click();
    const { searchParams } = new URL(page.url());
    expect([searchParams.get('q'), searchParams.get('status')]).toEqual([null, 'active']);
    await page.getByRole('link', { name: 'loopt weglaten' }).click();
    expect(await page.getByRole('list', { name: 'Gekozen filters' }).count()).toBe(0);
  });

  it('keeps a list under a name, sorts it, and gives it as a file', async () => {
    const page = await browser.open({ script: false, width: 1280, as: setting.counsellor });
    await page.goto(`${setting.url}/trajectories?q=wilg&status=active&lang=nl`);
    await page.getByText('Deze lijst bewaren').click();
    await page.getByLabel('Naam van de lijst').fill('De Wilgen');
    await page.getByLabel('Voor mijn hele dienst').check();
    await page.getByRole('button', { name: 'Bewaren' }).click();
    expect(await page.getByRole('status').first().textContent()).toBe('De lijst “De Wilgen” is bewaard.');
    await page.goto(`${setting.url}/trajectories?lang=nl`);
    await page
      .getByRole('navigation', { name: 'Bewaarde lijsten' })
      .getByRole('link', { name: /De Wilgen/ })
      .click();
    expect(new URL(page.url()).searchParams.get('q')).toBe('wilg');
    await page.getByRole('link', { name: 'Sorteren op School' }).click();
    const names = await page.getByRole('rowheader').allInnerTexts();
    expect(names).toEqual(names.toSorted());
    const file = await fetch(`${setting.url}/trajectories/export.csv?q=wilg`, {
      headers: { 'X-Demo-Person': setting.counsellor },
    });
    expect(file.headers.get('content-disposition')).toContain('.csv');
    expect((await file.text()).split('\r\n').length).toBe(names.length + 2);
  });

  it('asks the same of many, says before what it changes, and tells what became of each', async () => {
    const [first, second] = [await setting.enrolSchool(), await setting.enrolSchool()];
    await command(second.id, { type: 'pause', reason: 'Verbouwing' });
    const page = await browser.open({ width: 1280, as: setting.counsellor });
    await page.goto(`${setting.url}/trajectories?lang=nl`);
    await page.getByLabel(`De Wilg ${first.school} aanvinken`).check();
    await page.getByLabel(`De Wilg ${second.school} aanvinken`).check();
    await page.getByLabel('Met de aangevinkte').selectOption('Pauzeren');
    await page.getByRole('button', { name: 'Verder' }).click();
    await page.getByRole('heading', { name: 'Pauzeren: 2 trajecten' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByLabel('Waarom').fill('Examens');
    await page.getByRole('button', { name: 'Toon wat dit verandert' }).click();
    await page.getByText('Dit kan bij 1, en niet bij 1:').waitFor();
    await page.getByRole('button', { name: 'Pauzeren: 2 trajecten' }).click();
    await page.getByRole('heading', { name: 'Resultaat: 2 trajecten' }).waitFor();
    for (let tries = 0; tries < 100 && (await page.getByText(/^Klaar:/).count()) === 0; tries += 1) {
      // The link goes away by itself when all is done, perhaps just as it would be pressed.
      await page.reload();
      await page.getByRole('heading', { name: 'Resultaat: 2 trajecten' }).waitFor();
    }
    expect(await page.getByText('Klaar: 1 gedaan, 1 niet.').count()).toBe(1);
    expect((await setting.stateOf(first)).status).toBe('paused');
  });

  it('says of what is paused without an end since when and why', async () => {
    const enrolled = await setting.enrolSchool();
    await command(enrolled.id, { type: 'pause', reason: 'Verbouwing van de campus' });
    const page = await reopened(`${setting.url}/trajectories/${enrolled.id}`);
    const next = page.getByRole('region', { name: 'Tijdlijn', exact: true });
    expect(await next.textContent()).toMatch(
      /In pauze zonder einddatum sinds .+: “Verbouwing van de campus”\./,
    );
  });

  it('tells a counsellor who stopped one of her trajectories, and why, until she has seen it', async () => {
    const enrolled = await setting.enrolSchool();
    await command(enrolled.id, { type: 'stop', reason: 'Fusie met de buurschool' }, setting.administrator);
    const page = await browser.open({ script: false, as: setting.counsellor });
    await page.goto(setting.url);
    const news = page.getByRole('region', { name: /^Nieuws sinds je keek/ });
    expect(await news.getByRole('listitem').filter({ hasText: enrolled.school }).textContent()).toMatch(
      /stopgezet[\s\S]*Fusie met de buurschool[\s\S]*Ann Admin/,
    );
    await news.getByRole('button', { name: 'Gezien' }).click();
    expect(await news.count()).toBe(0);
  });

  it('notes a call with a silent school in four steps, and shows it again only on the day that was chosen', async () => {
    const enrolled = await setting.enrolSchool();
    const longAgo = new Date(`${dayFromNow(-400)}T00:00:00Z`);
    const askLongAgo = async () => {
      await setting.store.prisma.trajectory_step.updateMany({
        where: { trajectory_id: enrolled.id, status: 'open' },
        data: { opened_on: longAgo },
      });
      await setting.store.prisma.trajectory.update({
        where: { id: enrolled.id },
        data: { quiet_since: longAgo, silent_from: longAgo },
      });
    };
    await askLongAgo();
    await setting.store.prisma.school.update({
      where: { number: enrolled.school },
      data: { phone: '09 000 12 12' },
    });
    const page = await browser.open({ script: false, as: setting.counsellor });
    await page.goto(setting.url);
    const silent = page.getByRole('region', { name: /^Stil/ }).getByRole('listitem');
    const line = silent.filter({ hasText: enrolled.school });
    expect(await line.getByRole('link', { name: 'school: 09 000 12 12' }).getAttribute('href')).toBe(
      'tel:090001212',
    );
    await line.getByText('Gebeld').click();
    await line.getByLabel('Wat zei de school?').fill('antwoordt vrijdag');
    await line.getByLabel('Bekijk opnieuw op').fill(dayFromNow(5));
    await line.getByRole('button', { name: 'Noteren' }).click();
    expect(await page.getByRole('status').textContent()).toMatch(/^Genoteerd\. De Wilg/);
    await askLongAgo();
    await page.goto(setting.url);
    expect(await line.count()).toBe(0);
    await setting.store.prisma.look_again.updateMany({ data: { on: longAgo } });
    await page.goto(setting.url);
    expect(await line.count()).toBe(1);
    await page.goto(`${setting.url}/trajectories/${enrolled.id}`);
    expect(await page.getByText('antwoordt vrijdag').count()).toBeGreaterThan(0);
  });

  it('finds a school without its hyphen while one types, and opens it by the keys', async () => {
    await setting.store.prisma.school.create({
      data: { number: '919191', name: 'Sint-Rita', municipality: 'Gent' },
    });
    const page = await browser.open({ width: 1280, as: setting.administrator });
    await page.goto(`${setting.url}/?lang=nl`);
    await page.keyboard.press('/');
    await page.keyboard.type('sint ri');
    await page.getByRole('option', { name: /Sint-Rita/ }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Sint-Rita', level: 1 }).waitFor();
    await page.goto(`${setting.url}/search?q=BEA%40pbd&lang=nl`);
    expect(await page.getByRole('link', { name: 'Bea Begeleider' }).count()).toBe(1);
  });

  const command = async (id: string, body: object, by = setting.counsellor) => {
    const answer = await fetch(`${setting.url}/api/v1/trajectories/${id}/commands`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
        'X-Demo-Person': by,
      },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(200);
  };

  /** Goes to the start page, is led to the sign-in, picks somebody, and comes back. */
  const signIn = async (page: Page, name: string) => {
    await page.goto(setting.url);
    await page.getByRole('link', { name: 'Kies wie je bent' }).click();
    await page.getByRole('button', { name: `Verder als ${name}` }).click();
    expect(page.url()).toBe(`${setting.url}/`);
  };

  /** Signs out here and at the provider. */
  const signOut = async (page: Page) => {
    await page.locator('details.menu summary').click();
    await page.getByRole('link', { name: 'Afmelden' }).click();
    await page.getByRole('button', { name: 'Meld me hier af' }).click();
    await page.getByRole('link', { name: 'Ook daar afmelden' }).click();
    await page.getByRole('button', { name: 'Meld me hier af' }).click();
    expect(new URL(page.url()).pathname).toBe('/sign-out/done');
  };

  const reopened = async (address: string) => {
    const page = await browser.open({ as: setting.counsellor });
    await page.goto(address);
    return page;
  };

  it('tells of one trajectory what comes, what was mailed and why, and what happened', async () => {
    const enrolled = await setting.enrolSchool({ template: 'two-conversations' });
    await setting.sink.waitFor((mails) => mails.some(({ to }) => to.includes(enrolled.email)));
    const page = await browser.open({ script: false, as: setting.administrator });
    await page.goto(`${setting.url}/trajectories/${enrolled.id}`);
    const part = (title: string) => page.getByRole('region', { name: title, exact: true });
    const timeline = part('Tijdlijn');
    expect(await timeline.textContent()).toContain('Uiterste datum voor “Bevestig”');
    expect(await timeline.textContent()).toMatch(/verstuurd\s+aan Anna Peeters \(Directeur\)\s*Verstuurd/);
    expect(await timeline.textContent()).toContain('“Bevestig” is gestart.');
    await timeline.getByRole('link', { name: /^Mails/ }).click();
    expect(await timeline.textContent()).not.toContain('“Bevestig” is gestart.');
    await timeline
      .getByRole('link', { name: /^Lees de mail/ })
      .last()
      .click();
    expect(await page.locator('dd').allInnerTexts()).toContain(`Anna Peeters (${enrolled.email})`);
    await page.goto(`${setting.url}/trajectories/${enrolled.id}`);
    expect(await part('Fasen en stappen').textContent()).toMatch(/Begin nu bezig sinds \w\w \d.*Gesprekken/s);
    expect(await part('Mensen').textContent()).toContain('Bea Begeleider');
    // The school itself is one press away, to call it or to see what else runs there.
    const { store } = setting;
    await store.prisma.school.update({ where: { number: enrolled.school }, data: { phone: '09 000 12 34' } });
    await page.reload();
    expect(await part('Mensen').locator('a[href="tel:090001234"]').count()).toBe(1);
    await part('Mensen').locator(`a[href^="/schools/${enrolled.school}"]`).click();
    await page.waitForURL(`**/schools/${enrolled.school}*`);
  });

  it('lets an administrator find out why a mail did not go, and send it', async () => {
    const enrolled = await setting.enrolSchool({ template: 'two-conversations' });
    const mine = (mail: { to: readonly string[] }) => mail.to.includes(enrolled.email);
    await setting.sink.waitFor((mails) => mails.some(mine));
    const before = setting.sink.mails.filter(mine).length;
    const where = { trajectory_id: enrolled.id, status: 'sent', kind: 'ask' };
    await until(async () => (await setting.store.prisma.mail.count({ where })) === 1);
    await setting.store.prisma.mail.updateMany({
      ...{ where, data: { status: 'failed', reason: 'refused', updated_at: new Date() } },
    });
    const page = await browser.open({ script: false, width: 1280, as: setting.administrator });
    await page.goto(`${setting.url}/trajectories/${enrolled.id}`);
    const timeline = page.getByRole('region', { name: 'Tijdlijn', exact: true });
    expect(await timeline.getByText(/Geweigerd door de mailserver van de ontvanger/).count()).toBe(1);
    await page.goto(`${setting.url}/admin`);
    await page.getByRole('link', { name: 'Mails', exact: true }).click();
    const row = page.getByRole('row').filter({ hasText: enrolled.school });
    expect(await row.textContent()).toContain('geweigerd door de mailserver van de ontvanger');
    expect(await row.textContent()).toContain('kan opnieuw');
    await row.getByRole('link', { name: 'vraag' }).click();
    expect(await page.getByText('De tekst is niet bewaard.').count()).toBe(1);
    await page.goBack();
    await row.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Verstuur de aangevinkte opnieuw' }).click();
    await page.getByRole('button', { name: 'Verstuur 1 mail opnieuw' }).click();
    expect(await page.getByRole('status').first().textContent()).toBe('1 mail gaat nu opnieuw.');
    await setting.sink.waitFor((mails) => mails.filter(mine).length > before);
  });

  it('lets a coordinator say as whom their service writes, and see a mail before it is so', async () => {
    const { organisationId } = (await findPerson(setting.store, EVERYTHING, setting.counsellor)) ?? {};
    const [id, email] = [randomUUID(), 'coordinator.noord@pbd.example'];
    const role = { function: 'coordinator', organisationId: String(organisationId) };
    await insertPerson(setting.store, { id, name: 'Cora Coördinator', email, language: 'nl', ...role });
    const page = await browser.open({ script: false, width: 1280, as: id });
    await page.goto(`${setting.url}/admin/letterhead`);
    await page.getByLabel('Naam van de afzender').fill('Dienst Noord');
    await page.getByLabel('Handtekening in het Nederlands').fill('Samen op weg\nwww.noord.example');
    await page.getByRole('button', { name: 'Bekijk een mail' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Vul de handtekening ook in deze taal in');
    await page.getByLabel('Handtekening in het Engels').fill('Together');
    await page.getByRole('button', { name: 'Bekijk een mail' }).click();
    const mail = page.getByRole('region', { name: 'Zo ziet een mail eruit' });
    expect(await mail.textContent()).toContain('Van: Dienst Noord (');
    expect(await mail.locator('pre').textContent()).toContain('Samen op weg\nwww.noord.example');
    expect(await findLetterhead(setting.store, String(organisationId))).toBeUndefined();
    const shown = await page.locator('iframe').getAttribute('src');
    const document = await fetch(`${setting.url}${shown}`, { headers: { 'X-Demo-Person': id } });
    expect(await document.text()).toContain('www.noord.example');
    await page.getByLabel('Logo', { exact: true }).setInputFiles({
      ...{ name: 'noord.txt', mimeType: 'text/plain', buffer: Buffer.from('geen beeld') },
    });
    await page.getByRole('button', { name: 'Bewaar' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('PNG');
    expect(await findLetterhead(setting.store, String(organisationId))).toBeUndefined();
    await page.getByLabel('Logo', { exact: true }).setInputFiles({
      ...{ name: 'noord.png', mimeType: 'image/png', buffer: png },
    });
    await page.getByRole('button', { name: 'Bewaar' }).click();
    expect(await page.getByRole('status').first().textContent()).toMatch(/gaan vanaf nu zo weg/);
    expect(await findLetterhead(setting.store, String(organisationId))).toMatchObject({
      ...{ senderName: 'Dienst Noord', logo: { mediaType: 'image/png' } },
      signature: { nl: 'Samen op weg\nwww.noord.example', en: 'Together' },
    });
    const counsellor = { headers: { 'X-Demo-Person': setting.counsellor } };
    for (const part of ['letterhead', 'letterhead/shown']) {
      expect((await fetch(`${setting.url}/admin/${part}`, counsellor)).status).toBe(403);
    }
    // Other tests of this service look at its mails.
    await page.getByLabel('Haal het logo weg').check();
    for (const field of [
      'Naam van de afzender',
      'Handtekening in het Nederlands',
      'Handtekening in het Engels',
    ])
      await page.getByLabel(field).fill('');
    await page.getByRole('button', { name: 'Bewaar' }).click();
    expect(await findLetterhead(setting.store, String(organisationId))).toEqual({});
  });

  it('shows a key once, says beforehand what a free day moves, and keeps all of it from who may not', async () => {
    await setting.enrolSchool();
    const page = await browser.open({ script: false, width: 1280, as: setting.administrator });
    await page.goto(`${setting.url}/admin/keys`);
    await page.getByLabel('Voor welk programma').fill('Leerlingvolgsysteem');
    await page.getByLabel('Wat het mag').selectOption('centrale regie');
    await page.getByRole('button', { name: 'Maak de sleutel' }).click();
    const key = await page.getByLabel('De sleutel', { exact: true }).inputValue();
    expect(key).toMatch(/^traject_[\w-]{43}$/);
    const asked = await fetch(`${setting.url}/api/v1/trajectories`, {
      headers: { Authorization: `Bearer ${key}` },
    });
    expect(asked.status).toBe(200);
    await page.goto(`${setting.url}/admin/keys`);
    expect(await page.content()).not.toContain(key);
    await page.getByRole('button', { name: 'Trek de sleutel van Leerlingvolgsysteem in' }).click();
    expect(await page.getByRole('status').first().textContent()).toBe('De sleutel werkt niet meer.');

    await page.goto(`${setting.url}/admin/calendar`);
    await page.getByLabel('Van', { exact: true }).fill(schoolDayFromNow(1));
    await page.getByLabel('Tot en met').fill(schoolDayFromNow(60));
    await page.getByLabel('Hoe heet het').fill('Waterschade');
    await page.getByRole('button', { name: 'Bekijk wat verschuift' }).click();
    const moves = page.getByRole('status', { name: 'Bekijk wat verschuift' });
    expect(await moves.textContent()).toMatch(/staat op die dagen iets gepland/);
    expect(await moves.textContent()).toContain('Dat zit niet in dit aantal.');
    expect(await moves.textContent()).toMatch(/→/);
    expect(await setting.store.prisma.calendar_override.count()).toBe(0);

    const counsellor = { headers: { 'X-Demo-Person': setting.counsellor } };
    for (const part of ['attention', 'mail', 'organisations', 'letterhead', 'accounts', 'keys', 'audit']) {
      const refused = await fetch(`${setting.url}/admin/${part}?lang=nl`, counsellor);
      expect([part, refused.status]).toEqual([part, 403]);
      // It says whom to ask, and leads on.
      const said = await refused.text();
      expect(said).toContain('Vraag het aan wie traject bij jullie beheert.');
      expect(said).toMatch(/href="\/">\s*Naar het begin/);
    }
  });

  it('lets an author change a draft, see lint and a rehearsal beside it, and publish it knowing for whom', async () => {
    const file = new URL('../../templates/lerend-netwerk.yaml', import.meta.url);
    const { source } = await publishTemplate(setting.store, await readFile(file, 'utf8'));
    const page = await browser.open({ width: 1280, policy: true, as: setting.administrator });
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${setting.url}/templates?lang=nl`);
    await page.getByRole('link', { name: 'Lerend netwerk' }).click();
    await page.getByRole('button', { name: 'Begin een concept vanaf versie 1' }).click();
    await page.getByText('Het concept is begonnen.').waitFor();
    await page.locator('.cm-editor').waitFor();
    const text = page.getByRole('textbox', { name: 'De tekst van het modeltraject' });
    const write = async (words: string) => {
      await text.click();
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(source.replace('nl: Lerend netwerk', `nl: ${words}`));
    };
    await write('Netwerk dat leert');
    await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
    await page.getByText('Het concept is bewaard.').waitFor();
    expect(await page.locator('h1').textContent()).toBe('Concept: Netwerk dat leert');
    await page.locator('#lint [role=status]').waitFor({ timeout: 60_000 });
    expect(await page.locator('#lint').textContent()).toMatch(/0 fouten|Niets aan te merken/);
    const older = page.getByText('Wat je sindsdien typte, is nog niet bewaard en niet nagekeken.');
    expect([await older.isVisible(), await page.locator('#lint [role=status]').isVisible()]).toEqual([
      false,
      true,
    ]);
    await write('Netwerk dat nog leert');
    await older.waitFor();
    expect(await page.locator('#lint [role=status]').isVisible()).toBe(false);
    await write('Netwerk dat leert');
    await older.waitFor({ state: 'hidden' });
    await page.getByLabel('Met een school die').selectOption('niets laat horen');
    await page.getByRole('button', { name: 'Repeteer' }).click();
    await page.getByText(/\d+ momenten, van/).waitFor();

    // Somebody else saves meanwhile: nothing typed is lost, and nothing is replaced unseen.
    await setting.store.prisma.template_draft.updateMany({
      ...{ where: { id: 'lerend-netwerk' }, data: { version: { increment: 1 } } },
    });
    await write('Netwerken die leren');
    await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
    await page.getByRole('alert').getByText('Iemand anders bewaarde intussen een andere tekst.').waitFor();
    await text.getByText('Netwerken die leren').waitFor();
    await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
    await page.getByText('Het concept is bewaard.').waitFor();

    // What was typed since is asked about before it is left, and saved by who goes on to publish.
    await write('Netwerken die veel leren');
    const asked = new Promise<string>((resolve) =>
      page.once('dialog', (dialog) => {
        resolve(dialog.message());
        void dialog.dismiss();
      }),
    );
    await page.getByRole('link', { name: 'Alle modeltrajecten' }).click();
    expect(await asked).toContain('nog niet bewaard');
    await page.getByRole('button', { name: 'Bewaar en publiceer…' }).click();
    await page.getByRole('heading', { name: 'Wat verandert' }).waitFor();
    expect(await page.getByText(/er loopt nu geen traject op versie 1/).count()).toBe(1);
    expect(await page.getByText('Netwerken die veel leren').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Publiceer versie 2' }).click();
    await page.getByText('Versie 2 is gepubliceerd.').waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Wat versie 2 veranderde' }).click();
    await page.getByRole('heading', { name: 'Van versie 1 naar 2' }).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'Bekijk alle mails' }).click();
    await page.getByRole('heading', { name: 'Alle mails' }).waitFor();
    expect(await page.getByRole('article').count()).toBeGreaterThan(3);
    expect(complaints).toEqual([]);
  });

  it('keeps trajectories of another service to that service', async () => {
    const enrolled = await setting.enrolSchool();
    const service = randomUUID();
    const stranger = randomUUID();
    await saveOrganisation(setting.store, { id: service, kind: 'pbd', name: 'Begeleidingsdienst Zuid' });
    await insertPerson(setting.store, {
      id: stranger,
      name: 'Zoë Zuid',
      language: 'nl',
      function: 'counsellor',
      organisationId: service,
    });
    const visit = (person: string) =>
      fetch(`${setting.url}/trajectories/${enrolled.id}`, { headers: { 'X-Demo-Person': person } });
    expect((await visit(setting.administrator)).status).toBe(200);
    expect((await visit(stranger)).status).toBe(404);
    expect(new URL((await visit(randomUUID())).url).pathname).toBe('/sign-in');
    const nothing = { headers: { 'X-Demo-Person': setting.administrator } };
    expect((await fetch(`${setting.url}/trajectories/nothing`, nothing)).status).toBe(404);
  });
});
