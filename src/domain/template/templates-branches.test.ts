import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '../calendar/types.ts';
import { instantAt } from '../calendar/wall-clock.ts';
import { enrol } from '../trajectory/decide/enrol.ts';
import { behaviourOf, type Persona } from '../trajectory/forecast/personas.ts';
import { type Behaviour, play } from '../trajectory/forecast/play.ts';
import { rehearse } from '../trajectory/forecast/rehearse.ts';
import type { Command } from '../trajectory/model/commands.ts';
import { idOf } from '../trajectory/model/paths.ts';
import type { LinkedTrajectory } from '../trajectory/model/state.ts';
import { parseTemplate } from './reading/load.ts';

type Answer = Partial<Extract<Command, { type: 'complete' }>>;

interface Story {
  readonly start?: string;
  readonly persona?: Persona;
  /** What is answered otherwise than usual, by step, each time that it is asked; the last one from then on. */
  readonly answers?: { readonly [step: string]: readonly Answer[] };
  /** Steps that nobody answers; the counsellor then passes them over. */
  readonly unanswered?: readonly string[];
  readonly without?: readonly string[];
  readonly linked?: readonly LinkedTrajectory[];
  /** The call in which it takes part. */
  readonly call?: { readonly start: LocalDate };
}

const context = { calendar: { overrides: [] } };

/** A template played through until 2031: which steps were asked of whom, in order, and how it ended. */
function played(file: string, story: Story) {
  const { answers = {}, unanswered = [], without = [], linked = [], start = '2026-09-01', call } = story;
  const parsed = parseTemplate(
    readFileSync(new URL(`../../../templates/${file}.yaml`, import.meta.url), 'utf8'),
  );
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message.en);
  const { template } = parsed;
  const enrolled = enrol(
    {
      id: `branch-${file}`,
      now: instantAt(start, '10:00'),
      actor: { kind: 'system' },
      subject: { kind: template.subject, id: '900001' },
      start,
      ...(call === undefined ? {} : { call }),
      roles: Object.fromEntries(
        template.roles.flatMap(({ id }) => (without.includes(id) ? [] : [[id, id] as const])),
      ),
      linked,
    },
    template,
    1,
    context,
  );
  if (enrolled.rejected) throw new Error(enrolled.message.en);
  const usual = behaviourOf(story.persona ?? 'prompt', template, context);
  const behaviour: Behaviour = (state) => {
    const nodes = Object.entries(state.nodes).filter(
      ([path, { status }]) => !(status === 'open' && unanswered.includes(idOf(path))),
    );
    const act = usual({ ...state, nodes: Object.fromEntries(nodes) });
    if (act?.command.type !== 'complete') return act;
    const { step } = act.command;
    if (idOf(step) === 'silence') return { ...act, command: { ...act.command, outcome: 'skip' } };
    const said = answers[idOf(step)];
    if (said === undefined) return act;
    const times = Object.values(state.nodes).filter(({ path }) => idOf(path) === idOf(step));
    const before = times.reduce((so, { round }) => so + round, 0) - 1;
    const { answers: example, ...plain } = act.command;
    const otherwise = said[Math.min(before, said.length - 1)];
    const kept = otherwise?.outcome === undefined && example !== undefined ? { answers: example } : {};
    return { ...act, command: { ...plain, ...kept, ...otherwise } };
  };
  const until = instantAt('2031-08-31', '23:59');
  const { played, last } = play(enrolled, template, context, behaviour, until);
  const mails = played.flatMap((one) => (one.kind === 'mail' ? [one.mail] : []));
  const asked = mails
    .filter(({ kind }) => kind === 'ask' || kind === 'notice')
    .map(({ step, to }) => `${step} ${to}`);
  const on = (step: string) =>
    mails.find((mail) => mail.step === step && (mail.kind === 'ask' || mail.kind === 'notice'))?.at;
  return { asked, mails, on, status: last.state.status };
}

const times = (asked: readonly string[], what: string) => asked.filter((one) => one === what).length;

const digitalSchool = (milestone: string): LinkedTrajectory => ({
  ...{ id: 'school', template: 'digitale-school', status: 'active' },
  ...{ phases: { intake: 'open' }, milestones: [milestone] },
});

