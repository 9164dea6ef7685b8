import { describe, expect, it } from '@jest/globals';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language } from '../../../../domain/text.ts';
import type { Advanced } from '../../../../domain/trajectory/model/advanced.ts';
import { standing } from '../../../../domain/trajectory/rules/due-dates.ts';
import { act, at, context, enrolled, small } from '../../../../domain/trajectory/test-template.ts';
import { isHeld } from '../../../../domain/trajectory/views/next-appointment.ts';
import { openSteps } from '../../../../domain/trajectory/views/steps.ts';
import type { TaskForms } from '../../view/page-types.ts';
import { buildTask, fieldsOf } from '../../view/task.ts';
import { TaskBody } from './task-body.tsx';
import { Ask, WhenLine } from './when.tsx';

const meeting = (day: string) => ({ start: at(day, '14:00'), end: at(day, '15:30') });
const confirmed = act(enrolled(), at('2026-09-03'), { type: 'complete', step: 'referral/confirm' });
const arranged = act(confirmed, at('2026-09-03', '11:00'), {
  type: 'reschedule',
  step: 'intake/talk',
  appointments: [meeting('2026-09-24')],
});

/** What the page of a step says about dates, without its tags. */
const pageOf = (
  outcome: Advanced,
  path: string,
  today: string,
  language: Language = 'nl',
  reader = 'bea',
) => {
  const view = openSteps(outcome.state, small, context).find((one) => one.path === path)!;
  const rest = { reference: 'T-1', isStaff: false, attachments: [], journal: [] };
  const { state } = outcome;
  const task = buildTask({ view, state, template: small, context, reader, language, today, ...rest });
  const forms: TaskForms = {
    frame: () => ({ action: '/', csrfToken: '', path }),
    fields: fieldsOf(view.step, language),
    draft: undefined,
    today,
    held: isHeld(standing(view.node) ?? [], today),
    follows: false,
    documentAddress: () => '/',
  };
  const plain = (shown: VNode) =>
    renderToString(shown)
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim();
  return {
    when: plain(<WhenLine task={task} today={today} language={language} />),
    ask: plain(<Ask task={task} forms={forms} language={language} />),
    body: plain(<TaskBody task={task} forms={forms} language={language} />),
  };
};

describe('A meeting', () => {
  it('is asked by a date as long as none has been arranged', () => {
    const { when, ask } = pageOf(confirmed, 'intake/talk', '2026-09-04');
    expect(when).toMatch(/^Graag tegen donderdag 1 oktober 2026/);
    expect(ask).not.toContain('Na het gesprek');
  });

  it('says when it is and what comes after it, once that has been arranged', () => {
    const dutch = pageOf(arranged, 'intake/talk', '2026-09-04');
    expect(dutch.when).toBe('Afspraak: donderdag 24 september 2026, van 14.00 tot 15.30 uur nog 20 dagen');
    expect(dutch.ask).toMatch(/^Na het gesprek noteer je hier wat is afgesproken\. Wat er gevraagd werd /);
    expect(dutch.body).not.toContain('Is het gesprek geweest?');
    const english = pageOf(arranged, 'intake/talk', '2026-09-04', 'en');
    expect(english.when).toBe('Appointment: Thursday 24 September 2026, 14:00 to 15:30 20 days left');
    expect(english.ask).toMatch(/^After the meeting you note here what was agreed\. What was asked /);
  });

  it('asks how it went from its own day on', () => {
    expect(pageOf(arranged, 'intake/talk', '2026-09-24').body).toContain('Is het gesprek geweest?');
    const { when, ask } = pageOf(arranged, 'intake/talk', '2026-09-28');
    expect(when).toBe('Afspraak: donderdag 24 september 2026, van 14.00 tot 15.30 uur');
    expect(ask).toMatch(/^Noteer hieronder wat is afgesproken\. /);
  });

  it('tells whoever is only invited nothing of noting', () => {
    const { when, ask } = pageOf(arranged, 'intake/talk', '2026-09-28', 'nl', 'an');
    expect(when).toMatch(/^Afspraak: /);
    expect(ask).toMatch(/^Wat er gevraagd werd /);
  });
});

describe('A training', () => {
  const talked = act(arranged, at('2026-09-25'), {
    type: 'complete',
    step: 'intake/talk',
    answers: { needs: ['literacy'], level: 'advanced' },
  });
  const handedIn = act(talked, at('2026-09-28'), {
    type: 'complete',
    step: 'intake/write',
    attachments: ['00000000-0000-4000-8000-000000000000'],
  });
  const approved = act(handedIn, at('2026-09-29'), {
    type: 'complete',
    step: 'intake/judge',
    outcome: 'approved',
  });
  const step = 'training/literacy/literacy_sessions';
  const dated = act(approved, at('2026-09-30'), {
    type: 'reschedule',
    step,
    appointments: [meeting('2026-10-12'), meeting('2026-10-26')],
  });

  it('says at which level it is given, in the words of the form that asked for it', () => {
    expect(pageOf(approved, step, '2026-09-30').ask).toMatch(/Niveau Gevorderd$/);
    expect(pageOf(approved, step, '2026-09-30', 'en').ask).toMatch(/Level Advanced$/);
  });

  it('names the session that comes next, and asks whether it was given after the last only', () => {
    expect(pageOf(dated, step, '2026-10-05').when).toMatch(/^Volgende sessie: maandag 12 oktober 2026, /);
    const between = pageOf(dated, step, '2026-10-19');
    expect(between.when).toMatch(/^Volgende sessie: maandag 26 oktober 2026, /);
    expect(between.ask).toMatch(/^Na de laatste sessie laat je hier weten dat de vorming doorging\. /);
    expect(between.body).not.toContain('Is de vorming gegeven?');
    const after = pageOf(dated, step, '2026-10-27');
    expect(after.when).toMatch(/^Laatste sessie: maandag 26 oktober 2026, /);
    expect(after.body).toContain('Is de vorming gegeven?');
    expect(after.body).toContain('De data aanpassen');
    expect(after.body).not.toContain('Is het gesprek geweest?');
  });
});
