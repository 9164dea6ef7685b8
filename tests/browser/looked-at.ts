/** Which pages every route of the pages is looked at by, in `look.test.ts`: the names of their addresses there. */
export const pagesOfRoutes: { readonly [route: string]: readonly string[] } = {
  '/': ['start'],
  '/sign-in': ['sign-in'],
  '/oidc/who/:id': ['choose'],
  '/sign-out': ['sign-out'],
  '/sign-out/done': ['signed-out'],
  '/p/:token': [...['join', 'survey', 'plan', 'talk', 'sessions', 'choice', 'fee', 'expired', 'unknown']],
  '/p/:token/copy': ['copy'],
  '/p/:token/reminders': ['reminders'],
  '/p/:token/calendar': ['calendar'],
  '/p/:token/measured': ['measured'],
  '/p/:token/teachers': ['own-teachers'],
  '/p/:token/question': ['question'],
  '/d/:token': ['no-participation', 'participation'],
  '/v/:token': ['passed-on', 'no-question'],
  '/trajectories/:id/questions': ['questions'],
  '/q/:token': ['teacher-survey', 'no-survey'],
  '/trainings': ['trainings'],
  '/trainings/:id': ['training'],
  '/trajectories/:id/surveys': ['surveys'],
  '/search': ['search', 'found'],
  '/trajectories': ['trajectories', 'none'],
  '/trajectories/bulk': ['bulk'],
  '/trajectories/bulk/:id': ['progress'],
  '/trajectories/:id': ['trajectory', 'past'],
  '/trajectories/:id/mail': ['mail'],
  '/trajectories/:id/school': ['preview'],
  '/trajectories/:id/live': ['live'],
  '/trajectories/:id/acts/:act': ['act', 'move-act', 'delegate-act'],
  '/trajectories/:id/mails': ['filed'],
  '/enrol': ['enrol', 'enrolling'],
  '/enrol/lists': ['lists'],
  '/enrol/lists/:id': ['list'],
  '/enrol/lists/:id/rows/:line': ['row'],
  '/templates': ['templates'],
  '/templates/:id': ['template'],
  '/templates/:id/draft': ['draft'],
  '/templates/:id/draft/lint': ['lint'],
  '/templates/:id/draft/rehearsal': ['rehearsal'],
  '/templates/:id/draft/publish': ['publish'],
  '/templates/:id/gallery': ['gallery'],
  '/templates/:id/versions/:version/differences': ['differences'],
  '/admin/attention': ['attention'],
  '/admin/mail': ['mails'],
  '/admin/mail/resend': ['resend'],
  '/admin/calendar': ['free-days'],
  '/admin/organisations': ['organisations'],
  '/admin/letterhead': ['letterhead'],
  '/admin/accounts': ['accounts'],
  '/admin/keys': ['keys'],
  '/admin/retention': ['retention'],
  '/admin/audit': ['audit'],
  '/schools': ['schools'],
  '/schools/:number': ['school'],
  '/people': ['people'],
  '/schools/:number/merge': ['merge-schools'],
  '/people/:id': ['person'],
  '/people/:id/merge': ['merge'],
  '/people/:id/erase': ['erase'],
  '/people/:id/settle': ['settle'],
  '/programmes': ['programmes'],
  '/programmes/:id': ['programme'],
  '/reports': ['reports'],
  '/reports/coverage': ['coverage'],
  '/reports/indicators': ['indicators'],
  '/reports/partners': ['partners'],
  '/reports/workload': ['workload'],
  '/reports/milestones': ['milestones'],
  '/reports/month-plan': ['months'],
  '/reports/indicators/:indicator': ['counted'],
  '/reports/partners/:id': ['partner'],
  '/reports/figures': ['figures'],
  '/reports/year': ['year'],
  '/gatherings': ['gatherings'],
  '/gatherings/new': ['gather'],
  '/gatherings/:id': ['gathering'],
  '/my-calendar': ['my-calendar'],
};

/** What is no page of its own: files, what stands in a frame of a page, and what only leads on. */
export const noPages: readonly RegExp[] = [
  /^\/assets\//,
  /\.(csv|xlsx|ics|pdf|json|txt)$/,
  /^\/(events|admin|sign-in\/start|sign-in\/callback|search\/suggestions)$/,
  /^\/p\/(calendar\/:file|:token\/documents\/:id)$/,
  /\/(mail|school|letterhead)\/shown$/,
  /\/gallery\/mail$/,
  /^\/logos\/:hash$/,
  // What is kept about somebody is looked at by a test of its own, as whoever may read it without a reason.
  /^\/people\/:id\/privacy$/,
];

/** Pages behind a link and on signing in: they have no script, as the others have one. */
export const withoutScript: readonly string[] = [
  ...[
    '/p/:token',
    '/p/:token/copy',
    '/p/:token/reminders',
    '/p/:token/calendar',
    '/p/:token/measured',
    '/p/:token/teachers',
    '/p/:token/question',
    '/v/:token',
    '/d/:token',
  ].flatMap((route) => pagesOfRoutes[route] ?? []),
  ...['teacher-survey', 'no-survey'],
  ...['sign-in', 'choose', 'sign-out', 'signed-out'],
];

/** One way of looking at a page. */
export type Look = {
  readonly lang: 'nl' | 'en';
  readonly width: number;
  readonly scheme: 'light' | 'dark';
};

/** Every way of looking at a page: on the narrowest screen, a phone and a desk. */
const all: readonly Look[] = (['nl', 'en'] as const).flatMap((lang) =>
  [320, 390, 1280].flatMap((width) =>
    (['light', 'dark'] as const).map((scheme) => ({ lang, width, scheme })),
  ),
);

/** Ways of looking at a page that have nothing in common. */
const opposites: readonly (readonly [Look, Look])[] = [
  [
    { lang: 'nl', width: 390, scheme: 'light' },
    { lang: 'en', width: 1280, scheme: 'dark' },
  ],
  [
    { lang: 'nl', width: 1280, scheme: 'dark' },
    { lang: 'en', width: 390, scheme: 'light' },
  ],
  [
    { lang: 'nl', width: 390, scheme: 'dark' },
    { lang: 'en', width: 1280, scheme: 'light' },
  ],
  [
    { lang: 'nl', width: 1280, scheme: 'light' },
    { lang: 'en', width: 390, scheme: 'dark' },
  ],
];

/**
 * How a page is looked at: in both languages, both schemes, and on a phone and a desk, in a pair of opposites; four pages
 * that follow each other have all combinations between them. With `LOOK=all` (`npm run test:all`) each page has them all,
 * on the narrowest screen too.
 * @param turn which page of them all it is, from 0
 */
export function looksAt(turn: number): readonly Look[] {
  return process.env.LOOK === 'all' ? all : (opposites[turn % opposites.length] ?? all);
}
