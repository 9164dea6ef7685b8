import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const store = new URL('../../src/store/', import.meta.url);

/**
 * Every read of the store that takes no `Scope`, with why it needs none. A new one takes a `Scope`, or is added here with its reason;
 * doors (API, pages, command line) call none of them by themselves.
 */
const withoutScope: { readonly [why: string]: readonly string[] } = {
  'whoever signs in is not known before it': [
    ...['surveys/invitations surveyOfToken'],
    ...['access/accounts insertAccount findAccountBySubject claimAccount listAccounts'],
    ...[
      'access/attempts insertAttempt insertSignInLink isUsable',
      'access/content-reasons subjectsWithReason',
    ],
    ...['access/keys insertKey findKey touchKey listKeys revokeKey'],
    ...['access/sessions insertSession findSession touchSession endSessions forgetSessions'],
    ...[
      'people/links findLink countLiveLinks markLinkUsed revokeLinks',
      'trajectories/answer-drafts findAnswerDraft',
    ],
  ],
  'it is found by whose it is': [
    ...['day/looks newsSeenUntil', 'day/news newsSince', 'day/load loadOf'],
    ...['trajectories/saved-lists savedListsOf insertSavedList deleteSavedList'],
    ...['people/own-choices ownChoiceOf', 'people/named-contacts lastNamedBy'],
    ...['people/calendar-feeds replaceFeed endFeeds feedOf findFeed'],
    ...['people/handovers handoversUnanswered handoversToDo rolesGivenBy'],
    ...['operations/bulk nextBulkItems finishBulk unfinishedBulks'],
    ...['operations/enrolment-lists enrolmentListRows enrolmentListCells'],
  ],
  'everybody may know it': [
    ...[
      'programmes/facets facetsOfSchool',
      'programmes/payments paidPlace',
      'trajectories/table schoolKinds',
    ],
    ...[
      'programmes/programmes findProgramme listProgrammes lockProgramme ledgerOf placeOf lotsOfSchool hasPlace',
    ],
    ...['reports/names reportNames', 'templates/templates everPublished templatesInUse findTemplate'],
    ...[
      'people/schools findSchools allSchools',
      'people/school-reach isSchoolOf servicesOfSchool assignSchool unassignSchool',
    ],
    ...['people/targets lockPartner firstDayOfProgramme', 'people/organisations saveOrganisation'],
    ...['people/letterheads findLetterheads guidanceServiceOf findLogo'],
    ...['calendar/overrides saveOverride', 'calendar/changes plannedOnDays calendarProgress'],
  ],
  'the question that it is asked has the scope in it': [
    ...['reports/counted-trajectories countedTrajectories howManyCounted', 'reports/states statesAt'],
  ],
  'only whoever may reach everything asks for it': [
    ...[
      'figures/delivered listDelivered findDelivered',
      'reports/benchmark formedBatches firstAnswers servicesBySchool',
    ],
    ...[
      'reports/recount uncounted countedChecksum howManyCounted aboutHowMany',
      'reports/foreseen howManyUnforeseen someUnforeseen mayForesee',
      'reports/counted-changes countedSnapshot isAsInSnapshot',
    ],
    ...['figures/figures figuresOf aimsOf assessmentsOf definedIndicators'],
    ...[
      'mail/incoming keptMessages answeredMails',
      'operations/condition readCondition carriedTrajectories endedTrajectories',
      'operations/presence readPresence',
    ],
    ...['people/merge partsOf leftOver runningInBoth', 'people/merge-schools trajectoriesAt schoolLeftOver'],
    ...['privacy/collect rowsAbout mailsTo actsOf sharingAddress', 'privacy/columns personalTables'],
    ...['privacy/documents documentsAround contentOf documentsEndedBefore'],
    ...['privacy/erase erasuresSince trajectoriesWith namesAround mergedInto hasNamesake followedBy'],
    ...['trajectories/list countTrajectories', 'operations/defects findDefect openDefects hastenDefects'],
  ],
  'the system does it by itself, or a decision that was allowed before': [
    ...['access/audit forgetAudit verifyAudit', 'privacy/retention countOlder retentionRuns whoHears'],
    // A page hears that there is news within its own scope, and nothing of what it is.
    ...['changes/changes changesSince offeredSince'],
    ...['calendar/changes takeCalendarChange concernedBy', 'mail/alarm unheardAlarms'],
    ...[
      'mail/background changesAsked stepsHandedOn rolesGiven datesSet',
      'mail/breaker readBreaker latestAnswers',
    ],
    ...['mail/delivery peopleInRoles peopleById planLinkMail', 'mail/holds listHolds countHeld'],
    ...['people/former-addresses formerAddresses'],
    ...[
      'operations/bench allMailsDueAt',
      'operations/bench-filling fillRegister someOfBench yearsRun',
      'programmes/waiting programmesAwaited',
      'webhooks/messages claimMessages',
    ],
    ...['people/departures concernedByDepartures rolesHeld stepsPassedOnTo movePeopleAlong coordinatorOf'],
    ...[
      'people/people insertPerson markUnreachable findPersonByEmail peopleWithEmail findFirstAdministrator',
    ],
    ...['people/own-choices leaseOverviews'],
    ...['trajectories/attachments insertAttachment ownAttachments keptBytes'],
    ...['people/roles organisationInRole followersOf'],
    ...['trajectories/commands findCommand undecidedOfSystem'],
    ...['surveys/invitations claimSurveyMails nextSurveyMail', 'surveys/surveys lockSurveys'],
    ...['gatherings/gatherings lockGathering'],
    // Whom a project writes to about their part; who added them was allowed to.
    ...['trajectories/participations readersOfParty'],
    ...['trajectories/linked linkedFor runningAround storeStart'],
    ...['trajectories/outbox behindTrajectories isTrajectoryBehind countBehind'],
    ...['trajectories/trajectories runningTrajectory loadForAdvance unstarted waitsForWorkflow runningWith'],
  ],
};

