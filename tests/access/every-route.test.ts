import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Router } from 'express';
import { createMetrics } from '../../src/api/http/metrics.ts';
import type { Route } from '../../src/api/http/route.ts';
import { allRoutes } from '../../src/api/routes.ts';
import { type Permission, permissions } from '../../src/domain/access/permissions.ts';
import { signInRoles } from '../../src/domain/access/roles.ts';
import { hearStatements } from '../support/statements.ts';
import { type Asker, keepOverride, type Rows, startWorld, type World } from './world.ts';

/** What the documentation says: how far a role goes with an action. */
const documented = new Map(
  readFileSync(new URL('../../docs/access.md', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => /^\| `[\w-]+` \|/.test(line))
    .map((line) => {
      const [action = '', , ...cells] = line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim());
      const reaches = signInRoles.map((role, index) => [role, cells[index]] as const);
      return [action.slice(1, -1), new Map<string, string | undefined>(reaches)] as const;
    }),
);

/** A row that a route can be about, and how far somebody has to go to reach it. */
type Row = {
  readonly of: string;
  readonly params: Readonly<Record<string, string>>;
  /** The service that has it; nothing for what is everybody's. */
  readonly service?: string;
  /** The counsellor that follows it. */
  readonly counsellor?: string;
  /** The organisation that gives training in it. */
  readonly trains?: string | undefined;
  /** The organisation that it is. */
  readonly itself?: string;
  /** A word of it that no refusal may hold. */
  readonly secret?: string;
};

const routes = allRoutes(createMetrics()).filter(({ access, root }) => access !== 'everybody' && !root);

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(async () => {
  await world?.stop();
});

/** The rows that a route can be about: own, a colleague's and another service's. */
function rowsFor({ path, method }: Pick<Route, 'path' | 'method'>): Row[] {
  const both = (make: (rows: Rows) => Omit<Row, 'of' | 'service' | 'secret'>[]): Row[] =>
    [world.first, world.second].flatMap((rows, index) =>
      make(rows).map((row) => ({
        ...{ of: index === 0 ? 'the first service' : 'the second', secret: rows.secret },
        ...{ service: rows.organisation, ...row },
      })),
    );
  const everybodys = (params: Row['params']): Row[] => [{ of: 'everybody', params }];
  if (!path.includes('{')) return everybodys({});
  switch (path.split('/')[1]) {
    case 'trajectories':
      return both(({ own, colleagues, counsellor, colleague, trains }) => [
        {
          params: { id: own.id, attachment: own.attachment, participation: randomUUID() },
          counsellor,
          trains,
        },
        {
          params: { id: colleagues.id, attachment: colleagues.attachment, participation: randomUUID() },
          counsellor: colleague,
          trains,
        },
      ]);
    case 'people':
      // Those of the staff are read by their service, and corrected by the direction.
      return both(({ principal, colleague }) => [
        { params: { id: principal } },
        ...(method === 'get' ? [{ params: { id: colleague } }] : []),
      ]);
    case 'schools':
      return both(({ school }) => [{ params: { number: school } }]);
    case 'calendar':
      return both(({ override }) => [{ params: { id: override } }]);
    case 'organisations':
      if (path.includes('targets')) return partners(path);
      return both(({ organisation }) => [{ params: { id: organisation } }]);
    case 'programmes':
      return everybodys({ id: world.programme, entry: randomUUID() });
    case 'indicators':
      return everybodys({ indicator: 'training_sessions' });
    case 'templates':
      return everybodys({ id: world.template, version: '1' });
    case 'reports':
      return path === '/reports/partners/{id}'
        ? partners(path)
        : everybodys({ indicator: 'training_sessions' });
    default:
      return everybodys({ id: randomUUID() });
  }
}

function partners(path: string): Row[] {
  const year = path.includes('school_year') ? { school_year: '2026-2027' } : {};
  return [world.house, world.otherHouse].map((id) => ({
    of: 'a partner',
    params: { id, ...year },
    itself: id,
  }));
}

