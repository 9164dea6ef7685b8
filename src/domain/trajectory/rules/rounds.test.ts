import { describe, expect, it } from '@jest/globals';
import { act, at, enrolled, templateOf, wake } from '../test-template.ts';

const title = 'title: { nl: Stap, en: Step }';
const options = (...ids: string[]) =>
  ids
    .map(
      (id) =>
        `            - { id: ${id.split(' ')[0]}, title: { nl: ${id.split(' ')[0]}, en: ${id.split(' ')[0]} }${id.includes(' ') ? `, ${id.slice(id.indexOf(' ') + 1)}` : ''} }`,
    )
    .join('\n');

describe('A condition in a phase that comes back', () => {
  const template = templateOf(`
  - phase: cycle
    title: { nl: Cyclus, en: Cycle }
    repeat: { times: 2 }
    steps:
      - { step: plan, kind: decision, role: principal, ${title}, due: { in: P2W }, options: [{ id: big, title: { nl: Groot, en: Big } }, { id: small, title: { nl: Klein, en: Small } }], expires: { after: P2W, then: skip } }
      - { step: extra, kind: confirm, role: principal, ${title}, due: { in: P2W }, when: 'plan.outcome = "big"' }
      - { step: check, kind: confirm, role: principal, ${title}, due: { in: P2W } }
`);

  it('reads what was answered this time, and not the time before', () => {
    const first = act(
      enrolled({}, template),
      at('2026-09-02'),
      { type: 'complete', step: 'cycle#1/plan', outcome: 'big' },
      template,
    );
    expect(first.state.nodes['cycle#1/extra']?.status).toBe('open');
    const done = act(first, at('2026-09-03'), { type: 'complete', step: 'cycle#1/extra' }, template);
    const second = act(done, at('2026-09-04'), { type: 'complete', step: 'cycle#1/check' }, template);
    expect(second.state.nodes['cycle#2/plan']?.status).toBe('open');
    const skipped = act(
      second,
      at('2026-09-05'),
      { type: 'skip', step: 'cycle#2/plan', reason: 'no time' },
      template,
    );
    expect(skipped.state.nodes['cycle#2/extra']?.status).toBe('withdrawn');
    expect(skipped.state.nodes['cycle#2/check']?.status).toBe('open');
  });
});

describe('How a step stands', () => {
  it('can be asked by a condition', () => {
    const template = templateOf(`
  - phase: only
    title: { nl: Fase, en: Phase }
    steps:
      - { step: wish, kind: confirm, role: principal, ${title}, due: { in: P2W }, expires: { after: P1W, then: skip } }
      - { step: call, kind: confirm, ${title}, due: { in: P2W }, when: 'wish.status = "expired"' }
      - { step: thank, kind: confirm, ${title}, due: { in: P2W }, when: 'wish.status = "done"' }
`);
    const answered = act(
      enrolled({}, template),
      at('2026-09-02'),
      { type: 'complete', step: 'only/wish' },
      template,
    );
    expect(answered.state.nodes['only/call']?.status).toBe('withdrawn');
    expect(answered.state.nodes['only/thank']?.status).toBe('open');
    const silent = wake(enrolled({}, template), at('2026-11-01'), template);
    expect(silent.state.nodes['only/call']?.status).toBe('open');
  });
});

describe('Silence', () => {
  const source = `
  - phase: only
    title: { nl: Fase, en: Phase }
    steps:
      - step: objection
        kind: decision
        role: principal
        ${title}
        due: { in: P2W }
        options:
${options('agrees', 'objects then: stop')}
        expires: { after: P1W, then: agrees }
      - { step: next, kind: confirm, ${title}, due: { in: P2W }, when: 'objection.outcome = "agrees"' }
`;
  it('can count as one of the options', () => {
    const template = templateOf(source);
    const silent = wake(enrolled({}, template), at('2026-10-15'), template);
    expect(silent.state.nodes['only/objection']).toMatchObject({ status: 'done', outcome: 'agrees' });
    expect(silent.state.answers.objection).toEqual({ outcome: 'agrees' });
    expect(silent.state.nodes['only/next']?.status).toBe('open');
  });

  it('stops the trajectory when that option does, and the counsellor hears of it', () => {
    const template = templateOf(source.replace('then: agrees }\n', 'then: objects }\n'));
    const silent = wake(enrolled({}, template), at('2026-10-15'), template);
    expect(silent.state.status).toBe('stopped');
    expect(silent.plan.map(({ to }) => to)).toContain('counsellor');
  });

  it('can only count as an option that there is', () => {
    expect(() => templateOf(source.replace('then: agrees }\n', 'then: agree }\n'))).toThrow(
      /no option of this step/,
    );
  });
});

describe('A choice that goes back to an earlier step', () => {
  const template = templateOf(`
  - phase: first
    title: { nl: Eerst, en: First }
    steps:
      - { step: aim, kind: confirm, role: principal, ${title}, due: { in: P2W } }
      - { step: draft, kind: confirm, role: principal, ${title}, due: { in: P2W }, reminders: [{ rung: ask, at: open }] }
  - phase: second
    title: { nl: Dan, en: Then }
    steps:
      - { step: read, kind: confirm, ${title}, due: { in: P2W } }
      - step: judge
        kind: decision
        ${title}
        due: { in: P2W }
        options:
${options('good', 'again back_to: draft')}
      - { step: last, kind: confirm, ${title}, due: { in: P2W } }
`);
  const done = (from: ReturnType<typeof enrolled>, day: string, path: string, outcome?: string) =>
    act(
      from,
      at(day),
      { type: 'complete', step: path, ...(outcome === undefined ? {} : { outcome }) },
      template,
    );

  it('has that step, and what came after it, done anew', () => {
    const judged = ['first/aim', 'first/draft', 'second/read'].reduce(
      (so, path, index) => done(so, `2026-09-0${index + 2}`, path),
      enrolled({}, template),
    );
    const back = done(judged, '2026-09-07', 'second/judge', 'again');
    const statuses = (outcome: typeof back) =>
      Object.fromEntries(Object.values(outcome.state.nodes).map(({ path, status }) => [path, status]));
    expect(statuses(back)).toMatchObject({
      'first/aim': 'done',
      'first/draft': 'open',
      'second/read': 'withdrawn',
      'second/judge': 'withdrawn',
      second: 'withdrawn',
    });
    expect(back.plan.map(({ step, kind }) => [step, kind])).toContainEqual(['draft', 'ask']);
    const redrafted = done(back, '2026-09-08', 'first/draft');
    expect(statuses(redrafted)).toMatchObject({ second: 'open', 'second/read': 'open' });
    const read = done(redrafted, '2026-09-09', 'second/read');
    const good = done(read, '2026-09-10', 'second/judge', 'good');
    expect(good.state.nodes['second/last']?.status).toBe('open');
    expect(good.state.nodes['first/draft']?.round).toBe(2);
  });
});
