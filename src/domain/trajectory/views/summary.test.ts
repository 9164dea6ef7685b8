import { describe, expect, it } from '@jest/globals';
import { act, at, context, enrolled, small, templateOf } from '../test-template.ts';
import { summarise } from './summary.ts';

describe('What the workflow knows of its trajectory', () => {
  it('is where it stands, what is open until when, and when something happens next', () => {
    expect(summarise(enrolled(), small, context)).toEqual({
      id: 'trajectory-1',
      version: 3,
      status: 'active',
      phases: [
        { id: 'referral', status: 'open' },
        { id: 'intake', status: 'later' },
        { id: 'training', status: 'later' },
        { id: 'follow_up', status: 'later' },
      ],
      open: [{ path: 'referral/confirm', step: 'confirm', role: 'principal', due: '2026-09-15' }],
      wakeAt: '2026-10-27T04:42:00.000Z',
      nextMailAt: '2026-09-14T06:12:00.000Z',
    });
  });

  it('leaves out what there is not: a due date, a change that time brings, a mail to come', () => {
    const template = templateOf(`
  - phase: one
    title: { nl: Een, en: One }
    steps: [{ step: calm, kind: confirm, title: { nl: Rustig, en: Calm } }]
`);
    const { phases: _, ...calm } = summarise(enrolled({}, template), template, context);
    expect(calm).toEqual({
      ...{ id: 'trajectory-1', version: 3, status: 'active' },
      open: [{ path: 'one/calm', step: 'calm', role: 'counsellor' }],
    });
  });

  it('holds nothing of what people typed', () => {
    const declined = act(enrolled(), at('2026-09-03'), {
      ...{
        type: 'complete',
        step: 'referral/confirm',
        outcome: 'confirmed',
        comment: 'Onze directeur is ziek',
      },
    });
    expect(JSON.stringify(summarise(declined, small, context))).not.toContain('directeur');
  });
});
