import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execa } from 'execa';

const typescript = new URL('../../src/platform/typescript.js', import.meta.url).href;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'traject-typescript-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a program that imports a page, with a folder for temporary files of its own. */
async function run(page: string, temporary = 'kept') {
  await mkdir(join(folder, temporary), { recursive: true });
  await writeFile(join(folder, 'page.tsx'), page);
  await writeFile(
    join(folder, 'program.ts'),
    "import { said } from './page.tsx';\nconsole.log(said as string);",
  );
  const program = join(folder, 'program.ts');
  const env = { TMPDIR: join(folder, temporary) };
  return execa(process.execPath, ['--import', typescript, program], { cwd: folder, env, reject: false });
}

const keptIn = (temporary: string) =>
  readdir(join(folder, temporary, `traject-without-types-${process.getuid?.()}`));

describe('A TypeScript source', () => {
  it('runs as it is, TSX too, by the settings of this repository in whatever folder', async () => {
    const preact = join(folder, 'node_modules/preact');
    await mkdir(preact, { recursive: true });
    await writeFile(
      join(preact, 'package.json'),
      '{ "type": "module", "exports": { "./jsx-runtime": "./jsx.js" } }',
    );
    await writeFile(join(preact, 'jsx.js'), 'export const jsx = (tag) => tag;');
    await writeFile(join(folder, 'tsconfig.json'), '{ "compilerOptions": { "jsx": "preserve" } }');
    expect((await run('export const said = (<p>Hello</p>) as unknown;')).stdout).toBe('p');
  });

  it('is read anew when it has changed', async () => {
    expect((await run("export const said: string = 'before';")).stdout).toBe('before');
    expect((await run("export const said: string = 'later';")).stdout).toBe('later');
    expect(await keptIn('kept')).toHaveLength(2);
  });

  it('is named in a stack trace with its own lines', async () => {
    const page = 'type Wide = {\n  a: string;\n};\n\nexport const said: Wide = undefined!.a;';
    expect((await run(page)).stderr).toContain('page.tsx:5:');
  });

  it('is not taken from a folder in which others may write', async () => {
    const page = "export const said: string = 'ours';";
    await run(page, 'shared');
    const shared = join(folder, 'shared', `traject-without-types-${process.getuid?.()}`);
    for (const file of await readdir(shared)) await rm(join(shared, file));
    await chmod(shared, 0o777);
    expect((await run(page, 'shared')).stdout).toBe('ours');
    expect(await readdir(shared)).toEqual([]);
  });
});