describe('A digicoach who would rather not', () => {
  const no: Answer = { outcome: 'declined' };

  it('gives way to another, who is asked the same', () => {
    const { asked, status } = played('digicoach', { answers: { digicoach_confirms: [no, {}] } });
    expect(times(asked, 'digicoach_confirms digicoach')).toBe(2);
    expect(times(asked, 'other_digicoach counsellor')).toBe(1);
    expect(times(asked, 'first_conversation counsellor')).toBeGreaterThan(0);
    expect(status).toBe('completed');
  });

  it('ends the trajectory when there is nobody else', () => {
    const answers = { digicoach_confirms: [no], other_digicoach: [{ outcome: 'nobody' }] };
    expect(played('digicoach', { answers }).status).toBe('stopped');
  });

  it('without a principal is asked first, and asks for help at the counsellor', () => {
    const { asked } = played('digicoach', { without: ['principal'] });
    expect(asked[0]).toBe('digicoach_confirms digicoach');
    expect(times(asked, 'help_wanted counsellor')).toBe(3);
  });
});

describe('A teacher whose school has to do its intake first', () => {
  const first = { admission: [{ outcome: 'intake-first' }] };

  it('hears so, and hears it as well when the school does none', () => {
    const answers = { ...first, school_intake: [{ outcome: 'no-intake' }] };
    const { asked, status } = played('nascholing', { answers });
    expect(asked).toEqual([
      'wish teacher',
      'admission provider',
      'intake_first teacher',
      'school_intake counsellor',
      'no_intake teacher',
    ]);
    expect(status).toBe('completed');
  });

  it('goes on when the milestone is reached, whatever else of that phase is still open', () => {
    const { asked, status } = played('nascholing', {
      answers: first,
      linked: [digitalSchool('intake_done')],
    });
    expect(asked).not.toContain('school_intake counsellor');
    expect(asked).toContain('training_session provider');
    expect(status).toBe('completed');
  });
});

describe('An application for the school subsidy', () => {
  it('that is sent back waits for the school', () => {
    const { mails } = played('schoolsubsidie', { persona: 'slow' });
    const asks = mails.filter(({ kind }) => kind === 'ask');
    const order = asks
      .map(({ step }) => step)
      .filter((step) => ['application_form', 'application_check', 'grant_decision'].includes(step));
    expect(order).toEqual([
      ...['application_form', 'application_check'],
      ...['application_form', 'application_check', 'grant_decision'],
    ]);
  });

  it('without a vision is not decided on, and the school hears why', () => {
    const { asked } = played('schoolsubsidie', { unanswered: ['vision_proof'] });
    expect(asked).toContain('no_vision_notice principal');
    expect(asked.filter((one) => one.includes('application_check'))).toEqual([]);
    expect(asked.filter((one) => one.includes('grant_decision'))).toEqual([]);
  });

  it('does not ask again for a vision that the programme approved', () => {
    const { asked, status } = played('schoolsubsidie', { linked: [digitalSchool('approved_vision')] });
    expect(asked.filter((one) => one.includes('vision'))).toEqual([]);
    expect(status).toBe('completed');
  });

  it('that is refused has its reason written down before the school is told', () => {
    const { asked } = played('schoolsubsidie', { answers: { grant_decision: [{ outcome: 'refused' }] } });
    expect(asked.slice(-3)).toEqual([
      ...['refusal_reason coordinator', 'refused_notice principal'],
      // What the refusal skips is told to whoever follows the file.
      'skipped file_manager',
    ]);
  });

  it('asks for no report of money that the school did not need', () => {
    const { asked, status } = played('schoolsubsidie', {
      answers: { grant_paid: [{ outcome: 'not-needed' }] },
    });
    expect(asked).not.toContain('project_report principal');
    expect(status).toBe('completed');
  });
});

