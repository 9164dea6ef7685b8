/** A fault planted in the sound template, and how its author would mend it. */
export interface Planted {
  /** The code under which lint finds it. */
  readonly rule: string;
  /** A piece of the sound template that is there once. */
  readonly piece: string;
  readonly fault: string;
  readonly mended: string;
  /** It is planted in the template that has French beside. */
  readonly inFrench?: true;
}

const faults: Planted[] = [];

/** Plants faults of one kind: a piece of the sound template, what goes wrong there, and what would be right. */
function plant(
  rule: string,
  ...ones: readonly (readonly [piece: string, fault: string, mended: string])[]
): void {
  for (const [piece, fault, mended] of ones) faults.push({ rule, piece, fault, mended });
}

const confirmDue =
  '        due: { in: P2W, calendar: school-days }\n        reminders: school\n        more_time';
const helpTitle = 'title: { nl: Beslis of de school hulp krijgt, en: Decide whether the school gets help }';
const helpOptions = `          - { id: extra, title: { nl: Extra hulp, en: Extra help } }
          - { id: none, title: { nl: Geen hulp nodig, en: No help needed } }
`;
const talkRungs =
  '          - { rung: overdue, after: P1W }\n          - { rung: silent, after: P3W, kind: escalation, to: coordinator }\n          - { rung: day';
const wishesAsk =
  'ask: { nl: Kies met drie collega’s waar jullie aan werken. Het duurt tien minuten., en: Choose with three colleagues what you work on. It takes ten minutes. }';
const visitAsk =
  'ask: { nl: Spreek met de bibliotheek een bezoek af., en: Agree on a visit with the library. }';
const visitTitle = 'title: { nl: Bezoek de bibliotheek, en: Visit the library }';
const thanksAsk = 'ask: { nl: Bedankt om mee te doen., en: Thank you for taking part. }';
const ladder = (rungs: string) =>
  `        due: { in: P6W }\n        reminders:\n          - { rung: ask, at: open }\n${rungs}          - { rung: silent, after: P2W, kind: escalation, to: counsellor }\n        expires: { after: P4W, then: skip }\n  - phase: looking_back`;
const visitLadder =
  '        due: { in: P6W }\n        reminders: school\n        expires: { after: P4W, then: skip }\n  - phase: looking_back';
const rung = (text: string) => ladder(`          - { rung: extra, ${text} }\n`);

