import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Setting, startSetting } from '../browser/setting.ts';
import { dumpOf } from './dump.ts';

const NAME = 'Fientje Vandermolen';
const EMAIL = 'fientje.vandermolen@school.example';
const traces = [/fientje/i, /vandermolen/i];

describe('somebody who went through a trajectory with real workflows and mails, and asks to be forgotten', () => {
  let setting: Setting;

  beforeAll(async () => {
    setting = await startSetting();
  });

  afterAll(async () => {
    await setting?.stop();
  });

  const found = (text: string) => traces.flatMap((trace) => text.match(trace)?.[0] ?? []);
  const ask = (address: string, init: RequestInit = {}, as = setting.administrator) =>
    fetch(`${setting.url}${address}`, {
      ...init,
      headers: {
        'X-Demo-Person': as,
        ...(init.body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
    });

  /** Every history that Temporal has, with what is in it in letters. */
  async function histories(): Promise<readonly string[]> {
    const { workflow } = setting.temporal.client;
    const all: string[] = [];
    for await (const { workflowId, runId } of workflow.list()) {
      const history = await workflow.getHandle(workflowId, runId).fetchHistory();
      // What a workflow was given and gave stands in base64.
      const letters = JSON.stringify(history, (key, value) =>
        key === 'data' && typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : value,
      );
      all.push(`${workflowId} ${letters}`);
    }
    return all;
  }

  it('is found afterwards in no table, history or log, and in no backup; and the page still reads well', async () => {
    const { store, sink, log } = setting;
    const enrolled = await setting.enrolSchool({ template: 'two-conversations' });
    const { id, principal } = enrolled;
    await store.prisma.person.update({ where: { id: principal }, data: { name: NAME, email: EMAIL } });
    const command = (body: object) =>
      ask(
        `/api/v1/trajectories/${id}/commands`,
        { method: 'POST', body: JSON.stringify(body) },
        setting.counsellor,
      );
    expect((await command({ type: 'note', text: `${NAME} belde, op ${EMAIL} te bereiken.` })).status).toBe(
      200,
    );
    const token = await setting.makeLink(enrolled, 'start/confirms');
    await fetch(`${setting.url}/p/${token}`);
    const done = await command({
      type: 'complete',
      step: 'start/confirms',
      comment: 'Dit zei Fientje zelf.',
    });
    expect(done.status).toBe(200);
    const mailed = (await sink.waitFor(1)).length;
    expect(mailed).toBeGreaterThan(0);
    expect(found(await dumpOf(setting.databaseUrl))).not.toEqual([]);

    const erased = await ask(`/api/v1/people/${principal}/erase`, {
      ...{ method: 'POST', body: JSON.stringify({ confirmed: true }) },
    });
    expect(erased.status).toBe(200);

    expect(found(await dumpOf(setting.databaseUrl))).toEqual([]);
    const kept = await histories();
    expect(kept.map((one) => one.split(' ')[0])).toContain(`trajectory-${id}`);
    // Nothing that somebody typed went there, so there is nothing to remove.
    expect(kept.flatMap(found)).toEqual([]);
    expect(kept.some((one) => one.includes('start/confirms'))).toBe(true);
    expect(found(log.join('\n'))).toEqual([]);

    const page = await (await ask(`/trajectories/${id}`, {}, setting.counsellor)).text();
    expect(found(page)).toEqual([]);
    expect(page).toContain('(gewist / erased)');
    const journal = await (await ask(`/api/v1/trajectories/${id}/journal`, {}, setting.counsellor)).json();
    expect(journal.items.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(['enrolled', 'noted', 'completed']),
    );
    expect((await command({ type: 'note', text: 'En het gaat gewoon verder.' })).status).toBe(200);
  });
});
