// What is shown with a body in the documentation, and filled in where somebody tries it out: by the name of the operation.

const someone = '7b1f1c9e-6a34-4c39-9d3b-0a3f6f3f2b11';
const somebodyElse = '2c9d4a70-51f8-4d1e-8a36-5f0c7e2b9d42';
const trajectory = 'b3a8f6d2-0c47-4e95-9b1d-6d8e4f7a1c53';
const school = '900001';

const source = `template: eerste-gesprek
subject: school
title: { nl: Eerste gesprek, en: First conversation }
summary: { nl: Eén gesprek met een school., en: One conversation with a school. }
source: afspraken van de begeleidingsdienst, september 2026
available_from: 2026-09-01

counsellor: counsellor
roles:
  - { role: counsellor, party: pbd, title: { nl: Begeleider, en: Counsellor } }
  - { role: principal, party: school, title: { nl: Directeur, en: Principal } }

phases:
  - phase: conversation
    title: { nl: Gesprek, en: Conversation }
    steps:
      - step: had
        kind: confirm
        role: principal
        title: { nl: Het gesprek is gevoerd, en: The conversation was held }
        ask: { nl: Hebben jullie elkaar gesproken?, en: Have you spoken with each other? }
        due: { in: P2W }
        reminders:
          - { rung: ask, at: open }
          - { rung: due, at: due }
        expires: { after: P2W, then: stop }
`;

const rehearsal = { persona: 'slow', start: '2026-09-01', language: 'nl' };

const programme = {
  name: { nl: 'Bootcamps', en: 'Bootcamps' },
  lots: [{ template: 'nascholing', amount_cents: 125_000 }],
  calls: [{ id: '2026-2027', from: '2026-09-01', until: '2027-05-31', quota: 40 }],
  budget_cents: 5_000_000,
};

const figure = {
  indicator: 'hours_of_schools',
  school_year: '2026-2027',
  value: 1240,
  evidence: 'Jaarverslag 2026-2027, bladzijde 12',
};

const gatheringTime = { start: '2027-03-16T13:30:00+01:00', end: '2027-03-16T16:00:00+01:00' };

const reason = { reason: 'De school vraagt waarom een antwoord verdween.' };