type Expected = 'allowed' | 'refused' | 'hidden';

/** What the documentation says should become of this. */
function expectedOf(action: string, asker: Asker, row: Row): Expected {
  const rule = documented.get(action);
  if (rule === undefined) throw new Error(`${action} stands in no row of docs/access.md`);
  const seen = action === 'act-on-trajectory' ? reaches(documented.get('see-trajectory'), asker, row) : true;
  const reach = rule.get(asker.role);
  if (asker.role === 'school' || asker.role === 'nobody') return 'refused';
  if (action === 'act-on-trajectory' && documented.get('see-trajectory')?.get(asker.role) === '–')
    return 'refused';
  if (!seen) return 'hidden';
  if (reach === undefined || reach === '–') return 'refused';
  if (reaches(rule, asker, row)) return 'allowed';
  return ['own', 'organisation', 'reason'].includes(reach) ? 'refused' : 'hidden';
}

function reaches(rule: ReadonlyMap<string, string | undefined> | undefined, asker: Asker, row: Row): boolean {
  switch (rule?.get(asker.role)) {
    case 'all':
      return true;
    case 'service':
      return row.service === undefined || row.service === asker.organisation;
    case 'own':
      return row.service === undefined || (row.service === asker.organisation && row.counsellor === asker.id);
    case 'organisation':
      return row.itself === asker.organisation;
    case 'training':
      return row.service === undefined || row.trains === asker.organisation;
    default:
      return false;
  }
}

/** Asks what a route is for with as little as possible: who may gets an answer, or hears what is missing. */
async function ask(route: Route, asker: Asker, row: Row) {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => row.params[name] ?? randomUUID());
  // A parameter that no route has is refused after who asks, so that nothing is done to a trajectory.
  const query =
    ['see-trajectory', 'act-on-trajectory'].includes(route.access) && !row.secret ? '?nothing=1' : '';
  const isLive = path.endsWith('/live') ? '?nothing=1' : query;
  const hasBody = route.method !== 'get' && route.method !== 'delete';
  const response = await fetch(`${world.url}/api/v1${path}${isLive}`, {
    method: route.method.toUpperCase(),
    headers: {
      ...asker.headers,
      Accept: 'application/json',
      ...(hasBody ? { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() } : {}),
      ...(route.method === 'patch' ? { 'If-Match': '*' } : {}),
    },
    ...(hasBody ? { body: '{}' } : {}),
  });
  return { status: response.status, text: await response.text() };
}

const statuses = {
  allowed: [200, 201, 202, 204, 400, 409, 412, 415, 422, 428],
  refused: [401, 403],
  hidden: [404],
};

let tried = 0;