// Time.
plant(
  'due-before-opening',
  ['due: { on: 2027-11-30 }', 'due: { on: 2026-08-28 }', 'due: { on: 2026-11-30 }'],
  ['due: { on: 2027-11-30 }', 'due: { quarter: 2025-Q4 }', 'due: { quarter: 2027-Q3 }'],
  ['due: { in: P6W }', 'due: { on: 2026-09-10 }', 'due: { on: 2027-06-15 }'],
  [
    '        due: { on: 2027-11-30 }',
    '        opens: { on: 2028-02-01 }\n        due: { on: 2027-11-30 }',
    '        opens: { on: 2027-02-01 }\n        due: { on: 2027-11-30 }',
  ],
  [
    '        due: { on: 2027-11-30 }',
    '        opens: { after: wishes, delay: P6M }\n        due: { on: 2026-12-18 }',
    '        opens: { after: wishes, delay: P1M }\n        due: { on: 2026-12-18 }',
  ],
);
plant(
  'due-after-closing',
  ['due: { in: P6W }', 'due: { on: 2029-09-28 }', 'due: { on: 2029-05-28 }'],
  ['due: { in: P6W }', 'due: { in: P3Y }', 'due: { in: P3M }'],
  ['closes: { on: 2029-06-29 }', 'closes: { on: 2026-10-20 }', 'closes: { on: 2027-06-30 }'],
);
plant(
  'opens-after-closing',
  ['opens: { after: plan, delay: P2W }', 'opens: { on: 2029-09-03 }', 'opens: { on: 2027-09-01 }'],
  ['closes: { on: 2029-06-29 }', 'closes: { on: 2026-09-11 }', 'closes: { on: 2029-06-15 }'],
  [
    'opens: { after: plan, delay: P2W }',
    'opens: { after: plan, delay: P4Y }',
    'opens: { after: plan, delay: P4W }',
  ],
);
plant(
  'window-in-summer',
  [
    'opens: { after: [], landing: next-school-day }',
    'opens: { on: 2027-07-05 }',
    'opens: { on: 2027-06-07 }',
  ],
  [
    'opens: { after: plan, delay: P2W }\n    closes: { on: 2029-06-29 }',
    'opens: { on: 2027-07-01 }\n    closes: { on: 2027-08-31 }',
    'opens: { on: 2027-06-01 }\n    closes: { on: 2029-06-29 }',
  ],
  [
    '        when: list contains(wishes.themes, "library") or help.outcome = "extra"\n',
    '        when: list contains(wishes.themes, "library") or help.outcome = "extra"\n        opens: { on: 2028-07-10 }\n',
    '        when: list contains(wishes.themes, "library") or help.outcome = "extra"\n        opens: { on: 2028-05-10 }\n',
  ],
);
plant(
  'term-of-zero',
  ['due: { in: P3W }\n', 'due: { in: P0D }\n', 'due: { in: P2W }\n'],
  [
    'more_time: { by: P2W, times: 1 }',
    'more_time: { by: P0W, times: 1 }',
    'more_time: { by: P1W, times: 2 }',
  ],
  ['due: { in: P6W }', 'due: { in: P0M }', 'due: { in: P2M }'],
  [
    'expires: { after: P4W, then: skip }\n  - phase: looking_back',
    'expires: { after: P0D, then: skip }\n  - phase: looking_back',
    'expires: { after: P5W, then: skip }\n  - phase: looking_back',
  ],
);
plant(
  'months-in-days',
  ['due: { in: P6W }', 'due: { in: P3M, calendar: school-days }', 'due: { in: P12W, calendar: school-days }'],
  ['due: { in: P3W }\n', 'due: { in: P1M, calendar: working-days }\n', 'due: { in: P1M }\n'],
  [
    'opens: { after: plan, delay: P2W }',
    'opens: { after: plan, delay: P1M, calendar: school-days }',
    'opens: { after: plan, delay: P4W, calendar: school-days }',
  ],
  [confirmDue, confirmDue.replace('P2W', 'P1Y'), confirmDue.replace('P2W', 'P3W')],
);
plant(
  'more-time-without-due',
  [
    `${confirmDue}: { by: P2W, times: 1 }\n        expires: { after: P4W, then: skip }\n`,
    '        reminders:\n          - { rung: ask, at: open }\n          - { rung: silent, after: P6W, from: open, kind: escalation, to: counsellor }\n        more_time: { by: P2W, times: 1 }\n',
    `${confirmDue}: { by: P1W, times: 2 }\n        expires: { after: P4W, then: skip }\n`,
  ],
  [
    'due: { in: P6W }\n        reminders: school\n        expires: { after: P4W, then: skip }',
    'reminders: [{ rung: ask, at: open }, { rung: told, after: P6W, from: open, to: counsellor }]\n        more_time: { by: P1W, times: 1 }',
    'due: { in: P6W }\n        reminders: school\n        more_time: { by: P1W, times: 1 }\n        expires: { after: P4W, then: skip }',
  ],
  [
    'due: { on: 2027-11-30 }\n        reminders: school\n        expires: { after: P4W, then: skip }',
    'reminders: [{ rung: ask, at: open }, { rung: told, after: P6W, from: open, to: counsellor }]\n        more_time: { by: P2W, times: 2 }',
    'due: { on: 2027-11-30 }\n        reminders: school\n        more_time: { by: P2W, times: 2 }\n        expires: { after: P4W, then: skip }',
  ],
);
plant(
  'unlikely-year',
  ['due: { on: 2027-11-30 }', 'due: { on: 2072-11-30 }', 'due: { on: 2027-12-01 }'],
  ['closes: { on: 2029-06-29 }', 'closes: { on: 2092-06-29 }', 'closes: { on: 2029-06-22 }'],
  ['available_from: 2026-09-01', 'available_from: 2062-09-01', 'available_from: 2026-09-14'],
  ['available_until: 2029-08-31', 'available_until: 2092-08-31', 'available_until: 2028-08-31'],
  ['or help.outcome = "extra"', 'or trajectory.start > "2072-09-01"', 'or trajectory.start > "2027-09-01"'],
);
plant(
  'date-before-start',
  ['opens: { after: plan, delay: P2W }', 'opens: { on: 2025-10-01 }', 'opens: { on: 2026-10-01 }'],
  ['available_until: 2029-08-31', 'available_until: 2025-08-31', 'available_until: 2027-08-31'],
  ['closes: { on: 2029-06-29 }', 'closes: { on: 2020-06-29 }', 'closes: { on: 2028-06-29 }'],
);
plant(
  'key-without-effect',
  ['due: { on: 2027-11-30 }', 'due: { on: 2027-11-30, calendar: school-days }', 'due: { on: 2027-11-29 }'],
  [
    'opens: { after: plan, delay: P2W }',
    'opens: { on: 2027-01-11, delay: P2W }',
    'opens: { on: 2027-01-25 }',
  ],
  [
    `        ${thanksAsk}`,
    `        ${thanksAsk}\n        reminders: school`,
    '        ask: { nl: Dank je wel., en: Thanks a lot. }',
  ],
  [
    `        ${visitAsk}`,
    `        ${visitAsk}\n        attendees: [principal]`,
    '        ask: { nl: Maak een afspraak., en: Make an appointment. }',
  ],
  [
    `        ${visitAsk}`,
    `        ${visitAsk}\n        amount: 250`,
    '        ask: { nl: Ga er eens langs., en: Drop in some time. }',
  ],
);