/** As a person could have written them; each is a body that its endpoint accepts. */
export const bodyExamples: { readonly [operation: string]: object } = {
  enrolTrajectory: {
    template: 'digitale-school',
    subject: { kind: 'school', id: school },
    start: '2026-09-01',
    roles: {
      counsellor: someone,
      coordinator: somebodyElse,
      principal: { name: 'An Peeters', email: 'an.peeters@deberk.example' },
    },
    reason: 'De school vroeg het op de studiedag.',
  },
  fileMail: {
    sender: 'An Peeters',
    subject: 'Datum van ons gesprek',
    text: 'Dag Bea, dinsdag 15 september past voor ons. Groeten, An',
    written_at: '2026-09-03T10:12:00+02:00',
  },
  answerNamedContact: { answer: 'confirm' },
  answerQuestion: { answer: 'Er is een vorming op 12 maart; we sturen de uitnodiging.' },
  passQuestionOn: { to: 'rik@rtc.example' },
  commandTrajectory: { type: 'note', text: 'Gebeld met de directeur: ze antwoordt deze week.' },
  addParticipant: { school, role: 'trekkende school', from: '2026-09-01' },
  endParticipant: { until: '2027-06-30' },
  startBulk: {
    command: { type: 'pause', reason: 'De scholengroep verhuist.', until: '2027-02-01' },
    trajectories: [trajectory],
  },
  planGathering: {
    ...{ title: 'Lerend netwerk west', place: 'Campus De Linde, Gent', ...gatheringTime },
    ...{ seats: 30, trajectories: [trajectory], step: 'network_meeting' },
  },
  moveGathering: gatheringTime,
  inviteMore: { trajectories: [trajectory] },
  noteAttendance: { attendance: [{ trajectory, present: true, answers: { participants: 2 } }] },
  saveTemplateDraft: { source },
  rehearseTemplateDraft: rehearsal,
  compareTemplateDraft: { version: 1 },
  publishTemplate: { source },
  rehearseTemplate: { template: 'digitale-school', ...rehearsal },
  lintTemplate: { source },
  compareTemplate: { source, version: 1 },
  mergeSchools: { kept: school, gone: '900002' },
  addPerson: {
    name: 'An Peeters',
    email: 'an.peeters@deberk.example',
    phone: '+32 2 555 00 00',
    language: 'nl',
    function: 'principal',
    school,
  },
  mergePeople: { kept: someone, gone: somebodyElse },
  changePerson: { email: 'an.peeters@denhoek.example', school: '900002' },
  erasePerson: { confirmed: true },
  settleDeparture: { of: { person: someone }, settlement: { kind: 'hand-over', to: somebodyElse } },
  offerHandover: {
    from: someone,
    to: somebodyElse,
    on: '2027-02-01',
    until: '2027-06-30',
    note: 'Zwangerschapsverlof; de dossiers zijn bijgewerkt.',
  },
  addOrganisation: { kind: 'pbd', name: 'Begeleidingsdienst Noord', network: 'vrij' },
  replacePartnerTargets: {
    targets: [{ indicator: 'teachers_in_trajectories', target: 120, note: 'Zoals in het convenant.' }],
  },
  addProgramme: programme,
  changeProgramme: { budget_cents: 6_000_000 },
  recordPayment: {
    trajectory,
    kind: 'payment',
    amount_cents: 62_500,
    on: '2026-12-15',
    note: 'Eerste schijf',
  },
  deliverReport: { school_year: '2026-2027', title: 'Jaarverslag 2026-2027' },
  defineIndicator: {
    group: 'partner',
    measure: 'sum',
    unit: 'hours-per-week',
    direction: 'higher',
    source: 'entered',
    title: { nl: 'Uren van scholen', en: 'Hours of schools' },
    definition: {
      nl: 'De uren die scholen er per week voor vrijmaken, samen.',
      en: 'The hours that schools set aside for it each week, together.',
    },
  },
  enterFigures: { figures: [{ ...figure, partner: someone }] },
  importFigures: {
    source: 'mictivo',
    evidence: 'MICTIVO 2026, tabel 3',
    content: 'indicator,school_year,value,respondents\nteachers_confident,2026-2027,3.1,412\n',
  },
  enterOwnFigures: { figures: [figure] },
  stateAim: {
    indicator: 'hours_of_schools',
    school_year: '2026-2027',
    agreement: 'Convenant 2026-2028',
    target: 1500,
  },
  assessTarget: {
    indicator: 'hours_of_schools',
    school_year: '2026-2027',
    ambition: 'fitting',
    relevance: 'high',
    comment: 'Haalbaar: drie vierde van de scholen heeft de uren al.',
  },
  addCalendarOverride: {
    from: '2027-05-07',
    to: '2027-05-07',
    kind: 'free-day',
    label: { nl: 'Brugdag', en: 'Bridging day' },
    school,
  },
  askTeachers: {
    kind: 'before',
    addresses: [
      'an.peeters@deberk.example',
      'bo.claes@deberk.example',
      'cas.dhondt@deberk.example',
      'dina.maes@deberk.example',
      'elif.yilmaz@deberk.example',
    ],
    language: 'nl',
  },
  changeLetterhead: {
    sender_name: 'Begeleidingsdienst Noord',
    signature: { nl: 'Team digitale school', en: 'Digital school team' },
  },
  stateReasonForTrajectory: reason,
  stateReasonForPerson: reason,
  stateReasonForMessage: reason,
  stateReasonForPartner: reason,
  resendFailedMails: { since: '2026-11-23T00:00:00+01:00' },
  resendOwedLetters: {
    since: '2026-11-23T00:00:00+01:00',
    only: ['2c3f7f0e-97b1-4b0a-8a53-6f0d7a0b9d24'],
  },
  holdMails: { reason: 'De mailserver van de dienst verhuist dit weekend.' },
  releaseMails: {},
  addWebhook: { url: 'https://leerlingendossier.example/traject', events: ['completed', 'finished'] },
  replayWebhook: { since: '2026-11-23T00:00:00+01:00' },
};
