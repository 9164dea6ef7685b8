import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import { type Enrolled, type Setting, startSetting } from './setting.ts';

describe('what somebody answers through a link', () => {
  let setting: Setting;

  beforeAll(async () => {
    setting = await startSetting();
  });

  afterAll(async () => {
    await setting?.stop();
  });

  /** The page of a step as it is open in one tab, by its own link or that of another step. */
  async function tab(enrolled: Enrolled, step: string, linked = step) {
    const token = await setting.makeLink(enrolled, linked);
    const page = `${setting.url}/p/${token}?step=${encodeURIComponent(step)}`;
    const $ = load(await (await fetch(page)).text());
    const form = $('form').filter((_, one) =>
      new URL($(one).attr('action') ?? '', page).pathname.endsWith('/complete'),
    );
    const hidden = form.find('input[type=hidden]').toArray();
    const fields = hidden.map((one): [string, string] => [
      $(one).attr('name') ?? '',
      $(one).attr('value') ?? '',
    ]);
    const action = new URL(form.first().attr('action') ?? '', page);
    return { action, fields, text: $('main').text() };
  }

  type Tab = Awaited<ReturnType<typeof tab>>;

  /** Sends the form of a tab, and gives the page that comes of it. */
  async function send({ action, fields }: Tab, filling: { readonly [name: string]: string }) {
    const body = new URLSearchParams([...fields, ...Object.entries(filling)]);
    const answer = await fetch(action, { method: 'POST', body });
    const $ = load(await answer.text());
    return { status: answer.status, text: $('main').text().replace(/\s+/g, ' '), $ };
  }

  const nodeOf = async (enrolled: Enrolled, step: string) => (await setting.stateOf(enrolled)).nodes[step];

  it('is asked once more when it ends the trajectory, and does nothing until then', async () => {
    const enrolled = await setting.enrolSchool();
    const asked = await send(await tab(enrolled, 'tasks/pilot'), { _outcome: 'declined' });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Met dit antwoord stopt het traject');
    expect(asked.$('button[name=_confirmed]').attr('value')).toBe('declined');
    expect((await setting.stateOf(enrolled)).status).toBe('active');
    const done = await send(await tab(enrolled, 'tasks/pilot'), { _confirmed: 'declined' });
    expect(done.status).toBe(200);
    expect((await setting.stateOf(enrolled)).status).toBe('stopped');
  });

  it('is asked anew when something else is chosen after all', async () => {
    const enrolled = await setting.enrolSchool();
    const other = await send(await tab(enrolled, 'tasks/choice'), {
      _outcome: 'never',
      _confirmed: 'easter',
    });
    expect(other.status).toBe(422);
    expect((await setting.stateOf(enrolled)).status).toBe('active');
  });

  it('is kept with the words beside it, whichever option was chosen', async () => {
    const enrolled = await setting.enrolSchool();
    const comment = 'Na de paasvakantie is er een leraar meer';
    await send(await tab(enrolled, 'tasks/choice'), { _outcome: 'easter', _comment: comment });
    expect(await nodeOf(enrolled, 'tasks/choice')).toMatchObject({ status: 'done', outcome: 'easter' });
  });

  it('is not thanked for in a second tab that says the opposite: what counts is said, of whom and since when', async () => {
    const enrolled = await setting.enrolSchool();
    const [first, second, third] = [
      await tab(enrolled, 'tasks/choice'),
      await tab(enrolled, 'tasks/choice'),
      await tab(enrolled, 'tasks/choice'),
    ];
    await send(first, { _outcome: 'easter' });
    const opposite = await send(second, { _outcome: 'january' });
    expect(opposite.text).toContain('Er was al een antwoord');
    expect(opposite.text).toMatch(/beantwoord op .* door Anna Peeters: “Na Pasen”/);
    expect(opposite.text).toContain('opnieuw open te zetten');
    const same = await send(third, { _outcome: 'easter' });
    expect(same.text).not.toContain('Er was al een antwoord');
    expect(await nodeOf(enrolled, 'tasks/choice')).toMatchObject({ outcome: 'easter' });
  });

  describe('and does not send yet', () => {
    /** Keeps what is filled in at the form of a tab, as its second button does. */
    const keep = (one: Tab, filling: { readonly [name: string]: string }) =>
      send({ ...one, action: new URL(one.action.href.replace('/complete', '/keep')) }, filling);
    const surveyFilled = { vision: '4', teachers: 'veel', _comment: '' };
    const shownIn = async (enrolled: Enrolled) => {
      const token = await setting.makeLink(enrolled, 'tasks/survey');
      const $ = load(await (await fetch(`${setting.url}/p/${token}?step=tasks%2Fsurvey`)).text());
      return {
        vision: $('input[name=vision][checked]').attr('value'),
        teachers: $('input[name=teachers]').attr('value'),
        text: $('main').text().replace(/\s+/g, ' '),
      };
    };

    it('is kept as it is, half filled and wrong, and found again; nothing is handed in by it', async () => {
      const enrolled = await setting.enrolSchool();
      const kept = await keep(await tab(enrolled, 'tasks/survey'), surveyFilled);
      expect([kept.status, kept.text]).toEqual([200, expect.stringContaining('verstuurd is het nog niet')]);
      expect(await nodeOf(enrolled, 'tasks/survey')).toMatchObject({ status: 'open' });
      const again = await shownIn(enrolled);
      expect([again.vision, again.teachers]).toEqual(['4', 'veel']);
      expect(again.text).toMatch(/Nog niet verstuurd: Anna Peeters bewaarde dit op/);
    });

    it('is still asked, and not said to be in order, when it is kept through the link of a step that is done', async () => {
      const enrolled = await setting.enrolSchool();
      await send(await tab(enrolled, 'tasks/choice'), { _outcome: 'easter' });
      const kept = await keep(await tab(enrolled, 'tasks/survey', 'tasks/choice'), surveyFilled);
      expect(kept.text).toContain('verstuurd is het nog niet');
      expect(kept.text).not.toContain('Bedankt, dit is in orde');
      expect(kept.$('input[name=vision][checked]').attr('value')).toBe('4');
    });

    it('is found by the colleague to whom the step is passed on, and gone once it is answered', async () => {
      const enrolled = await setting.enrolSchool();
      await keep(await tab(enrolled, 'tasks/survey'), surveyFilled);
      const one = await tab(enrolled, 'tasks/survey');
      const email = `mia.${enrolled.school}@school.example`;
      const colleague = new URL(one.action.href.replace('/complete', '/colleague'));
      await send({ ...one, action: colleague }, { name: 'Mia Maes', email });
      await setting.answerContact(enrolled);
      const mia = (await nodeOf(enrolled, 'tasks/survey'))?.delegate?.person ?? '';
      const hers = { ...enrolled, principal: mia };
      expect((await shownIn(hers)).text).toMatch(/Anna Peeters bewaarde dit/);
      await send(await tab(hers, 'tasks/survey'), { vision: '3', place: 'basis', teachers: '12' });
      expect(await nodeOf(enrolled, 'tasks/survey')).toMatchObject({ status: 'done' });
      const drafts = await setting.store.prisma.answer_draft.count({ where: { trajectory_id: enrolled.id } });
      expect(drafts).toBe(0);
    });
  });

  it('can be kept as a copy, with who, when and how; by who gave it, and by nobody else', async () => {
    const enrolled = await setting.enrolSchool();
    const done = await send(await tab(enrolled, 'tasks/choice'), {
      ...{ _outcome: 'easter', _comment: 'Na de verbouwing' },
    });
    const address = new URL(done.$('a[href*="/copy"]').attr('href') ?? '', setting.url);
    const answer = await fetch(address);
    const text = load(await answer.text())('main')
      .text()
      .replace(/\s+/g, ' ');
    expect(answer.status).toBe(200);
    for (const words of ['Anna Peeters', 'Na Pasen', 'Na de verbouwing', 'persoonlijke link in een mail'])
      expect(text).toContain(words);
    address.searchParams.set('save', 'save');
    const saved = await fetch(address);
    expect(saved.headers.get('content-disposition')).toMatch(
      /^attachment; filename="?[A-Z]+-\w+-choice\.html/,
    );
    const other = await setting.enrolSchool();
    const stranger = await setting.makeLink({ ...enrolled, principal: other.principal }, 'tasks/choice');
    expect((await fetch(`${setting.url}/p/${stranger}/copy?step=tasks%2Fchoice`)).status).toBe(404);
    const open = await setting.makeLink(enrolled, 'tasks/survey');
    expect((await fetch(`${setting.url}/p/${open}/copy?step=tasks%2Fsurvey`)).status).toBe(404);
  });
});