// Mails.
plant(
  'nobody-asked',
  [
    '        due: { in: P6W }\n        reminders: school\n',
    '        due: { in: P6W }\n',
    '        due: { in: P6W }\n        reminders: counsellor\n'.replace('counsellor', 'school'),
  ],
  [
    visitLadder,
    visitLadder.replace(
      'reminders: school',
      'reminders: [{ rung: overdue, after: P1W }, { rung: silent, after: P2W, to: counsellor }]',
    ),
    rung('at: due'),
  ],
  [
    '    - { rung: ask, at: open }\n    - { rung: before, before: P1W }',
    '    - { rung: before, before: P1W }',
    '    - { rung: ask, at: open }\n    - { rung: before, before: P5D }',
  ],
  [
    visitLadder,
    visitLadder.replace(
      'reminders: school',
      'reminders: [{ rung: ask, at: open, to: counsellor, kind: ask }]',
    ),
    visitLadder.replace('P6W', 'P5W'),
  ],
);
plant(
  'rung-never-sent',
  [visitLadder, rung('before: P1D, from: appointment'), rung('before: P1D')],
  [
    visitLadder,
    '        reminders: [{ rung: ask, at: open }, { rung: overdue, after: P1W }, { rung: told, after: P6W, from: open, to: counsellor }]\n  - phase: looking_back',
    '        reminders: [{ rung: ask, at: open }, { rung: late, after: P2W, from: open }, { rung: told, after: P6W, from: open, to: counsellor }]\n  - phase: looking_back',
  ],
  [visitLadder, rung('at: appointment'), rung('at: due')],
);
plant(
  'mail-after-expiry',
  [visitLadder, rung('after: P6W'), rung('after: P3W')],
  [
    '    - { rung: silent, after: P2W, kind: escalation, to: counsellor }',
    '    - { rung: silent, after: P5W, kind: escalation, to: counsellor }',
    '    - { rung: silent, after: P3W, kind: escalation, to: counsellor }',
  ],
  [visitLadder, rung('after: P1W, every: P2W, times: 4'), rung('after: P1W, every: P1W, times: 2')],
  [visitLadder, rung('after: P4M, from: open'), rung('after: P4W, from: open')],
);
plant(
  'reminder-before-opening',
  [visitLadder, rung('before: P8W'), rung('before: P2W')],
  [visitLadder, rung('before: P6W'), rung('before: P1W')],
  ['due: { in: P3W }\n', 'due: { in: P5D }\n', 'due: { in: P4W }\n'],
);
plant(
  'every-without-times',
  [visitLadder, rung('after: P1W, every: P1W'), rung('after: P1W, every: P1W, times: 2')],
  [visitLadder, rung('after: P1W, times: 3'), rung('after: P1W')],
  ['every: P2W, times: 2', 'every: P2W', 'every: P1W, times: 2'],
);
plant(
  'mails-too-often',
  [visitLadder, rung('after: P1D, every: P1D, times: 20'), rung('after: P1D, every: P1W, times: 2')],
  ['every: P2W, times: 2', 'every: P2D, times: 8', 'every: P1W, times: 3'],
  [visitLadder, rung('after: P3D, from: open, every: P3D, times: 7'), rung('after: P3D, from: open')],
);
plant(
  'too-many-mails',
  [
    visitLadder,
    rung(
      'after: P1D, every: P5D, times: 5, to: counsellor }\n          - { rung: more, before: P1W, every: P5D, times: 5, to: counsellor',
    ),
    rung('after: P1D, to: principal, kind: reminder'),
  ],
  ['every: P2W, times: 2', 'every: P5D, times: 10', 'every: P5D, times: 3'],
  [
    visitLadder,
    rung('after: P1W, from: open, every: P1W, times: 9'),
    rung('after: P1W, from: open, every: P2W, times: 2'),
  ],
);
plant(
  'rungs-together',
  [visitLadder, rung('after: P2W, to: counsellor'), rung('after: P3W, to: counsellor')],
  [
    '    - { rung: before, before: P1W }',
    '    - { rung: before, before: P1W }\n    - { rung: soon, before: P1W }',
    '    - { rung: before, before: P1W }\n    - { rung: soon, before: P2D }',
  ],
  [
    visitLadder,
    rung('after: P1D }\n          - { rung: again, after: P1D'),
    rung('after: P1D }\n          - { rung: again, after: P8D'),
  ],
);
plant(
  'escalation-to-doer',
  [visitLadder, rung('after: P3W, kind: escalation'), rung('after: P3W, kind: reminder')],
  [
    '    - { rung: silent, after: P5W, kind: escalation, to: coordinator }',
    '    - { rung: silent, after: P5W, kind: escalation, to: counsellor }',
    '    - { rung: silent, after: P6W, kind: escalation, to: coordinator }',
  ],
  [talkRungs, talkRungs.replace('to: coordinator', 'to: counsellor'), talkRungs.replace('P3W', 'P2W')],
);
plant(
  'escalation-too-early',
  [
    visitLadder,
    rung('before: P1W, kind: escalation, to: counsellor'),
    rung('after: P1W, kind: escalation, to: coordinator'),
  ],
  [
    visitLadder,
    rung('at: open, kind: escalation, to: counsellor'),
    rung('at: due, kind: escalation, to: coordinator'),
  ],
  [
    talkRungs,
    talkRungs.replace('silent, after: P3W', 'silent, before: P3D'),
    talkRungs.replace('P3W', 'P4W'),
  ],
);

