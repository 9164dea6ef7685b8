import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { RULES_ONLY } from '../../src/domain/calendar/school-calendar.ts';
import { instantAt } from '../../src/domain/calendar/wall-clock.ts';
import { lint } from '../../src/domain/lint/lint.ts';
import type { Template } from '../../src/domain/template/model/types.ts';
import { parseTemplate } from '../../src/domain/template/reading/load.ts';
import { advance } from '../../src/domain/trajectory/decide/advance.ts';
import { enrol } from '../../src/domain/trajectory/decide/enrol.ts';
import type { Course } from '../../src/domain/trajectory/forecast/course.ts';
import { type Persona, personas } from '../../src/domain/trajectory/forecast/personas.ts';
import { rehearse } from '../../src/domain/trajectory/forecast/rehearse.ts';
import type { Advanced } from '../../src/domain/trajectory/model/advanced.ts';
import type { Command } from '../../src/domain/trajectory/model/commands.ts';
import { readableEvent, readableState } from '../../src/domain/trajectory/views/confidential.ts';

const yaml = readFileSync(new URL('../templates/zorgmaatregel.yaml', import.meta.url), 'utf8');
const context = { calendar: RULES_ONLY };
const start = '2026-09-01';

describe('A model that nobody planned, written with the guide alone', () => {
  let template: Template;
  beforeAll(() => {
    const parsed = parseTemplate(yaml);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    template = parsed.template;
  });

  const played = (persona: Persona, course: Course = {}) =>
    rehearse(template, { persona, start, context, course }).entries;
  const opened = (entries: ReturnType<typeof played>, step: string) =>
    entries.filter((entry) => entry.kind === 'step' && entry.step === step);

  it('has nothing that lint finds, in every state that can come about', () => {
    const { findings, states } = lint(yaml, context);
    expect(findings).toEqual([]);
    expect(states).toBeGreaterThan(40);
  });

  it.each(personas.filter((persona) => persona !== 'silent'))(
    'comes to its end with a school that is %s',
    (persona) => {
      const end = played(persona).find(({ kind }) => kind === 'end');
      expect(end?.subject).toBe(persona === 'drop-out' ? 'stopped' : 'completed');
      expect((end?.at ?? '') < '2027-07-02').toBe(true);
    },
  );

  it('asks for its report before 30 June, whatever the year in which it began', () => {
    expect(opened(played('prompt'), 'year_report')[0]?.due).toBe('2027-06-23');
    const later = rehearse(template, { persona: 'prompt', start: '2028-01-10', context }).entries;
    expect(later.find(({ kind, step }) => kind === 'step' && step === 'year_report')?.due).toBe('2028-06-23');
    const slow = played('slow').find(({ kind }) => kind === 'end');
    expect(slow?.at.slice(0, 10)).toBe('2027-07-01');
  });

  it('takes the silence of a parent for agreement', () => {
    const entries = played('prompt', { silentFrom: 'appeal' });
    expect(entries.find(({ kind, step }) => kind === 'expiry' && step === 'appeal')?.subject).toBe('choose');
    expect(opened(entries, 'begun')).toHaveLength(1);
  });

  it('suspends the measure while an appeal runs, looks at it anew, or drops it', () => {
    const stands = played('prompt', { choose: { appeal: 'appeals' } });
    const decided = stands.find(({ kind, step }) => kind === 'act' && step === 'judgement')?.at ?? '';
    expect(opened(stands, 'begun')[0]?.at).toBe(decided);
    const anew = played('prompt', { choose: { appeal: 'appeals', judgement: 'anew' } });
    expect([opened(anew, 'measure').length, opened(anew, 'appeal').length]).toEqual([2, 2]);
    const dropped = played('prompt', { choose: { appeal: 'appeals', judgement: 'dropped' } });
    expect(opened(dropped, 'begun')).toEqual([]);
  });

  it('runs, and shows what is confidential to nobody but whom it names', () => {
    const granted = (outcome: ReturnType<typeof advance>): Advanced => {
      if (outcome.rejected) throw new Error(outcome.code);
      return outcome;
    };
    const roles = Object.fromEntries(template.roles.map(({ id }) => [id, `person-${id}`]));
    const begun = granted(
      enrol(
        {
          ...{ id: 'pupil', now: instantAt(start, '10:00'), start, roles },
          actor: { kind: 'system' },
          subject: { kind: 'pupil', id: '900001/ab' },
        },
        template,
        1,
        context,
      ),
    );
    const seen = 'Ze komt vaak te laat.';
    const command: Command = { type: 'complete', step: 'signal/observation', answers: { seen } };
    const input = {
      kind: 'command',
      now: instantAt('2026-09-02', '10:00'),
      actor: { kind: 'system' },
      command,
    } as const;
    const told = granted(advance(begun.state, template, input, context));
    const read = (person: string | undefined) =>
      readableState(told.state, template, person).answers.observation;
    expect(read('person-counsellor')).toEqual({ seen, outcome: 'submitted' });
    expect(read('person-teacher')).toEqual({ seen, outcome: 'submitted' });
    for (const other of ['person-principal', 'person-parent', 'person-board', 'somebody', undefined])
      expect(read(other)).toEqual({ outcome: 'submitted' });
    const completed = told.events.find(({ body }) => body.type === 'completed')!;
    const shown = (person: string) => JSON.stringify(readableEvent(completed, told.state, template, person));
    expect(shown('person-counsellor')).toContain(seen);
    expect(shown('person-principal')).not.toContain(seen);
    expect(told.state.nodes['signal/advice']?.status).toBe('open');
  });
});
