import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { RULES_ONLY } from '../domain/calendar/school-calendar.ts';
import { localDateOf } from '../domain/calendar/wall-clock.ts';
import type { Template } from '../domain/template/model/types.ts';
import { parseTemplate } from '../domain/template/reading/load.ts';
import { castDemo } from './cast.ts';
import { tellStory } from './histories.ts';
import { stories } from './stories.ts';

const modelOf = (id: string) => {
  const parsed = parseTemplate(readFileSync(new URL(`../../templates/${id}.yaml`, import.meta.url), 'utf8'));
  if (!parsed.ok) throw new Error(parsed.errors.map(({ message }) => message.en).join('\n'));
  return parsed.template;
};
const models = new Map([...new Set(stories.map(({ template }) => template))].map((id) => [id, modelOf(id)]));

describe('The stories of the demo', () => {
  it.each([
    // In the mail window of an ordinary morning, before anybody is at work, in a holiday, and as the clock goes back.
    '2026-11-26T06:49:00.000Z',
    '2026-11-25T23:00:20.000Z',
    '2026-08-01T12:00:00.000Z',
    '2026-10-25T00:30:00.000Z',
  ])('told at %s owe nobody anything of before', (now) => {
    const setting = { cast: castDemo(), version: 1, context: { calendar: RULES_ONLY }, now };
    for (const story of stories) {
      const template = models.get(story.template) as Template;
      if (template.availableFrom > localDateOf(now)) continue;
      const { advanced } = tellStory(story, { ...setting, template });
      expect(advanced.state.at <= now).toBe(true);
      expect(advanced.events.filter(({ at }) => at > now)).toEqual([]);
      expect(advanced.plan.filter(({ at }) => at <= now)).toEqual([]);
    }
  });

  it.each([
    '2026-11-29T16:00:00.000Z',
    '2026-12-28T08:00:00.000Z',
    '2027-04-02T10:00:00.000Z',
    '2026-09-01T05:00:00.000Z',
  ])('hold, at %s too, an enrolment that was withdrawn and a step that was passed on', (now) => {
    const setting = { cast: castDemo(), version: 1, context: { calendar: RULES_ONLY }, now };
    const happened = stories.flatMap((story) => {
      if (story.then === undefined) return [];
      const template = models.get(story.template) as Template;
      return tellStory(story, { ...setting, template }).advanced.events.map(({ body }) =>
        body.type === 'stopped' && body.mistake ? 'withdrawn as a mistake' : body.type,
      );
    });
    expect(happened).toEqual(
      expect.arrayContaining(['withdrawn as a mistake', 'delegated', 'paused', 'mail-filed']),
    );
  });
});