// Structure.
plant(
  'one-option',
  [
    helpOptions,
    '          - { id: extra, title: { nl: Extra hulp, en: Extra help } }\n',
    helpOptions.replace('Geen hulp nodig', 'Het lukt zo'),
  ],
  [
    helpOptions,
    '          - { id: extra, title: { nl: Ja, en: "Yes" } }\n',
    '          - { id: extra, title: { nl: Ja, en: "Yes" } }\n          - { id: none, title: { nl: Nee, en: "No" } }\n',
  ],
  [
    '        reviews: plan_text\n',
    '        reviews: plan_text\n        options: [{ id: approved, title: { nl: Goed, en: Good } }]\n',
    '        reviews: plan_text\n        options: [{ id: approved, title: { nl: Goed, en: Good } }, { id: changes, title: { nl: Pas aan, en: Change it } }]\n',
  ],
);
plant(
  'option-twice',
  [helpOptions, helpOptions.replace('id: none', 'id: extra'), helpOptions.replace('id: none', 'id: no-help')],
  [
    helpOptions,
    helpOptions.replace('nl: Geen hulp nodig', 'nl: Extra hulp'),
    helpOptions.replace('nl: Geen hulp nodig', 'nl: Zo is het goed'),
  ],
  [
    'title: { nl: Nu niet, en: Not now }',
    'title: { nl: Graag, en: Gladly }',
    'title: { nl: Later, en: Later }',
  ],
);
plant(
  'every-option-stops',
  [
    'title: { nl: Graag, en: Gladly } }',
    'title: { nl: Graag, en: Gladly }, then: stop }',
    'title: { nl: Zeker, en: Certainly } }',
  ],
  [
    helpOptions,
    helpOptions.replaceAll(' } }', ' }, then: stop }'),
    helpOptions.replace('No help needed } }', 'No help needed }, then: stop }'),
  ],
  [
    '        reviews: plan_text\n',
    '        reviews: plan_text\n        options: [{ id: approved, title: { nl: Goed, en: Good }, then: stop }, { id: poor, title: { nl: Zwak, en: Poor }, then: stop }]\n',
    '        reviews: plan_text\n        options: [{ id: approved, title: { nl: Goed, en: Good } }, { id: poor, title: { nl: Zwak, en: Poor }, then: stop }]\n',
  ],
);
plant(
  'outcome-unknown',
  [
    `        ${helpTitle}`,
    `        ${helpTitle}\n        done_when: { if: wishes.groups > 20, outcome: much }`,
    `        ${helpTitle}\n        done_when: { if: wishes.groups > 20, outcome: extra }`,
  ],
  [
    `        ${visitTitle}`,
    `        ${visitTitle}\n        done_when: { if: wishes.groups > 20, outcome: visited }`,
    `        ${visitTitle}\n        done_when: { if: wishes.groups > 20, outcome: confirmed }`,
  ],
  [
    '        title: { nl: Kijk terug, en: Look back }',
    '        title: { nl: Kijk terug, en: Look back }\n        done_when: { if: help.outcome = "none", outcome: skipped }',
    '        title: { nl: Kijk terug, en: Look back }\n        done_when: { if: help.outcome = "none", outcome: submitted }',
  ],
);
plant(
  'count-out-of-reach',
  [
    `        ${helpTitle}`,
    `        ${helpTitle}\n        done_when: { if: 'count(wishes.themes) >= 5', outcome: extra }`,
    `        ${helpTitle}\n        done_when: { if: 'count(wishes.themes) >= 4', outcome: extra }`,
  ],
  [
    'when: list contains(wishes.themes, "library") or help.outcome = "extra"',
    'when: count(wishes.themes) > 4 or help.outcome = "extra"',
    'when: count(wishes.themes) > 3 or help.outcome = "extra"',
  ],
  [
    'when: list contains(wishes.themes, "library") or help.outcome = "extra"',
    'when: \'help.outcome = "extra" or count([wishes.groups, round.score][item > 2]) = 3\'',
    'when: \'help.outcome = "extra" or count([wishes.groups, round.score][item > 2]) = 2\'',
  ],
);
plant('count-out-of-reach', [
  'opens: { after: plan, delay: P2W }',
  'opens: { after: [start, plan], count: 3 }',
  'opens: { after: [start, plan], count: 1 }',
]);
plant(
  'nothing-to-review',
  [
    '      - step: plan_review\n        kind: review\n        reviews: plan_text',
    '      - { step: sent, kind: milestone, title: { nl: Verstuurd, en: Sent } }\n      - step: plan_review\n        kind: review\n        reviews: sent',
    '      - { step: sent, kind: milestone, title: { nl: Verstuurd, en: Sent } }\n      - step: plan_review\n        kind: review\n        reviews: plan_text',
  ],
  [
    '  - phase: plan\n    title: { nl: Plan, en: Plan }\n    steps:\n',
    '  - phase: plan\n    title: { nl: Plan, en: Plan }\n    steps:\n      - { step: judged, kind: review, reviews: begun, title: { nl: Beoordeel, en: Judge }, noun: { nl: Oordeel, en: Judgement }, due: { in: P2W }, reminders: counsellor, opens: { after: [] } }\n      - { step: begun, kind: milestone, title: { nl: Begonnen, en: Begun }, opens: { after: [] } }\n',
    '  - phase: plan\n    title: { nl: Plan, en: Plan }\n    steps:\n      - { step: begun, kind: milestone, title: { nl: Begonnen, en: Begun } }\n',
  ],
  [
    thanksAsk,
    `${thanksAsk}\n      - { step: judged, kind: review, reviews: thanks, title: { nl: Beoordeel, en: Judge }, noun: { nl: Oordeel, en: Judgement }, due: { in: P2W }, reminders: counsellor }`,
    `${thanksAsk}\n      - { step: judged, kind: review, reviews: round, title: { nl: Beoordeel, en: Judge }, noun: { nl: Oordeel, en: Judgement }, due: { in: P2W }, reminders: counsellor }`,
  ],
);
plant(
  'loop-without-exit',
  [
    'repeat: { times: 3, until: round.enough = true }',
    'repeat: { every: P1M }',
    'repeat: { every: P1M, times: 3 }',
  ],
  [
    'repeat: { times: 3, until: round.enough = true }',
    'repeat: { until: wishes.groups > 3 }',
    'repeat: { times: 2, until: round.enough = true }',
  ],
  [
    'repeat: { times: 3, until: round.enough = true }',
    'repeat: { each: school-year }',
    'repeat: { each: school-year, times: 2 }',
  ],
  [
    '        reviews: plan_text\n',
    '        reviews: plan_text\n        options: [{ id: changes, title: { nl: Pas aan, en: Change it } }, { id: poor, title: { nl: Zwak, en: Poor }, then: stop }]\n',
    '        reviews: plan_text\n        options: [{ id: changes, title: { nl: Pas aan, en: Change it } }, { id: fine, title: { nl: Goed, en: Fine } }]\n',
  ],
);
plant(
  'repeat-mixed-up',
  ['repeat: { at: [P1M, P3M, P6M] }', 'repeat: { at: [P1M, P6M, P3M] }', 'repeat: { at: [P1M, P4M, P6M] }'],
  ['repeat: { at: [P1M, P3M, P6M] }', 'repeat: { at: [P1M, P1M] }', 'repeat: { at: [P1M, P2M] }'],
  [
    'repeat: { at: [P1M, P3M, P6M] }',
    'repeat: { at: [P1M, P3M, P6M], times: 2 }',
    'repeat: { at: [P1M, P3M] }',
  ],
);
plant(
  'empty-phase',
  [
    '  - phase: plan\n    title: { nl: Plan, en: Plan }\n',
    '  - phase: nothing\n    title: { nl: Niets, en: Nothing }\n  - phase: plan\n    title: { nl: Plan, en: Plan }\n',
    '  - phase: plan\n    title: { nl: Plannen, en: Planning }\n',
  ],
  [
    '  - phase: looking_back\n',
    '  - phase: nothing\n    title: { nl: Niets, en: Nothing }\n    steps: []\n  - phase: looking_back\n',
    '  - phase: looking_back\n    opens: { after: doing }\n',
  ],
  [
    thanksAsk,
    `${thanksAsk}\n  - phase: aftercare\n    title: { nl: Nazorg, en: Aftercare }\n    modules: []`,
    'ask: { nl: Tot ziens., en: Goodbye. }',
  ],
);
plant(
  'unreachable-step',
  [
    'when: list contains(wishes.themes, "library") or help.outcome = "extra"',
    'when: \'help.outcome = "extra" and help.outcome = "none"\'',
    'when: \'help.outcome = "extra" and wishes.groups > 2\'',
  ],
  [
    'when: list contains(wishes.themes, "library") or help.outcome = "extra"',
    'when: wishes.groups > 10 and wishes.groups < 5',
    'when: wishes.groups > 5 and wishes.groups < 10',
  ],
  [
    'when: list contains(wishes.themes, "library") or help.outcome = "extra"',
    'when: joins.outcome = "declined"',
    'when: joins.outcome = "joined"',
  ],
);

