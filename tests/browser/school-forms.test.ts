import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { hashOfToken } from '../../src/platform/token.ts';
import { findLink } from '../../src/store/people/links.ts';
import { journalOf } from '../../src/store/trajectories/trajectories.ts';
import { holidayFromNow, schoolDayFromNow } from '../support/days.ts';
import { pdf, startVisits, type Visits } from './visits.ts';

const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600, 7)]);

describe('what a school is asked, without any script', () => {
  let visits: Visits;

  beforeAll(async () => {
    visits = await startVisits();
  });

  afterAll(async () => {
    await visits?.stop();
  });

  it('lets a school confirm through the link in its mail, and only by the button', async () => {
    const enrolled = await visits.setting.enrolSchool();
    await visits.setting.sink.waitFor(() => visits.linksTo(enrolled.email).length > 0);
    const token = visits.linksTo(enrolled.email)[0]!;
    const before = await visits.setting.stateOf(enrolled);

    const { page, status } = await visits.open(token);
    await page.reload();
    expect(status).toBe(200);
    expect(await page.locator('h1').textContent()).toBe('Bevestig dat jullie meedoen');
    expect(await page.locator('.due').textContent()).toContain('Graag tegen');
    expect(await page.getByText('Bea Begeleider').isVisible()).toBe(true);
    expect(await visits.setting.stateOf(enrolled)).toEqual(before);
    expect((await findLink(visits.setting.store, hashOfToken(token)))?.usedAt).toBeUndefined();

    await page.getByLabel('Wil je er iets bij zeggen?').fill('Wij kijken ernaar uit.');
    await visits.press(page, 'Ja, ik bevestig');
    expect(await page.getByRole('status').textContent()).toContain('Fijn dat jullie meedoen!');
    expect(await page.locator('h1').textContent()).toBe('Bedankt, dit is in orde');
    expect(await page.getByText('Een nieuwe link nodig?').count()).toBe(0);
    expect((await visits.nodeOf(enrolled, 'join'))?.status).toBe('done');
    const last = (await journalOf(visits.setting.store, EVERYTHING, enrolled.id)).find(
      ({ body }) => body.type === 'completed',
    );
    expect(last).toMatchObject({
      actor: { kind: 'link', person: enrolled.principal },
      body: { comment: 'Wij kijken ernaar uit.' },
    });

    await page.getByRole('link', { name: 'Vertel waar jullie staan' }).click();
    expect(await page.locator('h1').textContent()).toBe('Vertel waar jullie staan');
  });

  it('says under a no that it ends the trajectory, and afterwards does not thank for taking part', async () => {
    const enrolled = await visits.setting.enrolSchool();
    const { page } = await visits.openStep(enrolled, 'pilot');
    const no = page.getByRole('button', { name: 'Nee, nu niet' });
    const hint = await no.getAttribute('aria-describedby');
    expect(await page.locator(`#${hint}`).textContent()).toContain(
      'Kies je “Nee, nu niet”, dan stopt dit traject',
    );
    await no.click();
    // It ends the trajectory, so it is asked once more.
    await page.getByRole('button', { name: 'Ja, ik ben zeker: Nee, nu niet' }).click();
    const said = await page.getByRole('status').textContent();
    expect(said).toContain('Genoteerd');
    expect(said).toContain('We hebben genoteerd dat jullie nu niet testen.');
    expect(said).not.toContain('bedankt');
    expect(await page.locator('h1').textContent()).toBe('Dit traject is stopgezet');
    expect(await page.locator('.task').textContent()).toContain(
      `Het traject Alles wat gevraagd kan worden van De Wilg ${enrolled.school} is stopgezet op`,
    );
  });

  it('keeps what was filled in and says beside each field what is wrong', async () => {
    const enrolled = await visits.setting.enrolSchool();
    const { page } = await visits.openStep(enrolled, 'survey');
    const vision = page.getByRole('group', { name: 'Wij hebben een gedeelde visie' });
    await vision.getByLabel('4', { exact: true }).check();
    await page.getByLabel('Digitale didactiek').check();
    await page.getByLabel('Hoeveel leerkrachten doen mee?').fill('900');
    await page.getByLabel('Vertel gerust meer').fill('<b>Veel</b> zin');
    await visits.press(page, 'Antwoorden versturen');

    const alert = page.getByRole('alert');
    expect(await alert.getByRole('link').allInnerTexts()).toEqual([
      'Kies een antwoord bij “Waar staat het team?”.',
      '“Hoeveel leerkrachten doen mee?” moet van 1 tot en met 400 zijn.',
    ]);
    expect(await vision.getByLabel('4', { exact: true }).isChecked()).toBe(true);
    expect(await page.getByLabel('Digitale didactiek').isChecked()).toBe(true);
    expect(await page.getByLabel('Vertel gerust meer').inputValue()).toBe('<b>Veel</b> zin');
    expect((await visits.nodeOf(enrolled, 'survey'))?.status).toBe('open');

    await alert.getByRole('link').last().click();
    await page.getByLabel('Hoeveel leerkrachten doen mee?').fill('24');
    await page.getByLabel('De basis is er').check();
    await visits.press(page, 'Antwoorden versturen');
    expect(await page.getByRole('status').textContent()).toContain('Gelukt, bedankt!');
    expect((await visits.setting.stateOf(enrolled)).answers.survey).toEqual({
      vision: 4,
      place: 'basis',
      needs: ['didactics'],
      teachers: 24,
      more: '<b>Veel</b> zin',
      outcome: 'submitted',
    });
  });

  it('takes a document by its content, sends it back once, and shows it to who judges it', async () => {
    const enrolled = await visits.setting.enrolSchool();
    const { page, token } = await visits.openStep(enrolled, 'plan');
    await visits.press(page, 'Document versturen');
    expect(await page.getByRole('alert').textContent()).toContain('Voeg het document toe.');

    await page.getByLabel('Wil je er iets bij zeggen?').fill('Met de hulp van het team.');
    const choose = page.getByLabel('Kies een bestand');
    const large = Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)]);
    for (const [buffer, mistake] of [
      [program, 'Dit soort bestand kunnen we niet aannemen.'],
      [large, 'Dit bestand is groter dan 10 MB.'],
    ] as const) {
      await choose.setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer });
      await visits.press(page, 'Document versturen');
      expect(await page.locator('h1').textContent()).toBe('Dien het plan in');
      expect(await page.locator('.field-wrong').textContent()).toContain(mistake);
      expect(await page.getByLabel('Wil je er iets bij zeggen?').inputValue()).toBe(
        'Met de hulp van het team.',
      );
    }
    expect((await visits.nodeOf(enrolled, 'plan'))?.status).toBe('open');

    await page
      .getByLabel('Kies een bestand')
      .setInputFiles({ name: 'ons plan.txt', mimeType: 'text/plain', buffer: pdf });
    await visits.press(page, 'Document versturen');
    expect((await visits.nodeOf(enrolled, 'plan'))?.status).toBe('done');

    const review = await visits.openStep(enrolled, 'check');
    expect(await review.page.getByRole('link', { name: 'ons plan.pdf' }).isVisible()).toBe(true);
    const address = await review.page.getByRole('link', { name: 'ons plan.pdf' }).getAttribute('href');
    const file = await fetch(visits.setting.url + address);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(pdf);
    expect(file.headers.get('content-disposition')).toContain('attachment');
    // Through a link that has nothing to do with it, the document is not there.
    const elsewhere = await visits.setting.makeLink(await visits.setting.enrolSchool(), 'tasks/plan');
    expect((await fetch(visits.setting.url + address!.replace(review.token, elsewhere))).status).toBe(404);

    await review.page.getByLabel('Aanpassing vragen').check();
    await visits.press(review.page, 'Oordeel versturen');
    expect(await review.page.getByRole('alert').textContent()).toContain('Schrijf wat er anders moet');
    await review.page.getByLabel('Wat moet er anders?').fill('Meer over de ouders.');
    await visits.press(review.page, 'Oordeel versturen');
    expect((await visits.nodeOf(enrolled, 'plan'))?.round).toBe(2);
    expect(await review.page.getByRole('status').textContent()).toMatch(
      /Je vraag om aanpassing is verstuurd\. De school kan tot en met .* een nieuwe versie bezorgen/,
    );
    expect(await review.page.locator('h1').textContent()).toBe('Bedankt, dit is in orde');
    const again = await visits.open(token);
    expect(await again.page.getByText('Meer over de ouders.').isVisible()).toBe(true);
    expect(await again.page.getByRole('link', { name: 'ons plan.pdf' }).isVisible()).toBe(true);
  });

  it('comes back to the step itself when a file cannot be taken, whatever step the link was made for', async () => {
    const enrolled = await visits.setting.enrolSchool();
    const { page, token } = await visits.openStep(enrolled, 'join');
    await visits.press(page, 'Ja, ik bevestig');
    await page.goto(`${visits.setting.url}/p/${token}?step=tasks/plan`);
    const choose = (buffer: Buffer) =>
      page
        .getByLabel('Kies een bestand')
        .setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer });
    await choose(program);
    await visits.press(page, 'Document versturen');
    expect(await page.locator('h1').textContent()).toBe('Dien het plan in');
    await choose(pdf);
    await visits.press(page, 'Document versturen');
    expect(await page.locator('h1').textContent()).toBe('Bedankt, dit is in orde');
    expect(await page.locator('.task-role').textContent()).toBe('Dien het plan in');
  });

  it('says kindly that a document is too large', async () => {
    const enrolled = await visits.setting.enrolSchool();
    const { token, page } = await visits.openStep(enrolled, 'plan');
    const form = new FormData();
    form.set('_form', await visits.csrfTokenOf(page));
    form.set('_step', 'tasks/plan');
    form.set('_file', new Blob([Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)])]), 'groot.pdf');
    const answer = await fetch(`${visits.setting.url}/p/${token}/complete`, { method: 'POST', body: form });
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain('Dit bestand is groter dan 10 MB.');
    expect((await visits.nodeOf(enrolled, 'plan'))?.status).toBe('open');
  });

  it('tells a program in a problem document which field is wrong', async () => {
    const enrolled = await visits.setting.enrolSchool();
    const { token, page } = await visits.openStep(enrolled, 'plan');
    const csrfToken = await visits.csrfTokenOf(page);
    const send = async (fields: Record<string, string | Blob>) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ _form: csrfToken, _step: 'tasks/plan', ...fields })) {
        form.set(name, value);
      }
      const headers = { Accept: 'application/problem+json', 'Accept-Language': 'en' };
      const address = `${visits.setting.url}/p/${token}/complete`;
      const answer = await fetch(address, { method: 'POST', body: form, headers });
      const { errors } = (await answer.json()) as { errors: { path: string; message: string }[] };
      return [answer.status, ...errors.map(({ path, message }) => `${path}: ${message}`)];
    };
    const large = new Blob([Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)])]);
    expect(await send({ _file: large })).toEqual([
      413,
      expect.stringMatching(/^file: This file is larger than 10 MB/),
    ]);
    const [status, wrongKind] = await send({ _file: new Blob(['MZ'.padEnd(200, '\u0001')]) });
    expect([status, wrongKind]).toEqual([
      415,
      expect.stringMatching(/^file: We cannot take this kind of file/),
    ]);
    expect(await send({})).toEqual([422, expect.stringMatching(/^file: /)]);
    // Nothing was done, so it is not said to be done.
    expect(await send({ _step: 'tasks/dance' })).toEqual([422]);
    expect((await visits.nodeOf(enrolled, 'plan'))?.status).toBe('open');
  });

  it('sets the date of a meeting, shows it, and lets it be changed', async () => {
    const enrolled = await visits.setting.enrolSchool();
    const { page } = await visits.openStep(enrolled, 'talk');
    const fill = async (date: string, from: string, until: string) => {
      await page.getByLabel('Datum', { exact: true }).fill(date);
      await page.getByLabel('Van', { exact: true }).fill(from);
      await page.getByLabel('Tot', { exact: true }).fill(until);
      await visits.press(page, 'Datum vastleggen');
    };
    await fill('2021-03-02', '14:00', '15:00');
    expect(await page.getByRole('alert').textContent()).toContain('Deze datum is al voorbij.');
    await fill(schoolDayFromNow(20), '14:00', '13:00');
    expect(await page.getByRole('alert').textContent()).toContain('Het einde moet na het begin komen.');
    await page.getByLabel('Plaats of link').fill('Leraarskamer');
    await fill(schoolDayFromNow(20), '14:00', '15:30');
    expect(await page.getByRole('status').textContent()).toMatch(
      /De afspraak staat vast: .*, van 14\.00 tot 15\.30 uur\./,
    );
    expect(await page.locator('.arranged').textContent()).toContain('Leraarskamer');

    await page.getByText('Een andere datum kiezen').click();
    expect(await page.getByLabel('Datum', { exact: true }).inputValue()).toBe(schoolDayFromNow(20));
    await fill(schoolDayFromNow(22), '09:00', '10:00');
    const node = await visits.nodeOf(enrolled, 'talk');
    expect(node?.appointments).toHaveLength(1);
    expect(node?.appointments?.[0]?.start.slice(0, 10)).toBe(schoolDayFromNow(22));
  });

  it('asks before it sets a date on which the school is closed', async () => {
    const enrolled = await visits.setting.enrolSchool();
    const { page } = await visits.openStep(enrolled, 'talk');
    await page.getByLabel('Datum', { exact: true }).fill(holidayFromNow());
    await page.getByLabel('Van', { exact: true }).fill('14:00');
    await page.getByLabel('Tot', { exact: true }).fill('15:30');
    await visits.press(page, 'Datum vastleggen');
    expect(await page.getByRole('alert').textContent()).toContain('valt in de kerstvakantie.');
    expect(await page.getByRole('alert').textContent()).toContain('Er is nog niets vastgelegd.');
    expect((await visits.nodeOf(enrolled, 'talk'))?.appointments).toBeUndefined();

    await visits.press(page, 'Toch vastleggen');
    expect(await page.getByRole('status').textContent()).toContain('De afspraak staat vast');
    const node = await visits.nodeOf(enrolled, 'talk');
    expect(node?.appointments?.[0]?.start.slice(0, 10)).toBe(holidayFromNow());
  });

  it('sets several sessions of a training, in whatever order they are written', async () => {
    const enrolled = await visits.setting.enrolSchool();
    const { page } = await visits.openStep(enrolled, 'sessions');
    const session = async (number: number, days: number) => {
      const group = page.getByRole('group', { name: `Sessie ${number}` });
      await group.getByLabel('Datum').fill(schoolDayFromNow(days));
      await group.getByLabel('Van').fill('13:30');
      await group.getByLabel('Tot').fill('16:00');
    };
    await session(1, 40);
    await session(3, 30);
    await visits.press(page, 'Data vastleggen');
    const starts = (await visits.nodeOf(enrolled, 'sessions'))?.appointments?.map(({ start }) =>
      start.slice(0, 10),
    );
    expect(starts).toEqual([schoolDayFromNow(30), schoolDayFromNow(40)]);
  });

  it('offers a choice, and shows what is to be paid without asking for anything', async () => {
    const enrolled = await visits.setting.enrolSchool();
    const { page } = await visits.openStep(enrolled, 'choice');
    await visits.press(page, 'Keuze versturen');
    expect(await page.getByRole('alert').textContent()).toContain('Kies één van de antwoorden.');
    await page.getByLabel('Na Pasen').check();
    await visits.press(page, 'Keuze versturen');
    expect((await visits.nodeOf(enrolled, 'choice'))?.outcome).toBe('easter');

    const fee = await visits.openStep(enrolled, 'fee');
    expect(await fee.page.locator('.facts').textContent()).toMatch(/250,00/);
    expect(await fee.page.locator('.answer').getByRole('button').count()).toBe(0);
  });

  it('gives more time as often as the step allows', async () => {
    const enrolled = await visits.setting.enrolSchool();
    const { page } = await visits.openStep(enrolled, 'join');
    await page.getByText('Ik heb meer tijd nodig').click();
    const promised = /Je krijgt tijd tot en met (\w+ \d+ \w+ \d{4})/.exec(
      (await page.locator('.elsewhere').textContent()) ?? '',
    )?.[1];
    await visits.press(page, 'Geef me meer tijd');
    expect(await page.getByRole('status').textContent()).toContain(`De nieuwe datum is ${promised}.`);
    expect((await visits.nodeOf(enrolled, 'join'))?.extensions).toBe(1);
    expect(await page.getByText('Ik heb meer tijd nodig').count()).toBe(0);
  });

  it('speaks English to who reads English, and to who asks for it', async () => {
    const enrolled = await visits.setting.enrolSchool({ language: 'en' });
    const { page } = await visits.openStep(enrolled, 'join');
    expect(await page.locator('h1').textContent()).toBe('Confirm that you take part');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('link', { name: 'Toon deze pagina in het Nederlands' }).click();
    expect(await page.locator('h1').textContent()).toBe('Bevestig dat jullie meedoen');
    await visits.press(page, 'Ja, ik bevestig');
    expect(await page.locator('html').getAttribute('lang')).toBe('nl');
  });
});
