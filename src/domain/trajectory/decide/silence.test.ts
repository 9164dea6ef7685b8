import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { addDuration } from '../../calendar/offset.ts';
import { RULES_ONLY } from '../../calendar/school-calendar.ts';
import { instantAt, localDateOf } from '../../calendar/wall-clock.ts';
import { firstStart } from '../../template/model/first-start.ts';
import { roleOf } from '../../template/model/lookup.ts';
import type { Template } from '../../template/model/types.ts';
import { parseTemplate } from '../../template/reading/load.ts';
import { behaviourOf } from '../forecast/personas.ts';
import { nobodyActs, type Played, play } from '../forecast/play.ts';
import type { Advanced } from '../model/advanced.ts';
import { roleAbove } from '../model/built-in-tasks.ts';
import { quietOf, silentFrom } from '../rules/silence.ts';
import { act, at, context, enrolled, granted, small, templateOf, wake } from '../test-template.ts';
import { enrol } from './enrol.ts';

const told = (outcome: Advanced) =>
  outcome.plan
    .filter(({ rung }) => rung.endsWith('quiet'))
    .map((mail) => `${localDateOf(mail.at)} ${mail.rung} → ${mail.to}`);
const quiet = (outcome: Advanced) => quietOf({ state: outcome.state, template: small, context })?.since;

/** Somebody of the school does it, not the counsellor for them. */
const template = templateOf(`
  - phase: one
    title: { nl: Een, en: One }
    steps:
      - { step: first, kind: confirm, role: principal, title: { nl: Eerst, en: First } }
      - { step: long, kind: document, role: principal, due: { in: P20W }, title: { nl: Lang, en: Long }, opens: { after: [] } }
      - { step: visit, kind: meeting, role: counsellor, attendees: [principal], title: { nl: Bezoek, en: Visit }, opens: { after: [] } }
`);
const begun = () => enrolled({}, template);

describe('Three school weeks without a sign of life', () => {
  it('tell the counsellor, whatever the template says of its steps', () => {
    expect(told(begun())).toEqual(['2026-09-22 quiet → counsellor']);
  });

  it('are counted in weeks of school', () => {
    const late = enrolled({ now: at('2026-12-14'), start: '2026-12-14' }, template);
    expect(told(late)).toEqual(['2027-01-18 quiet → counsellor']);
  });

  it('begin anew when the school does something, or people meet, and not when the counsellor notes something', () => {
    const noted = act(begun(), at('2026-09-10'), { type: 'note', text: 'gebeld' }, template);
    expect(told(noted)).toEqual(['2026-09-22 quiet → counsellor']);
    const answered = act(begun(), at('2026-09-10'), { type: 'complete', step: 'one/first' }, template);
    expect(told(answered)).toEqual(['2026-10-01 quiet → counsellor']);
    const met = act(begun(), at('2026-09-11'), { type: 'complete', step: 'one/visit' }, template);
    expect(told(met)).toEqual(['2026-10-02 quiet → counsellor']);
  });

  it('do not count while it is paused, and begin anew when it goes on', () => {
    const paused = act(begun(), at('2026-09-10'), { type: 'pause', reason: 'verbouwing' }, template);
    expect(paused.plan).toEqual([]);
    const resumed = act(paused, at('2026-10-05'), { type: 'resume' }, template);
    expect(told(resumed)).toEqual(['2026-10-26 quiet → counsellor']);
  });

  it('are told once for one silence, also when what was asked first runs out meanwhile', () => {
    const first = enrolled().plan.find(({ rung }) => rung === 'quiet');
    const expired = wake(enrolled(), at('2026-11-02'));
    expect(quiet(expired)).toBe(quiet(enrolled()));
    expect(expired.plan.filter(({ rung }) => rung === 'quiet').every(({ key }) => key === first?.key)).toBe(
      true,
    );
  });

  it('do not begin before a trajectory that was taken over under way is ours', () => {
    const taken = enrolled(
      { now: at('2026-11-16'), start: '2026-09-01', underWay: { phase: 'one', since: '2026-09-01' } },
      template,
    );
    expect(told(taken)).toEqual(['2026-12-07 quiet → counsellor']);
  });
});

const files = readdirSync(new URL('../../../../templates/', import.meta.url)).filter((name) =>
  name.endsWith('.yaml'),
);

describe.each(files)('Silence in %s', (file) => {
  const source = readFileSync(new URL(`../../../../templates/${file}`, import.meta.url), 'utf8');
  const parsed = parseTemplate(source);
  if (!parsed.ok) throw new Error(file);
  const model: Template = parsed.template;
  const begin = firstStart(model, '2026-09-01');
  const calendar = { calendar: RULES_ONLY };

  /** Everybody is prompt until a day; after that nobody does anything any more. */
  function silentAfter(months: number) {
    const now = instantAt(begin, '10:00');
    const roles = Object.fromEntries(model.roles.map(({ id }) => [id, id]));
    const from = granted(
      enrol(
        {
          ...{
            id: 'silent',
            now,
            start: begin,
            roles,
            actor: { kind: 'person', person: model.counsellorRole },
          },
          subject: { kind: model.subject, id: 'silent' },
        },
        model,
        1,
        calendar,
      ),
    );
    const until = instantAt(addDuration(begin, `P${months}M`, 'calendar-days', RULES_ONLY), '12:00');
    const { last } = play(from, model, calendar, behaviourOf('prompt', model, calendar), until);
    const horizon = instantAt(addDuration(begin, `P${months + 8}M`, 'calendar-days', RULES_ONLY), '12:00');
    const silent = quietOf({ state: last.state, template: model, context: calendar });
    return { last, silent, played: play(last, model, calendar, nobodyActs, horizon).played };
  }

  const isTold = (played: readonly Played[], role: string, from: string, until: string) =>
    played.some(
      (one) =>
        one.kind === 'mail' &&
        one.mail.to === role &&
        (one.mail.kind === 'escalation' || one.mail.path.startsWith('silence~')) &&
        localDateOf(one.at) > from &&
        localDateOf(one.at) <= until,
    );

  it.each([0, 2, 4, 8, 14])('reaches the counsellor and whoever is above, after %s months', (months) => {
    const { last, silent, played } = silentAfter(months);
    if (last.state.status !== 'active' || silent === undefined) return;
    const snapshot = { state: last.state, template: model, context: calendar };
    const step = silent.node.path;
    expect(roleOf(model, model.counsellorRole)).toBeDefined();
    const within = (weeks: 'P3W' | 'P6W') =>
      addDuration(silentFrom(silent, snapshot, weeks), 'P4D', 'calendar-days', RULES_ONLY);
    // What time itself ends meanwhile is waited for no longer.
    const stops = played.some(
      ({ kind, ...one }) => kind === 'event' && JSON.stringify(one).includes('"stopped"'),
    );
    expect([step, stops || isTold(played, model.counsellorRole, silent.since, within('P3W'))]).toEqual([
      step,
      true,
    ]);
    expect([step, stops || isTold(played, roleAbove(model), silent.since, within('P6W'))]).toEqual([
      step,
      true,
    ]);
  });
});