// Roles and links.
plant(
  'attendee-twice',
  [
    'attendees: [principal, reader]',
    'attendees: [counsellor, principal, reader]',
    'attendees: [reader, principal]',
  ],
  ['attendees: [principal, reader]', 'attendees: [principal, principal]', 'attendees: [principal]'],
  [
    'role: counsellor\n        attendees: [principal, reader]',
    'role: principal\n        attendees: [principal, reader]',
    'role: principal\n        attendees: [counsellor, reader]',
  ],
);
plant(
  'judged-unseen',
  [
    '        reminders: school\n        expires: { after: P4W, then: skip }\n      - step: plan_review',
    '        reminders: school\n        sees: []\n        expires: { after: P4W, then: skip }\n      - step: plan_review',
    '        reminders: school\n        sees: [counsellor]\n        expires: { after: P4W, then: skip }\n      - step: plan_review',
  ],
  [
    '        reminders: school\n        expires: { after: P4W, then: skip }\n      - step: plan_review',
    '        reminders: school\n        sees: [coordinator]\n        expires: { after: P4W, then: skip }\n      - step: plan_review',
    '        reminders: school\n        sees: [coordinator, counsellor]\n        expires: { after: P4W, then: skip }\n      - step: plan_review',
  ],
  [
    '        reminders: school\n        expires: { after: P4W, then: skip }\n      - step: plan_review',
    '        reminders: school\n        sees: [principal, reader]\n        expires: { after: P4W, then: skip }\n      - step: plan_review',
    '        reminders: school\n        sees: [reader, counsellor]\n        expires: { after: P4W, then: skip }\n      - step: plan_review',
  ],
);
plant(
  'role-unused',
  [
    'ladders:\n',
    '  - { role: partner, party: provider, title: { nl: Partner, en: Partner } }\nladders:\n',
    '\nladders:\n',
  ],
  [
    'ladders:\n',
    '  - { role: helper, party: provider, title: { nl: Helper, en: Helper }, optional: true, falls_back_to: counsellor }\nladders:\n',
    '# Nobody else takes part.\nladders:\n',
  ],
  [
    'ladders:\n',
    '  - { role: parent, party: school, title: { nl: Ouder, en: Parent }, optional: true }\nladders:\n',
    '# Parents are not asked.\nladders:\n',
  ],
);
plant(
  'ladder-unused',
  ['phases:\n', '  light:\n    - { rung: ask, at: open }\nphases:\n', '# The steps.\nphases:\n'],
  [
    'phases:\n',
    '  provider:\n    - { rung: ask, at: open }\n    - { rung: late, after: P1W }\nphases:\n',
    '\nphases:\n',
  ],
  [
    'phases:\n',
    '  schools:\n    - { rung: ask, at: open }\n    - { rung: silent, after: P1W, to: coordinator }\nphases:\n',
    '# Five steps.\nphases:\n',
  ],
);
plant(
  'fall-back-in-circle',
  [
    'party: school, title: { nl: Directeur, en: Principal } }',
    'party: school, title: { nl: Directeur, en: Principal }, falls_back_to: reader }',
    'party: school, title: { nl: Schoolhoofd, en: Principal } }',
  ],
  ['falls_back_to: principal }', 'falls_back_to: reader }', 'falls_back_to: counsellor }'],
  [
    'party: central, title: { nl: Regie, en: Direction } }',
    'party: central, title: { nl: Regie, en: Direction }, falls_back_to: coordinator }',
    'party: central, title: { nl: Regie, en: Direction }, falls_back_to: counsellor }',
  ],
);
plant(
  'link-unknown',
  [
    'or help.outcome = "extra"',
    'or linked.digitale_scool.status = "active"',
    'or linked.digitale_school.status = "active"',
  ],
  [
    'or help.outcome = "extra"',
    'or linked.digitale_school.intake_over = "done"',
    'or linked.digitale_school.intake_done = "done"',
  ],
  [
    thanksAsk,
    `${thanksAsk}\n      - { step: network, kind: trajectory, proposes: leernetwerk, title: { nl: Start het netwerk, en: Start the network }, due: { in: P3W }, reminders: counsellor }`,
    `${thanksAsk}\n      - { step: network, kind: trajectory, proposes: lerend-netwerk, title: { nl: Start het netwerk, en: Start the network }, due: { in: P3W }, reminders: counsellor }`,
  ],
  [
    thanksAsk,
    `${thanksAsk}\n      - { step: network, kind: trajectory, proposes: lerend-netwerk, starts: { roles: { coach: reader } }, title: { nl: Start het netwerk, en: Start the network }, due: { in: P3W }, reminders: counsellor }`,
    `${thanksAsk}\n      - { step: network, kind: trajectory, proposes: lerend-netwerk, starts: { roles: { member: reader } }, title: { nl: Start het netwerk, en: Start the network }, due: { in: P3W }, reminders: counsellor }`,
  ],
);

