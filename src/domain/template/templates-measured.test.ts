import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { instantAt } from '../calendar/wall-clock.ts';
import { validateAnswers } from '../forms/validate-answers.ts';
import { marksOf } from '../reports/facts/marks.ts';
import { enrol } from '../trajectory/decide/enrol.ts';
import { rehearse } from '../trajectory/forecast/rehearse.ts';
import { idOf } from '../trajectory/model/paths.ts';
import { stepsOf } from './model/lookup.ts';
import type { SubjectKind, Template } from './model/types.ts';
import { parseTemplate } from './reading/load.ts';

const context = { calendar: { overrides: [] } };

function templateOf(name: string) {
  const source = readFileSync(new URL(`../../../templates/${name}.yaml`, import.meta.url), 'utf8');
  const parsed = parseTemplate(source);
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message.en);
  return parsed.template;
}

const findStep = (template: Template, id: string) => stepsOf(template).find((step) => step.id === id);

/** What a step counts of the answer that stands with it as an example. */
function countedOf(name: string, step: string): Record<string, unknown> {
  const template = templateOf(name);
  const [example] = (findStep(template, step)?.answers?.examples ?? []) as Record<string, unknown>[];
  const fields = marksOf(template).get(step)?.fields ?? [];
  return Object.fromEntries(
    fields.filter(({ isTarget }) => !isTarget).map(({ field, indicator }) => [indicator, example?.[field]]),
  );
}

describe('A model counts what its source wants to know', () => {
  it.each([
    ['digitale-school', 'engagement_statement', { hours_of_teachers: 6, hours_for_research: 1 }],
    ['digitale-school', 'literacy_training', { teachers_certified: 21 }],
    ['digitale-school', 'literacy_evaluation', { pupils_benefit: 2 }],
    [
      'digitale-school',
      'closing_self_assessment',
      { policy_staff: true, policy_subject_groups: true, policy_training_plan: true },
    ],
    ['digicoach', 'coach_training', { teachers_certified: 2, trainers_in_trajectories: 0 }],
    ['nascholing', 'training_session', { teachers_certified: true }],
    ['digisprong-schoolteam', 'team_picture_again', { training_applied: 3, pupils_benefit: 2 }],
    ['digisprong-schoolteam', 'final_report', { schools_with_policy: true }],
    [
      'actieprogramma',
      'commitments',
      { networks_committed: 4, trainers_committed: 9, companies_committed: 3 },
    ],
    ['actieprogramma', 'initiatives', { initiatives_below: 12 }],
    ['actieprogramma', 'referral', { questions_referred: 140 }],
    [
      'rtc-routeplan',
      'finance_aftercare',
      { cooperation_service: 3, cooperation_people: 2, cooperation_expertise: 3 },
    ],
    ['rtc-routeplan', 'technology_projects_limburg', { project_teachers: 38, pupils_reached: 210 }],
    ['innovet-project', 'project_proposal', { projects_stem: false, projects_beyond_stem: true }],
  ])('%s, at %s', (name, step, expected) => {
    expect(countedOf(name, step)).toMatchObject(expected);
  });

  it('and aims at the number that an objective names, beside how many there are', () => {
    const marks = marksOf(templateOf('mijlpalenplan'));
    for (const step of ['theme_b3_c', 'theme_c1_c', 'theme_c2_c']) {
      expect(marks.get(step)).toMatchObject({ aims: ['offers_made'], target: 4 });
      expect(countedOf('mijlpalenplan', step)).toEqual({ offers_made: 4 });
    }
    expect(marks.get('theme_a_b')).toMatchObject({ aims: ['objectives_reached'] });
  });
});

describe('A digicoach', () => {
  const digicoach = templateOf('digicoach');
  const enrolled = (kind: SubjectKind) =>
    enrol(
      {
        ...{ id: 'digicoach', now: instantAt('2026-09-01', '10:00'), start: '2026-09-01' },
        actor: { kind: 'system' },
        subject: { kind, id: 'somebody' },
        roles: { counsellor: 'a', coordinator: 'b', digicoach: 'c' },
      },
      digicoach,
      1,
      context,
    );

  it('can be somebody of no school, such as an inspector or a teacher trainer', () => {
    const begun = enrolled('person');
    expect(begun.rejected ? begun.code : begun.state.subject.kind).toBe('person');
    const together = enrolled('community');
    expect(together.rejected ? together.code : together.state.subject.kind).toBe('community');
    expect(enrolled('pupil')).toMatchObject({ rejected: true, code: 'subject-unsuited' });
  });

  it('can be a team, of which everybody is invited and each has a specialty', () => {
    const { entries } = rehearse(digicoach, { persona: 'prompt', start: '2026-09-01', context });
    const invited = (step: string) =>
      entries
        .filter(({ mail_kind, ...entry }) => mail_kind === 'invitation' && idOf(entry.step ?? '') === step)
        .map(({ to }) => to);
    for (const step of ['first_conversation', 'coach_training'])
      expect(invited(step)).toEqual(
        expect.arrayContaining(['digicoach', 'digicoach_two', 'digicoach_three']),
      );
    const form = findStep(digicoach, 'first_conversation')?.answers ?? {};
    expect(Object.keys(form.properties ?? {})).toEqual(
      expect.arrayContaining(['profile', 'specialties', 'own_focus']),
    );
  });
});

describe('A project that is funded', () => {
  const form = findStep(templateOf('innovet-project'), 'project_proposal')?.answers ?? {};
  const [proposal] = form.examples as [Record<string, unknown>];

  it('has a partner beside the school, and shares what it makes: the form takes nothing less', () => {
    const wrong = (change: object) => {
      const checked = validateAnswers(form, { ...proposal, ...change }, 'en');
      return checked.valid ? [] : checked.errors.map(({ path }) => path);
    };
    expect(wrong({})).toEqual([]);
    expect(wrong({ partners: [] })).toEqual(['partners']);
    expect(wrong({ shared_openly: false })).toEqual(['shared_openly']);
  });
});

describe('The contact points of the RTCs', () => {
  it('are one for each field of study', () => {
    const form = findStep(templateOf('rtc-routeplan'), 'technical_contact')?.answers ?? {};
    expect(Object.keys(form.properties ?? {}).length).toBeGreaterThan(10);
  });
});
