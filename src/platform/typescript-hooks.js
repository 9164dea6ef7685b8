// How Node comes by a TypeScript file of ours: an import names the file whole, so nothing is looked for, and of what stands
// in it the types are taken away. What that gives is kept in the folder for temporary files until the file changes.
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

// The settings of the compiler (how TSX is read) are those of this repository, never those of the folder one stands in.
const settings = readFileSync(new URL('../../tsconfig.json', import.meta.url), 'utf8');
const { version } = require('esbuild/package.json');
const kept = keepingFolder();

const isTypeScript = (name) => name.endsWith('.ts') || name.endsWith('.tsx');

/** Where an import leads. */
export function resolve(specifier, context, next) {
  if (!specifier.startsWith('.') || !isTypeScript(specifier)) return next(specifier, context);
  return { url: new URL(specifier, context.parentURL).href, format: 'module', shortCircuit: true };
}

/** What stands at an address. */
export function load(url, context, next) {
  if (!isTypeScript(url)) return next(url, context);
  return { format: 'module', source: withoutTypes(fileURLToPath(url)), shortCircuit: true };
}

function withoutTypes(file) {
  const source = readFileSync(file, 'utf8');
  const digest = createHash('sha256').update(version).update(settings).update(source).digest('hex');
  const place = kept && join(kept, createHash('sha256').update(file).digest('hex').slice(0, 32));
  const before = place && readKept(place);
  if (before?.endsWith(digest)) return before;
  const code = `${transform(file, source)}//${digest}`;
  if (place) keep(place, code);
  return code;
}

function transform(file, source) {
  // Loaded when something has changed only.
  return require('esbuild').transformSync(source, {
    ...{ loader: file.endsWith('x') ? 'tsx' : 'ts', format: 'esm', tsconfigRaw: settings },
    // So that a stack trace names real lines.
    ...{ sourcefile: basename(file), sourcemap: 'inline', sourcesContent: false },
  }).code;
}

/** A folder of this user alone: what lies in it is run. Without one, nothing is kept. */
function keepingFolder() {
  const user = process.getuid?.();
  const folder = join(tmpdir(), `traject-without-types${user === undefined ? '' : `-${user}`}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = lstatSync(folder);
    return user === undefined || (uid === user && (mode & 0o022) === 0) ? folder : undefined;
  } catch {
    return undefined;
  }
}

function readKept(place) {
  try {
    return readFileSync(place, 'utf8');
  } catch {
    return undefined;
  }
}

/** Moved into place whole, so that another process never reads half of it. */
function keep(place, code) {
  try {
    writeFileSync(`${place}.${process.pid}`, code, { mode: 0o600 });
    renameSync(`${place}.${process.pid}`, place);
  } catch {
    // It is made anew the next time.
  }
}