// Forms.
plant(
  'label-twice',
  [
    'title: { nl: Nog iets, en: Anything else }',
    'title: { nl: Aantal klassen, en: Anything else }',
    'title: { nl: Een opmerking, en: A remark }',
  ],
  [
    'library: { nl: De bibliotheek, en: The library }',
    'library: { nl: Boeken kiezen, en: Choosing books }',
    'library: { nl: De bib, en: The public library }',
  ],
  [
    'title: { nl: Lezen ze meer?, en: Do they read more? }',
    'title: { nl: Dit volstaat, en: This is enough }',
    'title: { nl: Lezen ze vaker?, en: Do they read more often? }',
  ],
);
plant(
  'more-choices-than-there-are',
  ['minItems: 1\n', 'minItems: 1\n              maxItems: 5\n', 'minItems: 1\n              maxItems: 4\n'],
  ['minItems: 1\n', 'minItems: 1\n              maxItems: 12\n', 'minItems: 1\n              maxItems: 2\n'],
  ['minItems: 1\n', 'maxItems: 6\n', 'maxItems: 3\n'],
);
plant(
  'nothing-to-fill-in',
  [
    'remark: { type: string, maxLength: 500,',
    'remark: { type: string, maxLength: 0,',
    'remark: { type: string, maxLength: 50,',
  ],
  [
    'groups: { type: integer, minimum: 1, maximum: 40,',
    'groups: { type: integer, minimum: 6, maximum: 6,',
    'groups: { type: integer, minimum: 1, maximum: 30,',
  ],
  [
    'remark: { type: string, maxLength: 500,',
    'remark: { type: string, enum: [fine], x-labels: { fine: { nl: Goed, en: Fine } },',
    'remark: { type: string, enum: [fine, poor], x-labels: { fine: { nl: Goed, en: Fine }, poor: { nl: Zwak, en: Poor } },',
  ],
);
plant(
  'condition-wrong-type',
  ['or help.outcome = "extra"', 'or wishes.groups = "six"', 'or wishes.groups = 6'],
  ['or help.outcome = "extra"', 'or wishes.remark > 3', 'or string length(wishes.remark) > 3'],
  ['round.enough = true', 'round.enough = "true"', 'round.enough = true and round.score > 1'],
);

