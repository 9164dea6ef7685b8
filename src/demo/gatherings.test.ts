import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { RULES_ONLY } from '../domain/calendar/school-calendar.ts';
import { parseTemplate } from '../domain/template/reading/load.ts';
import { standing } from '../domain/trajectory/rules/due-dates.ts';
import { castDemo } from './cast.ts';
import { withComingGathering } from './coming-gathering.ts';
import { attendedIn } from './gatherings.ts';
import { tellStory } from './histories.ts';
import { stories } from './stories.ts';

const modelOf = (id: string) => {
  const parsed = parseTemplate(readFileSync(new URL(`../../templates/${id}.yaml`, import.meta.url), 'utf8'));
  if (!parsed.ok) throw new Error(parsed.errors.map(({ message }) => message.en).join('\n'));
  return parsed.template;
};
const models = new Map(['lerend-netwerk', 'digitale-school'].map((id) => [id, modelOf(id)]));
const context = { calendar: RULES_ONLY };
// Of the digital school those that are about as far as a training.
const told = (now: string) =>
  stories.flatMap((story) => {
    const template = models.get(story.template);
    if (
      template === undefined ||
      (template.id === 'digitale-school' && !/^(4|7|8|10|21)$/.test(`${story.school}`))
    )
      return [];
    return [
      {
        template,
        context,
        history: tellStory(story, { cast: castDemo(), version: 1, template, context, now }),
      },
    ];
  });

describe('The gatherings of the demo', () => {
  it.each([
    '2026-11-29T16:00:00.000Z',
    '2027-03-10T06:30:00.000Z',
    '2027-07-15T10:00:00.000Z',
    '2026-09-01T05:00:00.000Z',
  ])('are, at %s, some that were and one to come, as the journals of those invited have it', (now) => {
    const all = withComingGathering(told(now), now);
    const attended = all.flatMap(attendedIn);
    const past = attended.filter(({ present }) => present !== undefined);
    expect(past.filter(({ appointment }) => appointment.end > now)).toEqual([]);
    expect(past.filter(({ present }) => present).length).toBeGreaterThan(0);
    const coming = attended.filter(
      ({ plannedAt, appointment, told: { template } }) =>
        template.id !== 'lerend-netwerk' && plannedAt < now && appointment.start > now,
    );
    expect(coming.length).toBeGreaterThan(0);
    expect(new Set(coming.map(({ appointment }) => appointment.gathering)).size).toBe(1);
    expect(new Set(coming.map(({ told: { history } }) => history.school.service.id)).size).toBe(1);
    for (const {
      told: { history },
      path,
      appointment,
    } of attended) {
      const node = history.advanced.state.nodes[path];
      expect(node && standing(node)?.[0]).toMatchObject(appointment);
    }
    for (const { history } of all) {
      expect(history.advanced.events.filter(({ at }) => at > now)).toEqual([]);
      expect(history.advanced.plan.filter(({ at }) => at <= now)).toEqual([]);
    }
  });
});
