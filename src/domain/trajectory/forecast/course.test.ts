import { describe, expect, it } from '@jest/globals';
import { modelPicture } from '../../pictures/model-picture.ts';
import { rehearsalPicture } from '../../pictures/rehearsal-picture.ts';
import { context, small, templateOf } from '../test-template.ts';
import type { Course } from './course.ts';
import { type Persona, personas } from './personas.ts';
import { rehearse } from './rehearse.ts';

const start = '2026-09-01';
const played = (course: Course, template = small, persona: Persona = 'prompt') =>
  rehearse(template, { persona, start, context, course }).entries;

/** One phase with two questions for the school: over within a week. */
const short = templateOf(`
  - phase: only
    title: { nl: Fase, en: Phase }
    steps:
      - { step: ask, kind: confirm, role: principal, title: { nl: Vraag, en: Question }, due: { in: P2W }, reminders: school, expires: { after: P6W, then: ask } }
      - { step: more, kind: confirm, role: principal, title: { nl: Nog een, en: Another }, due: { in: P2W }, reminders: school, expires: { after: P6W, then: ask } }
`);

describe('A rehearsal', () => {
  it('takes the option that is chosen', () => {
    const entries = played({ choose: { confirm: 'declined' } });
    expect(entries.find(({ kind }) => kind === 'end')?.subject).toBe('stopped');
  });

  it('sends work back once when that is chosen, and then goes on', () => {
    const entries = played({ choose: { judge: 'changes' } });
    expect(entries.filter(({ kind, step }) => kind === 'act' && step === 'write')).toHaveLength(2);
    expect(entries.find(({ kind }) => kind === 'end')?.subject).toBe('completed');
  });

  it('shows every silence of a school that stops answering, while its counsellor goes on', () => {
    const entries = played({ silentFrom: 'write' });
    const silent = entries.filter(({ kind }) => kind === 'expiry').map(({ step }) => step);
    expect(silent).toEqual(['write', 'literacy_sessions']);
    expect(entries.some(({ kind, step }) => kind === 'act' && step === 'talk')).toBe(true);
  });

  it('gives a role to somebody else on a day, who is asked what is open', () => {
    const entries = played({ leaves: [{ role: 'principal', on: '2026-09-02' }] });
    expect(entries.find(({ kind, subject }) => kind === 'act' && subject === 'assign')?.at).toMatch(
      /^2026-09-02/,
    );
    const asked = entries.filter(
      ({ kind, step, rung }) => kind === 'mail' && step === 'confirm' && rung === 'asked',
    );
    expect(asked).toHaveLength(2);
  });

  it('says until when there is time with each step that opens, also when it is done before', () => {
    const opened = played({}).filter(({ kind, step }) => kind === 'step' && step !== 'thanks');
    expect(opened.length).toBeGreaterThan(5);
    expect(opened.filter(({ due }) => due === undefined)).toEqual([]);
  });

  it.each([
    [{ choose: { confrim: 'declined' } }, 'no step confrim'],
    [{ choose: { confirm: 'refused' } }, 'no option refused'],
    [{ silentFrom: 'nothing' }, 'no step nothing'],
    [{ leaves: [{ role: 'mayor', on: start }] }, 'no role mayor'],
  ])('of %j is refused, with what would be right', (course, said) => {
    expect(() => played(course)).toThrow(new RegExp(said));
  });

  it.each(personas.filter((persona) => persona !== 'prompt'))(
    'of a short model is another one with %s than with prompt',
    (persona) => {
      expect(played({}, short, persona)).not.toEqual(played({}, short));
    },
  );

  it('of a short model stops when the school drops out, and changes hands while something is open', () => {
    expect(played({}, short, 'drop-out').at(-1)).toMatchObject({ kind: 'end', subject: 'stopped' });
    const changed = played({}, short, 'changes-hands');
    expect(
      changed.filter(({ kind, step, rung }) => kind === 'mail' && step === 'ask' && rung === 'asked'),
    ).toHaveLength(2);
  });
});

describe('A picture', () => {
  it('of a model shows its phases and steps, who does them and what applies only to some', () => {
    const picture = modelPicture(small, 'en');
    for (const said of [
      'Small trajectory',
      '1. Referral',
      'Confirm',
      'Principal',
      'Literacy (for some)',
      'comes back',
    ])
      expect(picture).toContain(said);
    expect(picture).not.toMatch(/<script|<style|href|url\(/);
  });

  it('of a rehearsal has a line per step, a dot per mail, and the holidays', () => {
    const rehearsal = rehearse(small, { persona: 'slow', start, context });
    const picture = rehearsalPicture(rehearsal, small, 'nl');
    const mails = rehearsal.entries.filter(({ kind, step }) => kind === 'mail' && step !== undefined);
    expect(picture.split('fill="#2b6cb0"').length - 1).toBe(mails.length);
    expect(picture).toContain('Klein traject (slow, 2026-09-01)');
    expect(picture.match(/fill="#eef1f4"/g)?.length).toBeGreaterThan(3);
  });
});
