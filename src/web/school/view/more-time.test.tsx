import { describe, expect, it } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import type { OpenedLink } from '../../../application/links/open.ts';
import { advance } from '../../../domain/trajectory/decide/advance.ts';
import { context, enrolledOn, template } from '../../../domain/trajectory/test-school.ts';
import { openSteps } from '../../../domain/trajectory/views/steps.ts';

import { Elsewhere } from '../pages/tasks/elsewhere.tsx';

import { timeGiven } from './more-time.ts';
import type { TaskForms } from './page-types.ts';
import { buildTask } from './task.ts';

const enrolled = enrolledOn('2026-11-26');
type State = typeof enrolled.state;

const step = 'referral/school_confirms';
const taskOn = (state: State, path: string, today: string, language: 'nl' | 'en' = 'nl') => {
  const view = openSteps(state, template, context).find((one) => one.path === path);
  if (view === undefined) throw new Error(`${path} is not open`);
  const reader = view.role;
  const rest = { reference: 'T-1', isStaff: false, attachments: [], journal: [] };
  return buildTask({ view, state, template, context, reader, language, today, ...rest });
};
const forms: TaskForms = {
  frame: () => ({ action: '/', csrfToken: '', path: step }),
  fields: [],
  draft: undefined,
  today: '2026-11-26',
  held: false,
  follows: false,
  documentAddress: () => '/',
};

describe('a school that needs more time', () => {
  it('reads which date it has and which it gets, before it asks', () => {
    const asked = (today: string, language: 'nl' | 'en') =>
      renderToString(
        <Elsewhere task={taskOn(enrolled.state, step, today, language)} forms={forms} language={language} />,
      ).replaceAll(/<\/?strong>/g, '');
    expect(asked('2026-11-26', 'nl')).toContain(
      'De datum is nu donderdag 10 december 2026. Je krijgt tijd tot en met maandag 4 januari 2027, na de kerstvakantie.',
    );
    expect(asked('2026-11-26', 'en')).toContain(
      'The date is now Thursday 10 December 2026. You get until Monday 4 January 2027, after the Christmas holiday.',
    );
    // What is late gets its time from today on; no holiday moves that.
    expect(asked('2027-01-11', 'nl')).toContain(
      'De datum was donderdag 10 december 2026. Je krijgt tijd tot en met maandag 25 januari 2027.',
    );
  });
});

describe('a counsellor who decides about a silent step', () => {
  const decide = (state: State, now: string, input: object) => {
    const outcome = advance(state, template, { now, ...input } as Parameters<typeof advance>[2], context);
    if (outcome.rejected) throw new Error(outcome.code);
    return outcome.state;
  };
  const silent = decide(enrolled.state, '2027-02-01T08:00:00.000Z', { kind: 'wake' });
  const path = `silence~${step}~1.0.0`;

  it('reads beside the choice which date more time gives', () => {
    const noteOf = (language: 'nl' | 'en') =>
      taskOn(silent, path, '2027-02-01', language).options.map(({ note }) => note);
    expect(noteOf('nl')).toEqual(['De nieuwe datum wordt maandag 15 februari 2027.', undefined, undefined]);
    expect(noteOf('en')[0]).toBe('The new date will be Monday 15 February 2027.');
  });

  it('is told the same date after choosing it, and nothing of it after choosing otherwise', () => {
    const told = (outcome: string) => {
      const command = { type: 'complete', step: path, outcome };
      const actor = { kind: 'person', person: 'counsellor' };
      const input = { kind: 'command', actor, command };
      const state = decide(silent, '2027-02-01T09:00:00.000Z', input);
      const opened = { trajectory: { state }, template, context } as unknown as OpenedLink;
      return timeGiven({ kind: 'complete', path }, opened, 'nl');
    };
    expect(told('extend')).toBe(
      'Genoteerd. Voor “Bevestig de deelname van jullie school” is er nu tijd tot en met maandag 15 februari 2027.',
    );
    expect(told('skip')).toBeUndefined();
  });
});
