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

  /** The page of a step as it is open in one tab. */
  async function tab(enrolled: Enrolled, step: string) {
    const token = await setting.makeLink(enrolled, step);
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
});