// Texts.
plant(
  'placeholder',
  [
    wishesAsk,
    'ask: { nl: "Dag {{naam}}, kies waar jullie aan werken.", en: Choose what you work on. }',
    'ask: { nl: Kies waar jullie aan werken., en: Choose what you work on. }',
  ],
  [visitAsk, 'ask: { nl: TODO, en: TODO }', 'ask: { nl: Ga kijken., en: Have a look. }'],
  [
    thanksAsk,
    'ask: { nl: "Bedankt, [naam van de school].", en: "Thank you, [name of the school]." }',
    'ask: { nl: Bedankt aan iedereen., en: Thanks to everybody. }',
  ],
  [
    visitTitle,
    "title: { nl: 'Bezoek de bibliotheek (TBD)', en: 'Visit the library (TBD)' }",
    'title: { nl: Ga naar de bibliotheek, en: Go to the library }',
  ],
);
plant(
  'markup',
  [
    visitAsk,
    'ask: { nl: "Spreek <b>snel</b> een bezoek af.", en: "Agree on a visit <b>soon</b>." }',
    'ask: { nl: Spreek snel een bezoek af., en: Agree on a visit soon. }',
  ],
  [
    thanksAsk,
    'ask: { nl: "Bedankt!<br>Tot ziens.", en: "Thank you!<br>Goodbye." }',
    'ask: { nl: Bedankt en tot ziens., en: Thank you and goodbye. }',
  ],
  [
    thanksAsk,
    'ask: { nl: "Bedankt&nbsp;allemaal.", en: "Thank you&nbsp;all." }',
    'ask: { nl: Bedankt allemaal., en: Thank you all. }',
  ],
);
plant(
  'wrong-language',
  [
    visitAsk,
    'ask: { nl: Spreek met de bibliotheek een bezoek af., en: Spreek met de bibliotheek een bezoek af. }',
    'ask: { nl: Bel de bibliotheek., en: Call the library. }',
  ],
  [
    thanksAsk,
    'ask: { nl: Bedankt om mee te doen., en: Bedankt om mee te doen aan dit traject. }',
    'ask: { nl: Bedankt om mee te doen aan dit traject., en: Thank you for taking part in this trajectory. }',
  ],
  [
    wishesAsk,
    'ask: { nl: Choose with your colleagues what you work on this year., en: Choose with your colleagues what you work on this year. }',
    'ask: { nl: Kies met je collega’s waar jullie dit jaar aan werken., en: Choose with your colleagues what you work on this year. }',
  ],
  [
    'title: { nl: Kijk terug, en: Look back }',
    'title: { nl: Kijk terug op het jaar, en: Kijk terug op het jaar }',
    'title: { nl: Kijk terug op het jaar, en: Look back on the year }',
  ],
);
plant(
  'greeting',
  [
    visitAsk,
    'ask: { nl: "Beste directeur, spreek een bezoek af.", en: Agree on a visit. }',
    'ask: { nl: Spreek een bezoek af., en: Agree on a visit. }',
  ],
  [
    visitAsk,
    'ask: { nl: Spreek een bezoek af., en: "Dear colleague, agree on a visit." }',
    'ask: { nl: Plan een bezoek., en: Plan a visit. }',
  ],
  [
    thanksAsk,
    'ask: { nl: "Bedankt om mee te doen. Met vriendelijke groet, het team.", en: Thank you for taking part. }',
    'ask: { nl: Bedankt voor alles., en: Thank you for everything. }',
  ],
);
plant(
  'click-here',
  [
    visitAsk,
    'ask: { nl: Spreek een bezoek af en klik hier., en: Agree on a visit. }',
    'ask: { nl: Spreek een bezoek af en meld het., en: Agree on a visit and report it. }',
  ],
  [
    visitAsk,
    'ask: { nl: Spreek een bezoek af., en: Click here to agree on a visit. }',
    'ask: { nl: Bel voor een bezoek., en: Call for a visit. }',
  ],
  [
    wishesAsk,
    'ask: { nl: Klik op de link hieronder en kies jullie thema’s., en: Click the link below and choose your themes. }',
    'ask: { nl: Kies jullie thema’s., en: Choose your themes. }',
  ],
);
plant(
  'text-too-long',
  [
    visitAsk,
    `ask: { nl: ${'Spreek met de bibliotheek een bezoek af. '.repeat(6)}, en: ${'Agree on a visit with the library. '.repeat(6)} }`,
    'ask: { nl: Spreek met de bibliotheek een bezoek af. Doe het samen., en: Agree on a visit with the library. Do it together. }',
  ],
  [
    thanksAsk,
    `ask: { nl: Bedankt ${'voor het samen lezen van zoveel mooie boeken '.repeat(15)}., en: Thank you for reading together. }`,
    'ask: { nl: Bedankt voor het samen lezen., en: Thank you for reading together. }',
  ],
  [
    wishesAsk,
    `ask: { nl: Kies samen., en: ${'Choose what you work on. '.repeat(5)} }`,
    'ask: { nl: Kies samen., en: Choose together. }',
  ],
);
plant(
  'number-differs',
  [
    wishesAsk,
    wishesAsk.replace('ten minutes', 'twenty minutes'),
    wishesAsk.replace('tien', 'twintig').replace('ten minutes', 'twenty minutes'),
  ],
  [
    wishesAsk,
    wishesAsk.replace('three colleagues', 'four colleagues'),
    wishesAsk.replace('drie', 'vier').replace('three colleagues', 'four colleagues'),
  ],
  [
    'ask: { nl: Schrijf op twee bladzijden wat jullie gaan doen., en: Write on two pages what you are going to do. }',
    'ask: { nl: Schrijf op 2 bladzijden wat jullie gaan doen., en: Write on 3 pages what you are going to do. }',
    'ask: { nl: Schrijf op 2 bladzijden wat jullie gaan doen., en: Write on two pages what you are going to do. }',
  ],
);
plant(
  'term-differs',
  [
    visitAsk,
    'ask: { nl: Spreek binnen twee weken een bezoek af., en: Agree on a visit within two weeks. }',
    'ask: { nl: Spreek binnen zes weken een bezoek af., en: Agree on a visit within six weeks. }',
  ],
  [
    wishesAsk,
    'ask: { nl: Kies binnen de 10 dagen jullie thema’s., en: Choose your themes within 10 days. }',
    'ask: { nl: Kies binnen 3 weken jullie thema’s., en: Choose your themes within 3 weeks. }',
  ],
  [
    'ask: { nl: Kijk samen terug op het jaar., en: Look back on the year together. }',
    'ask: { nl: Kijk binnen twee maanden terug., en: Look back within two months. }',
    'ask: { nl: Kijk binnen drie weken terug., en: Look back within three weeks. }',
  ],
);
plant(
  'subject-too-long',
  [
    visitTitle,
    'title: { nl: Spreek met de bibliotheek van de gemeente een bezoek af voor alle klassen van de tweede graad, en: Agree on a visit with the library }',
    'title: { nl: Spreek een bezoek af, en: Agree on a visit }',
  ],
  [
    visitTitle,
    'title: { nl: Bezoek de bibliotheek, en: Agree on a visit with the library of the municipality for every class of the second grade }',
    'title: { nl: Bezoek de bib, en: Visit the public library }',
  ],
  [
    'title: { nl: Bedankt voor het jaar, en: Thank you for the year }',
    'title: { nl: Bedankt voor een heel jaar samen lezen met alle leerlingen en leraren van de hele school, en: Thank you }',
    'title: { nl: Bedankt, en: Thank you }',
  ],
);
plant(
  'accepted-in-vain',
  [
    'phases:\n',
    'accepted:\n  - { code: term-of-zero, because: It was so once upon a time. }\nphases:\n',
    '# No exceptions.\nphases:\n',
  ],
  [
    'phases:\n',
    'accepted:\n  - { code: nobody-asked, at: joins, because: It was so once upon a time. }\nphases:\n',
    '# No exceptions at all.\nphases:\n',
  ],
  [
    'phases:\n',
    'accepted:\n  - { code: stuck, because: This cannot be accepted at all. }\nphases:\n',
    '# Nothing is accepted.\nphases:\n',
  ],
);