describe('every role at every route of the API', () => {
  it.each(routes.map((route) => [`${route.method.toUpperCase()} ${route.path}`, route] as const))(
    '%s answers whom the documentation says, and nobody else',
    async (_name, route) => {
      const wrong: string[] = [];
      for (const row of rowsFor(route)) {
        for (const asker of world.people) {
          tried += 1;
          const expected = expectedOf(route.access, asker, row);
          const { status, text } = await ask(route, asker, row);
          const isUnknown = expected === 'allowed' && row.of === 'everybody' && status === 404;
          // A file is asked for before it is looked for whom it would be, whether that is there or not.
          const isFileMissing = expected === 'hidden' && route.body?.file !== undefined && status === 415;
          if (!statuses[expected].includes(status) && !isUnknown && !isFileMissing) {
            wrong.push(`${asker.name}, a row of ${row.of}: ${status} instead of ${expected}`);
          }
          if (expected !== 'allowed' && row.secret !== undefined && text.includes(row.secret)) {
            wrong.push(`${asker.name}, a row of ${row.of}: a word of it`);
          }
          if (route.method === 'delete' && route.path.startsWith('/calendar')) await putBack();
        }
      }
      expect(wrong).toEqual([]);
    },
    60_000,
  );

  it('has a rule for each, and each rule is asked somewhere', () => {
    expect(routes.filter(({ access }) => !documented.has(access)).map(({ path }) => path)).toEqual([]);
  });

  it('says the same of a row that is out of reach as of one that does not exist, and asks the database as much', async () => {
    const counsellor = world.people.find(({ name }) => name === 'counsellor') as Asker;
    const heard = hearStatements();
    let counted = 0;
    const wrong: string[] = [];
    for (const route of routes.filter(({ path }) => path.includes('{'))) {
      for (const row of rowsFor(route)) {
        if (expectedOf(route.access, counsellor, row) !== 'hidden') continue;
        const nobody = Object.fromEntries(
          Object.entries(row.params).map(([name]) => [name, name === 'number' ? '999999' : randomUUID()]),
        );
        const [there, nowhere] = [
          await heard.during(() => ask(route, counsellor, row)),
          await heard.during(() => ask(route, counsellor, { ...row, params: nobody })),
        ];
        // So that nobody can tell them apart by the time that the answer takes.
        if (there.asked.length !== nowhere.asked.length) {
          wrong.push(
            `${route.method} ${route.path}: ${there.asked.join('; ')} / ${nowhere.asked.join('; ')}`,
          );
        }
        counted += there.asked.length;
        const words = (text: string) =>
          text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{6}/g, 'id');
        const [one, other] = [there.result, nowhere.result];
        if (one.status !== other.status || words(one.text) !== words(other.text)) {
          wrong.push(`${route.method} ${route.path}: ${one.text} / ${other.text}`);
        }
      }
    }
    heard.stop();
    expect(wrong).toEqual([]);
    expect(counted).toBeGreaterThan(50);
  });
});

describe('a rule that is taken out', () => {
  const rules = permissions as unknown as { [action: string]: Permission };
  const cases = [...new Map(routes.map((route) => [route.access, route])).values()];

  it.each(cases.map((route) => [route.access, route] as const))(
    '%s is missed at once: nobody may, or everybody may',
    async (action, route) => {
      const tries = rowsFor(route).flatMap((row) =>
        world.people
          // Signing in comes before any rule.
          .filter(({ role }) => role !== 'nobody')
          .map((asker) => ({ asker, row, expected: expectedOf(action, asker, row) })),
      );
      const isForReason = ({ role }: Asker) => documented.get(action)?.get(role) === 'reason';
      const allowed =
        tries.find(({ expected }) => expected === 'allowed') ?? tries.find(({ asker }) => isForReason(asker));
      const refused = tries.find(({ expected, asker }) => expected === 'refused' && asker.role !== 'school');
      const rule = rules[action] as Permission;
      tried += 2;
      try {
        rules[action] = {};
        const denied = await ask(route, allowed!.asker, allowed!.row);
        expect({ action, status: denied.status }).toEqual({ action, status: 403 });
        expect(denied.text).not.toContain('content-without-reason');
        if (refused === undefined) return;
        rules[action] = Object.fromEntries(signInRoles.map((role) => [role, 'all']));
        const given = await ask(route, refused.asker, refused.row);
        // These ask a second time: to act on a trajectory one has to see it, and mail is looked after by two roles only.
        const isAskedTwice = ['act-on-trajectory', 'hold-mail', 'read-returned-mail'].includes(action);
        const missing = isAskedTwice ? [403, ...statuses.allowed] : statuses.allowed;
        expect({ action, is: [...missing, 404].includes(given.status), status: given.status }).toMatchObject({
          ...{ action, is: true },
        });
      } finally {
        rules[action] = rule;
      }
    },
  );
});

