import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { addDays } from '../calendar/offset.ts';
import { isSchoolDay } from '../calendar/school-calendar.ts';
import type { AgendaEntry } from '../trajectory/forecast/entries.ts';
import { type Persona, personas } from '../trajectory/forecast/personas.ts';
import { rehearse } from '../trajectory/forecast/rehearse.ts';
import { roleOf } from './model/lookup.ts';
import type { Template } from './model/types.ts';
import { parseTemplate } from './reading/load.ts';

/**
 * On which date each model trajectory is rehearsed, and by when a prompt one should be through, or a slow one at the latest:
 * as its source has it, or what it promises itself where it follows no document.
 */
const runs = [
  {
    file: 'digitale-school',
    start: '2026-09-01',
    from: '2028-09-01',
    until: '2029-09-01',
    slow: '2029-09-01',
  },
  { file: 'digicoach', start: '2026-09-01', from: '2027-06-01', until: '2028-09-01' },
  { file: 'lerend-netwerk', start: '2026-09-01' },
  { file: 'nascholing', start: '2026-09-01', from: '2026-10-01', until: '2027-01-31' },
  { file: 'schoolsubsidie', start: '2026-09-01', from: '2027-03-01', until: '2027-12-31' },
  {
    file: 'digisprong-schoolteam',
    start: '2022-11-01',
    from: '2024-09-01',
    until: '2024-10-30',
    slow: '2024-10-30',
  },
  {
    file: 'digisprong-ict-coordinator',
    start: '2022-11-01',
    from: '2024-09-01',
    until: '2024-10-30',
    slow: '2024-10-30',
  },
  { file: 'rtc-routeplan', start: '2019-09-01', from: '2020-08-01', until: '2020-08-31' },
  { file: 'actieprogramma', start: '2026-09-01', from: '2027-05-01', until: '2027-09-30' },
  { file: 'mijlpalenplan', start: '2020-01-01', from: '2023-04-01', until: '2023-06-30' },
  { file: 'uitwisselingsjaar-directeurs', start: '2026-09-01', from: '2027-10-01', until: '2027-12-31' },
  { file: 'innovet-project', start: '2019-04-01', from: '2020-12-01', until: '2022-04-01' },
] as const;

const context = { calendar: { overrides: [] } };

/** A bound that an appointment just after a weekend or a day off stays within. */
const fourDaysAfter = (at: string) => addDays(at.slice(0, 10), 4);

function templateOf(file: string): Template {
  const url = new URL(`../../../templates/${file}.yaml`, import.meta.url);
  const parsed = parseTemplate(readFileSync(url, 'utf8'));
  if (!parsed.ok) throw new Error(parsed.errors.map((error) => error.message.en).join('\n'));
  return parsed.template;
}

describe.each(runs)('$file', (run) => {
  const template = templateOf(run.file);
  const played = new Map<Persona, readonly AgendaEntry[]>();
  const play = (persona: Persona) => {
    const known = played.get(persona);
    if (known) return known;
    const { entries } = rehearse(template, { persona, start: run.start, context });
    played.set(persona, entries);
    return entries;
  };

  it.each(personas)(
    'never reminds a school on a day without school, but of an appointment (%s)',
    (persona) => {
      const entries = play(persona);
      const mails = entries.filter((entry) => entry.kind === 'mail');
      expect(mails.length).toBeGreaterThan(0);
      const wrong = mails.filter(
        (mail) =>
          mail.mail_kind === 'reminder' &&
          roleOf(template, mail.to ?? '')?.party === 'school' &&
          !isSchoolDay(mail.at.slice(0, 10), context.calendar) &&
          !entries.some(
            ({ kind, path, at }) =>
              kind === 'appointment' && path === mail.path && at > mail.at && at < fourDaysAfter(mail.at),
          ),
      );
      expect(wrong).toEqual([]);
    },
  );

  it('is gone through as its source has it when everybody is prompt', () => {
    const entries = play('prompt');
    const end = entries.find((entry) => entry.kind === 'end');
    expect(entries.some((entry) => entry.kind === 'expiry')).toBe(false);
    // The learning network has no end until somebody leaves it.
    if (!('until' in run)) {
      expect(end).toBeUndefined();
      return;
    }
    expect(end?.subject).toBe('completed');
    const on = end?.at.slice(0, 10) ?? '';
    expect(on >= run.from && on <= run.until).toBe(true);
  });

  it('comes to its end when people are slow, and when they change', () => {
    for (const persona of ['slow', 'changes-hands'] as const) {
      const end = play(persona).find((entry) => entry.kind === 'end');
      expect(end?.subject).toBe('until' in run ? 'completed' : undefined);
      if (persona === 'slow' && 'slow' in run) expect((end?.at ?? '') <= `${run.slow}T23:59`).toBe(true);
    }
  });

  it('tells somebody else before it stops asking those who stay silent', () => {
    const entries = play('silent');
    const mails = entries.filter((entry) => entry.kind === 'mail');
    const expired = entries.filter((entry) => entry.kind === 'expiry');
    expect(expired.length).toBeGreaterThan(0);
    for (const { path, at } of expired) {
      const about = mails.filter((mail) => mail.path === path);
      const told = about.find((mail) => mail.mail_kind === 'escalation');
      expect(told === undefined ? path : told.at < at).toBe(true);
    }
  });

  it('asks nobody more than a handful of times for the same thing', () => {
    const perStep = new Map<string, number>();
    for (const mail of play('silent')) {
      if (mail.kind !== 'mail') continue;
      const key = `${mail.path} ${mail.to}`;
      perStep.set(key, (perStep.get(key) ?? 0) + 1);
    }
    expect(Math.max(...perStep.values())).toBeLessThanOrEqual(5);
  });
});
