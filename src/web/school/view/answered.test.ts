import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseTemplate } from '../../../domain/template/reading/load.ts';
import { advance } from '../../../domain/trajectory/decide/advance.ts';
import { enrol } from '../../../domain/trajectory/decide/enrol.ts';
import type { Command } from '../../../domain/trajectory/model/commands.ts';
import type { TrajectoryState } from '../../../domain/trajectory/model/state.ts';
import { answeredNote } from './answered.ts';

const loaded = parseTemplate(
  readFileSync(new URL('../../../../tests/browser/every-kind.yaml', import.meta.url), 'utf8'),
);
if (!loaded.ok) throw new Error('The template cannot be read');
const { template } = loaded;
const context = { calendar: { overrides: [] } };
const now = '2026-09-14T08:00:00.000Z';
const enrolled = enrol(
  {
    id: '5b0c6d1e-58a4-4d2c-8d4f-0f5a2c6d7e81',
    now,
    actor: { kind: 'person', person: 'counsellor' },
    subject: { kind: 'school', id: '900001' },
    start: '2026-09-14',
    roles: { counsellor: 'counsellor', principal: 'principal' },
  },
  template,
  1,
  context,
);
if (enrolled.rejected) throw new Error(enrolled.code);

type Answer = Omit<Extract<Command, { type: 'complete' }>, 'type'>;

/** What the reader is told after the last of some answers. */
function toldAfter(...answers: Answer[]) {
  let { state } = enrolled as { state: TrajectoryState };
  for (const answer of answers) {
    const command = { type: 'complete', ...answer } as const;
    const actor = { kind: 'person', person: 'principal' } as const;
    const next = advance(state, template, { kind: 'command', now, actor, command }, context);
    if (next.rejected) throw new Error(next.code);
    state = next.state;
  }
  const opened = { trajectory: { state }, template, context, today: '2026-09-14' };
  return answeredNote(answers.at(-1)?.step ?? '', opened, 'nl');
}

describe('Whoever has answered', () => {
  it('reads the words of the step after its first option', () => {
    expect(toldAfter({ step: 'tasks/join' })).toEqual({ body: 'Fijn dat jullie meedoen!' });
    expect(toldAfter({ step: 'tasks/pilot', outcome: 'confirmed' })).toEqual({
      body: 'Leuk dat jullie testen!',
    });
  });

  it('is not thanked for taking part after declining, but reads the words of that option', () => {
    expect(toldAfter({ step: 'tasks/pilot', outcome: 'declined' })).toEqual({
      title: 'Genoteerd',
      body: 'We hebben genoteerd dat jullie nu niet testen.',
    });
  });

  it('reads a word that fits every answer where the option has none', () => {
    expect(toldAfter({ step: 'tasks/choice', outcome: 'easter' })).toEqual({
      title: 'Genoteerd',
      body: 'We hebben je antwoord goed ontvangen. Je hoeft hiervoor niets meer te doen.',
    });
    expect(toldAfter({ step: 'tasks/choice', outcome: 'never' })?.body).toBe(
      'We hebben je antwoord goed ontvangen. Het traject stopt hier.',
    );
  });

  it('hears until when a new version can come after asking for a change', () => {
    const plan = { step: 'tasks/plan', attachments: ['5b0c6d1e-58a4-4d2c-8d4f-0f5a2c6d7e82'] };
    const changes = { step: 'tasks/check', outcome: 'changes', comment: 'Meer over de ouders.' };
    expect(toldAfter(plan, changes)?.body).toBe(
      'Je vraag om aanpassing is verstuurd. De school kan tot en met maandag 12 oktober 2026 een nieuwe versie bezorgen; daarna vragen we je opnieuw om na te lezen.',
    );
  });

  it('is told nothing of a step that is still open', () => {
    const trajectory = enrolled as { state: TrajectoryState };
    const opened = { trajectory, template, context, today: '2026-09-14' };
    expect(answeredNote('tasks/join', opened, 'nl')).toBeUndefined();
  });
});