// In the template that has French beside.
const inFrench = (piece: string, fault: string, mended: string): Planted => ({
  ...{ rule: 'translation-missing', inFrench: true },
  ...{ piece, fault, mended },
});
faults.push(
  inFrench(
    'title: { nl: Directeur, en: Principal, fr: Directrice }',
    'title: { nl: Directeur, en: Principal }',
    'title: { nl: Directeur, en: Principal, fr: Directeur }',
  ),
  inFrench(
    'ask: { nl: Vertel wat jullie willen lezen., en: Tell us what you want to read., fr: Dites-nous ce que vous voulez lire. }',
    'ask: { nl: Vertel wat jullie willen lezen., en: Tell us what you want to read. }',
    'ask: { nl: Vertel wat jullie lezen., en: Tell us what you read., fr: Dites ce que vous lisez. }',
  ),
  inFrench(
    'books: { nl: Boeken, en: Books, fr: Des livres }',
    'books: { nl: Boeken, en: Books, fr: " " }',
    'books: { nl: Boeken, en: Books, fr: Livres }',
  ),
  inFrench('languages: [fr]', 'languages: [fr, de]', 'languages: [fr] # and no German'),
  {
    ...inFrench(
      'fr: Vos lectures }',
      'fr: "TODO: vos lectures" }',
      'fr: "Vos lectures: livres et journaux" }',
    ),
    rule: 'placeholder',
  },
);

/** Every planted fault. */
export const planted: readonly Planted[] = faults;