describe('what somebody gets without naming a row', () => {
  it('holds no word of another service, in lists, reports and what is searched', async () => {
    const lists = routes.filter(({ method, path }) => method === 'get' && !path.includes('{'));
    const wrong: string[] = [];
    for (const asker of world.people) {
      const others = foreignTo(asker);
      for (const { path } of lists) {
        for (const query of [
          '',
          '?q=e',
          `?school=${world.second.school}`,
          `?organisation=${world.second.organisation}`,
        ]) {
          tried += 1;
          const { headers } = asker;
          const text = await (await fetch(`${world.url}/api/v1${path}${query}`, { headers })).text();
          for (const secret of others) {
            if (text.includes(secret)) wrong.push(`${asker.name}: GET ${path}${query} holds ${secret}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});

describe('every role at every page', () => {
  it('reads no word of what is out of reach, and nobody reads anything', async () => {
    const pages = pagesOf(world.pages).filter(
      ({ path }) => !/^\/(p|sign-in|sign-out|oidc|assets)\b/.test(path),
    );
    expect(pages.length).toBeGreaterThan(4);
    const wrong: string[] = [];
    for (const { method, path } of pages) {
      for (const address of addressesOf(path)) {
        const lookedAt = world.people.map(async (asker) => {
          tried += 1;
          const response = await fetch(`${world.url}${address}`, {
            method: method.toUpperCase(),
            redirect: 'manual',
            headers: { ...asker.headers, Accept: 'text/html' },
            ...(method === 'post' ? { body: new URLSearchParams({ step: 'start/confirms' }) } : {}),
          });
          const text = await wordsOf(response);
          const isDone = method === 'post' && response.status < 400 && !isToSignIn(response);
          if (isDone) wrong.push(`${asker.name}: ${method} ${address} was done without the page's own seal`);
          for (const secret of foreignTo(asker)) {
            if (text.includes(secret)) wrong.push(`${asker.name}: ${method} ${address} holds ${secret}`);
          }
          if (
            asker.role === 'nobody' &&
            method === 'get' &&
            !isToSignIn(response) &&
            response.status === 200
          ) {
            wrong.push(`nobody reads ${address}`);
          }
        });
        // All of them at once: nobody's answer depends on another's.
        await Promise.all(lookedAt);
      }
    }
    expect(wrong).toEqual([]);
  }, 900_000);
});

// Last: what a rule that was too wide let somebody do stands in the audit of the other service from then on.
describe('a rule for one role that is changed', () => {
  const rules = permissions as unknown as { [action: string]: { readonly [role: string]: string } };
  const cells = [...documented].flatMap(([action, byRole]) =>
    [...byRole].flatMap(([role, reach]) =>
      reach === undefined || reach === '–' ? [] : [{ action, role, reach }],
    ),
  );
  // To act on a trajectory or read its content one has to see it; a training is read by who gives it, and mail is looked after by
  // two roles, however far the rule goes.
  const askedTwice = [
    ...['act-on-trajectory', 'see-content', 'see-training', 'hold-mail', 'read-returned-mail'],
  ];

  it.each(cells.map((cell) => [`${cell.action} of ${cell.role}`, cell] as const))(
    '%s is missed when it is gone, and when it goes further',
    async (_name, { action, role, reach }) => {
      const tries = routes
        .filter(({ access, path }) => access === action && !/\/(live|health)/.test(path))
        .flatMap((route) =>
          rowsFor(route).flatMap((row) =>
            world.people
              .filter((asker) => asker.role === role)
              .map((asker) => ({ route, row, asker, expected: expectedOf(action, asker, row) })),
          ),
        );
      const within = tries.find(({ expected }) => expected === (reach === 'reason' ? 'refused' : 'allowed'));
      if (within === undefined) return pageIsMissed(action, role);
      const beyond = tries.find(({ expected }) => expected === 'hidden' || expected === 'refused');
      const rule = rules[action] ?? {};
      try {
        tried += 1;
        rules[action] = Object.fromEntries(Object.entries(rule).filter(([one]) => one !== role));
        const denied = await ask(within.route, within.asker, within.row);
        expect([403, 404]).toContain(denied.status);
        expect(denied.text).not.toContain('content-without-reason');
        if (beyond === undefined || askedTwice.includes(action)) return;
        tried += 1;
        rules[action] = { ...rule, [role]: 'all' };
        // What was taken away before with a rule that went too far is there again.
        if (action === 'change-calendar') await putBack();
        const given = await ask(beyond.route, beyond.asker, beyond.row);
        expect(statuses.hidden.concat(statuses.refused)).not.toContain(given.status);
      } finally {
        rules[action] = rule;
      }
    },
  );
});

/** Actions of which the API knows nothing, with a page that asks each; what only a sealed form asks has none. */
const onPagesAlone: { readonly [action: string]: string | undefined } = {
  ...{ 'see-console': '/trajectories', search: '/search?q=e', 'see-operations': '/admin/attention' },
  ...{ 'see-accounts': '/admin/accounts', 'change-accounts': undefined, 'repair-operations': undefined },
};

/** A page is refused to a role whose rule is gone. */
async function pageIsMissed(action: string, role: string): Promise<void> {
  expect(Object.keys(onPagesAlone)).toContain(action);
  const page = onPagesAlone[action];
  if (page === undefined) return;
  const asker = world.people.find((one) => one.role === role) as Asker;
  const rules = permissions as unknown as { [action: string]: { readonly [role: string]: string } };
  const rule = rules[action] ?? {};
  const status = async () => {
    tried += 1;
    const headers = { ...asker.headers, Accept: 'text/html' };
    return (await fetch(`${world.url}${page}`, { headers, redirect: 'manual' })).status;
  };
  expect([page, await status()]).toEqual([page, 200]);
  rules[action] = Object.fromEntries(Object.entries(rule).filter(([one]) => one !== role));
  try {
    expect([page, await status()]).toEqual([page, 403]);
  } finally {
    rules[action] = rule;
  }
}

describe('all of it', () => {
  it('was tried in more than two thousand cases', () => {
    console.info(`${tried} cases of access`);
    expect(tried).toBeGreaterThan(2_000);
  });
});

function isToSignIn(response: Response): boolean {
  return /^\/sign-in/.test(response.headers.get('location') ?? '');
}

/** The words of the services whose rows somebody may not read. */
function foreignTo({ role, organisation }: Asker): string[] {
  if (role === 'administrator' || role === 'central') return [];
  const trains = role === 'provider' && organisation === world.house;
  return [world.first, world.second]
    .filter((rows) => rows.organisation !== organisation && !(trains && rows === world.first))
    .map(({ secret }) => secret);
}

/** What an answer says; of news that comes as it happens, which has no end, its first line. */
async function wordsOf(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.text();
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}

/** The addresses of a page: with the ids of what it is about at both services, and with one of something else. */
function addressesOf(path: string): string[] {
  if (!path.includes(':')) return [path, `${path}?q=e`];
  const { first, second, programme, template } = world;
  const both = [first, second];
  const byKind: { readonly [folder: string]: readonly string[] } = {
    trajectories: both.flatMap((one) => [one.own.id, one.colleagues.id]),
    people: both.map((one) => one.principal),
    schools: both.map((one) => one.school),
    programmes: [programme],
    templates: [template],
  };
  const own = byKind[path.split('/')[1] ?? ''];
  const all = [...Object.values(byKind).flat(), second.organisation];
  const ids = own === undefined ? all : [...own, own.includes(programme) ? second.own.id : programme];
  return ids.map((id) => path.replaceAll(/:\w+/g, id));
}

/** The pages that a router has, by method and path. */
function pagesOf(router: Router): { readonly method: string; readonly path: string }[] {
  return router.stack.flatMap(({ route }) => {
    if (route === undefined) return [];
    const methods = (route as unknown as { methods: Record<string, boolean> }).methods;
    return ['get', 'post']
      .filter((method) => methods[method])
      .map((method) => ({ method, path: route.path }));
  });
}

async function putBack(): Promise<void> {
  for (const rows of [world.first, world.second]) await keepOverride(world.store, rows);
}
