import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { RULES_ONLY } from '../domain/calendar/school-calendar.ts';
import type { Template } from '../domain/template/model/types.ts';
import { parseTemplate } from '../domain/template/reading/load.ts';
import { loadLayout } from '../mail/layout/layout.ts';
import type { PastMail } from '../store/mail/past.ts';
import { castDemo } from './cast.ts';
import { type History, tellStory } from './histories.ts';
import { pastMailsOf } from './past-letters.ts';
import type { Story } from './story.ts';

const now = '2026-11-26T11:00:00.000Z';
const cast = castDemo();
const people = new Map(
  cast.people.map((person) => [person.id, { ...person, reachable: true, remindersOff: false }]),
);

let template: Template;
let layout: Awaited<ReturnType<typeof loadLayout>>;
beforeAll(async () => {
  const parsed = parseTemplate(
    readFileSync(new URL('../../templates/digitale-school.yaml', import.meta.url), 'utf8'),
  );
  if (!parsed.ok) throw new Error('The model of the demo cannot be read');
  template = parsed.template;
  layout = await loadLayout();
});

function told(story: Partial<Story>): History {
  const context = { calendar: RULES_ONLY };
  return tellStory(
    { template: 'digitale-school', school: 0, startedDaysAgo: 300, persona: 'prompt', ...story },
    { cast, template, version: 1, context, now },
  );
}

function mailsOf(
  history: History,
  refusedSince: ReadonlyMap<string, string> = new Map(),
): readonly PastMail[] {
  const from = 'Traject <traject@traject.example>';
  return pastMailsOf(history, { template, people, refusedSince, from, layout, now });
}

describe('The mails of a trajectory of the demo', () => {
  it('have each one end, and are none of those still to come', () => {
    const history = told({});
    const keys = mailsOf(history).map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(30);
    expect(new Set(keys).size).toBe(keys.length);
    const coming = new Set(history.advanced.plan.map(({ key }) => key));
    expect(keys.filter((key) => coming.has(key))).toEqual([]);
  });

  it('fail at once where the address was wrong from the start', () => {
    const since = new Map([[cast.schools[0]!.principal.id, '2026-11-21T15:20:00.000Z']]);
    const fate = { what: 'refused', daysAgo: 5 } as const;
    const failed = mailsOf(told({ startedDaysAgo: 4, persona: 'silent', fate }), since).filter(
      ({ status }) => status === 'failed',
    );
    expect(failed).toEqual([expect.objectContaining({ reason: 'refused', kind: 'ask' })]);
  });

  it('went before now, in words for people, and hold no token', () => {
    const sent = mailsOf(told({})).filter(({ status }) => status === 'sent');
    expect(sent.filter(({ sentAt }) => sentAt === undefined || sentAt > now)).toEqual([]);
    for (const { content } of sent) {
      expect(content?.text).toContain('/p/…');
      expect(`${content?.subject} ${content?.text}`).not.toMatch(
        /[0-9a-f]{8}-[0-9a-f]{4}-|undefined|\[object/,
      );
    }
  });

  it('are refused by an address that is dead, once; of the next it is known beforehand', () => {
    const history = told({ startedDaysAgo: 60, fate: { what: 'refused', daysAgo: 50 } });
    const principal = history.school.principal.id;
    const lost = mailsOf(history, new Map([[principal, '2026-09-27T08:00:00.000Z']])).filter(
      ({ status }) => status === 'failed' || status === 'undeliverable',
    );
    expect(lost.map(({ reason }) => reason).slice(0, 2)).toEqual(['refused', 'unreachable']);
    expect(lost.filter(({ reason }) => reason === 'refused')).toHaveLength(1);
  });
});
