import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { importsOf, type SourceFile, violations, withoutComments } from './import-rules.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

function readSources(): SourceFile[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.split(sep).join('/')}`)
    .filter((path) => /\.(tsx?|js|mjs)$/.test(path) && !path.startsWith('src/store/generated/'))
    .map((path) => ({ path, source: readFileSync(join(root, path), 'utf8') }));
}

describe('imports point one way', () => {
  const sources = readSources();

  it('in every file of src', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.flatMap(({ source }) => importsOf(source)).length).toBeGreaterThan(300);
    expect(violations(sources)).toEqual([]);
  });

  it.each([
    [
      'a domain that reads files',
      'src/domain/x.ts',
      "import { readFile } from 'node:fs/promises';",
      'node:fs/promises',
    ],
    [
      'a domain that asks the store',
      'src/domain/trajectory/x.ts',
      "import { openDatabase } from '../../store/db.ts';",
      'may not import store',
    ],
    [
      'a domain that only takes a type from the API',
      'src/domain/x.ts',
      "import type { A } from '../api/schemas.ts';",
      'may not import api',
    ],
    [
      'a domain that loads a library while running',
      'src/domain/x.ts',
      "const a = await import('express');",
      'express',
    ],
    ['a domain with a clock', 'src/domain/x.ts', 'export const now = () => new Date();', 'no clock'],
    ['a domain that throws dice', 'src/domain/x.ts', 'export const dice = () => Math.random();', 'no clock'],
    [
      'Prisma outside of the store',
      'src/api/x.ts',
      "import { PrismaClient } from '@prisma/client';",
      'only store',
    ],
    [
      'the generated client outside of the store',
      'src/api/x.ts',
      "import type { mail } from '../store/generated/client.ts';",
      'database client',
    ],
    ['pg outside of the store', 'src/activities/x.ts', "import pg from 'pg';", 'only store'],
    [
      'a process outside of the platform',
      'src/cli/x.ts',
      "import { spawn } from 'node:child_process';",
      'only platform',
    ],
    ['a socket without the node: prefix', 'src/mail/x.ts', "import net from 'net';", 'only platform'],
    [
      'process.env outside of the platform',
      'src/store/x.ts',
      'export const url = process.env.DATABASE_URL;',
      'process.env',
    ],
    [
      'a workflow that runs the core',
      'src/workflows/x.ts',
      "import { advance } from '../domain/trajectory/advance.ts';",
      'may not import domain',
    ],
    ['a workflow with a library', 'src/workflows/x.ts', "import { z } from 'zod';", 'may only import'],
    [
      'a store that knows the API',
      'src/store/x.ts',
      "export { a } from '../api/access.ts';",
      'may not import api',
    ],
    [
      'a page that asks the store',
      'src/web/staff/x.ts',
      "import { findPerson, type Person } from '../../store/people/people.ts';",
      'may only import types of store',
    ],
    [
      'a route that asks the store',
      'src/api/x.ts',
      "import { findPerson } from '../store/people/people.ts';",
      'may only import types of store',
    ],
    [
      'a command that asks the store',
      'src/cli/commands/x.ts',
      "import { listKeys } from '../../store/access/keys.ts';",
      'may only import types of store',
    ],
    [
      'a command that opens a database of its own',
      'src/cli/commands/x.ts',
      "import { openDatabase } from '../../store/database/db.ts';",
      'may only import types of store',
    ],
    [
      'a file that sets up a process and asks the store besides',
      'src/cli/commands/start.ts',
      "import { listKeys } from '../../store/access/keys.ts';",
      'may only import types of store',
    ],
    [
      'an import over several lines',
      'src/store/x.ts',
      "import {\n  a,\n  b,\n} from '../web/http.ts';",
      'may not import web',
    ],
    [
      'an import for its effect',
      'src/domain/x.ts',
      "import '../platform/clock.ts';",
      'may not import platform',
    ],
    [
      'a room of a trajectory that looks to its right',
      'src/domain/trajectory/rules/x.ts',
      "import type { Road } from '../views/types.ts';",
      'rules may not import views',
    ],
    [
      'a room of a trajectory that nobody placed',
      'src/domain/trajectory/extras/x.ts',
      "import { apply } from '../model/apply.ts';",
      'extras may not import model',
    ],
    ['a folder that nobody placed', 'src/helpers/x.ts', 'export const a = 1;', 'no place'],
  ])('finds %s', (_what, path, source, expected) => {
    const found = violations([{ path, source }]);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(path);
    expect(found[0]).toContain(expected);
  });

  it('lets a workflow name types of the domain', () => {
    const source = "import type { Summary } from '../domain/trajectory/summary.ts';";
    expect(violations([{ path: 'src/workflows/x.ts', source }])).toEqual([]);
  });

  it('finds files that import each other in a circle', () => {
    const circle = [
      { path: 'src/domain/a.ts', source: "import { b } from './b.ts';" },
      { path: 'src/domain/b.ts', source: "import type { C } from './c.ts';" },
      { path: 'src/domain/c.ts', source: "import { a } from './a.ts';" },
    ];
    expect(violations(circle)).toEqual([
      'a circle: src/domain/a.ts → src/domain/b.ts → src/domain/c.ts → src/domain/a.ts',
    ]);
    expect(violations(circle.slice(1))).toEqual([]);
  });

  it('finds folders that lie beside each other and import each other, and says the way', () => {
    const circle = [
      { path: 'src/application/people/a.ts', source: "import type { B } from '../schools/b.ts';" },
      { path: 'src/application/schools/c.ts', source: "import { d } from '../people/d.ts';" },
    ];
    expect(violations(circle)).toEqual([
      'a circle: src/application/people → src/application/schools → src/application/people',
    ]);
    expect(violations(circle.slice(1))).toEqual([]);
  });

  it('does not read comments or texts as code', () => {
    const source = [
      "// import { spawn } from 'node:child_process';",
      '/* const url = process.env.DATABASE_URL; */',
      "const address = 'http://127.0.0.1'; // process.env",
    ].join('\n');
    expect(withoutComments(source)).toContain("'http://127.0.0.1'");
    expect(violations([{ path: 'src/store/x.ts', source }])).toEqual([]);
  });
});