describe('A design of the route plan', () => {
  const start = '2019-09-01';

  it('that is not carried out ends its domain, and its lead hears so', () => {
    const { asked } = played('rtc-routeplan', { start, answers: { hr_decision: [{ outcome: 'rejected' }] } });
    expect(times(asked, 'hr_rejected hr_lead')).toBe(1);
    expect(asked).not.toContain('hr_preparation hr_lead');
    expect(asked).toContain('ict_preparation ict_lead');
  });

  it('can be sent back, and is decided on anew', () => {
    const answers = { hr_decision: [{ outcome: 'changes', comment: 'Reken ook de opleiding mee.' }, {}] };
    const { asked } = played('rtc-routeplan', { start, answers });
    expect(times(asked, 'hr_design hr_lead')).toBe(2);
    expect(times(asked, 'hr_decision steering_group')).toBe(2);
    expect(asked).toContain('hr_preparation hr_lead');
  });
});

describe('Dates that the source fixes', () => {
  it('hold for a slow ICT coordinator: the policy plan is asked for before the end', () => {
    const { on } = played('digisprong-ict-coordinator', { start: '2022-11-01', persona: 'slow' });
    expect(on('plan_document')?.slice(0, 10)).toBe('2024-04-15');
    expect(on('final_report')?.slice(0, 10)).toBe('2024-10-07');
  });

  it('hold for a slow project: the money of a call stops twenty months after its start', () => {
    const { on } = played('innovet-project', { start: '2019-04-01', persona: 'slow' });
    expect(on('project_report')?.slice(0, 7)).toBe('2020-12');
  });

  it('hold for what is planned for the first year of the call: it is asked for at the start and due at the end of that year', () => {
    const { mails } = played('mijlpalenplan', { start: '2020-01-06', call: { start: '2020-01-01' } });
    const groups = mails.filter(({ step, kind }) => kind === 'ask' && /^theme_\w+_a$/.test(step));
    expect(groups.map(({ at, due }) => `${at.slice(0, 10)} ${due}`)).toEqual(
      Array.from({ length: 8 }, () => '2020-01-06 2020-12-31'),
    );
  });
});

describe('Partners of a project', () => {
  it('are asked only for what the proposal says that they bring in', () => {
    const partners = (...names: string[]) => ({
      start: '2019-04-01',
      answers: {
        project_proposal: [{ answers: { ...proposal, partners: names } }],
      },
    });
    const asksIn = (...names: string[]) =>
      played('innovet-project', partners(...names)).asked.filter((one) => /^(knowhow|vdab_offer) /.test(one));
    expect(asksIn('pbd', 'adult_education')).toEqual([]);
    expect(asksIn('sector')).toEqual(['knowhow company']);
    expect(asksIn('vdab', 'company')).toEqual(['vdab_offer vdab', 'knowhow company']);
  });

  const story = (more: object, ...names: string[]) => ({
    start: '2019-04-01',
    answers: { project_proposal: [{ answers: { ...proposal, partners: names } }], ...more },
  });

  it('of adult and higher education are asked for their own part', () => {
    const { asked } = played('innovet-project', story({}, 'adult_education', 'higher_education'));
    expect(asked).toContain('adult_education_offer adult_education');
    expect(asked).toContain('teacher_training_link higher_education');
    const without = played('innovet-project', story({}, 'pbd')).asked.join('\n');
    expect(without).not.toMatch(/adult_education_offer/);
  });

  it('who keep what they bring in to themselves are talked to, so that other schools can use it too', () => {
    const asks = (open: boolean) => {
      const knowhow = [{ answers: { offered: 'Acht brillen', open_to_others: open } }];
      return played('innovet-project', story({ knowhow }, 'company')).asked;
    };
    expect(asks(false)).toContain('open_access programme_lead');
    expect(asks(true)).not.toContain('open_access programme_lead');
  });

  it('go on in a next cycle where the steering group continues the project', () => {
    const of = (outcome: string) =>
      played('innovet-project', story({ continuation: [{ outcome }] }, 'pbd')).asked;
    expect(of('continued')).toContain('next_cycle programme_lead');
    expect(of('ended')).not.toContain('next_cycle programme_lead');
  });
});

const proposal = {
  innovation: 'Leerlingen zorg oefenen handelingen met een bril.',
  translation: 'Leraren praktijk en theorie maken samen lessen.',
  schools: 4,
  shared_openly: true,
};