const allowed = Object.values(withoutScope)
  .flat()
  .flatMap((line) => {
    const [file, ...names] = line.split(' ');
    return names.map((name) => `${file} ${name}`);
  });

/** The functions that ask the database something and take a store but no scope, as `folder/file name`. */
function unscoped(): string[] {
  return readdirSync(store, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /^(?!generated|database).*(?<!\.test)\.ts$/.test(path))
    .flatMap((path) => unscopedIn(path.replace(/\.ts$/, ''), readFileSync(new URL(path, store), 'utf8')));
}

function unscopedIn(file: string, source: string): string[] {
  return [...source.matchAll(/^export (?:async )?function (\w+)/gm)].flatMap(({ 1: name = '', index }) => {
    const opens = source.indexOf('{\n', source.indexOf('): ', index));
    const head = source.slice(index, opens);
    const body = source.slice(opens, source.indexOf('\n}\n', opens));
    const isScoped = /\bScope\b|\bAsked\b|\bObserved\b/.test(head) || /\bscope\b/.test(body);
    const writes = /\b(INSERT INTO|UPDATE \w|DELETE FROM)\b/.test(body);
    const reads = /\b(store|within): Store\b/.test(head) && /\bSELECT\b|prisma\./.test(body);
    return reads && !writes && !isScoped ? [`${file} ${name}`] : [];
  });
}

it('every read of the store takes a scope, or says here why it needs none', () => {
  expect(unscoped().filter((one) => !allowed.includes(one))).toEqual([]);
});

it('none that is said to need no scope is gone, or takes one by now', () => {
  const found = unscoped();
  expect(allowed.filter((one) => !found.includes(one))).toEqual([]);
});

it('doors ask the store for nothing without a scope', () => {
  const source = new URL('../../src/', import.meta.url);
  const names = allowed.map((one) => one.split(' ')[1] ?? '');
  const doors = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /^(api|web|cli)\/.*\.tsx?$/.test(path) && !/\.test\./.test(path));
  expect(doors.length).toBeGreaterThan(300);
  const faults = doors.flatMap((path) => {
    const text = readFileSync(new URL(path, source), 'utf8');
    const imports = [...text.matchAll(/^import \{([^}]*)\} from '[^']*\/store\/[^']*';/gm)];
    const taken = imports.flatMap(([, list = '']) => list.split(',').map((one) => one.trim()));
    return taken.filter((name) => names.includes(name)).map((name) => `${path} ${name}`);
  });
  expect(faults).toEqual([]);
});