interface Rehearsed {
  readonly persona: Persona;
  readonly silentFrom?: string;
  /** Whether the follow-up finds that the school goes on by itself. */
  readonly isEnough?: boolean;
}

function rehearsed({ persona, silentFrom, isEnough }: Rehearsed) {
  const source = readFileSync(new URL('../../../templates/digitale-school.yaml', import.meta.url), 'utf8');
  const parsed = parseTemplate(isEnough ? source.replace('another_year: true', 'enough: true') : source);
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message.en);
  const course = silentFrom === undefined ? {} : { silentFrom };
  return rehearse(parsed.template, { persona, start: '2026-09-01', context, course }).entries;
}

describe('An intake', () => {
  it('asks for no report of SELFIE once the conversation has been held', () => {
    const unhurried = played('digitale-school', { persona: 'slow' });
    expect(unhurried.on('self_assessment')).toBeDefined();
    expect(unhurried.asked).not.toContain('assessment_report ict_coordinator');
    const inHand = played('digitale-school', { unanswered: ['assessment_report'] });
    expect(inHand.asked).toContain('assessment_report ict_coordinator');
  });

  it('reminds nobody of the self-assessment once the conversation has been held', () => {
    const silent = rehearsed({ persona: 'prompt', silentFrom: 'self_assessment' });
    const held = silent.find(
      ({ kind, step, subject }) => kind === 'act' && step === 'intake_conversation' && subject === 'complete',
    );
    const late = silent.filter(
      ({ kind, step, at }) => kind === 'mail' && step === 'self_assessment' && at > (held?.at ?? ''),
    );
    expect(held).toBeDefined();
    expect(late).toEqual([]);
  });

  it('invites teachers, and asks a prompt school for little in its first month', () => {
    const first = rehearsed({ persona: 'prompt' }).filter(
      ({ kind, at }) => kind === 'mail' && at < '2026-10-02',
    );
    expect(first.map(({ step, to, mail_kind }) => [step, to, mail_kind])).toContainEqual([
      'intake_conversation',
      'teachers',
      'invitation',
    ]);
    const toSchool = first.filter(({ to }) =>
      ['principal', 'ict_coordinator', 'teachers'].includes(to ?? ''),
    );
    expect(toSchool.length).toBeLessThanOrEqual(5);
  });

  it('has what was not in place yet looked at again', () => {
    expect(played('digitale-school', {}).asked).toContain('conditions_checked counsellor');
  });
});

describe('A digital school', () => {
  const ended = (entries: ReturnType<typeof rehearsed>) =>
    entries.find(({ kind }) => kind === 'end')?.at.slice(0, 10) ?? '';

  it('is there within a year when it goes on by itself, and within three when it is slow', () => {
    expect(ended(rehearsed({ persona: 'prompt', isEnough: true })) <= '2027-08-31').toBe(true);
    expect(ended(rehearsed({ persona: 'slow' })) <= '2029-08-31').toBe(true);
    expect(ended(rehearsed({ persona: 'prompt' })) <= '2029-08-31').toBe(true);
  });
});

describe('A project of InnoVET', () => {
  it('runs again in a second cycle, in other years, as it did in the first', () => {
    const parsed = parseTemplate(
      readFileSync(new URL('../../../templates/innovet-project.yaml', import.meta.url), 'utf8'),
    );
    if (!parsed.ok) throw new Error(parsed.errors[0]?.message.en);
    const cycle = (start: string) =>
      rehearse(parsed.template, { persona: 'prompt', start, context }).entries.filter(
        ({ kind }) => kind === 'step' || kind === 'end',
      );
    const [first, second] = [cycle('2019-04-01'), cycle('2021-09-01')];
    const steps = (entries: typeof first) => new Set(entries.map(({ step }) => step));
    expect(steps(second)).toEqual(steps(first));
    expect([first.at(-1)?.subject, second.at(-1)?.subject]).toEqual(['completed', 'completed']);
    expect((second.at(-1)?.at ?? '') < '2024-09-01').toBe(true);
  });
});
