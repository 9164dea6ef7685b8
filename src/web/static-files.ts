import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, type BuildResult, build, buildSync, stop, transformSync } from 'esbuild';

/** A file of the pages: its address holds a hash of what it contains, so that a browser may keep it for ever. */
export type StaticFile = { readonly address: string; readonly type: string; readonly content: Uint8Array };

/** The parts of the style, in the order in which the later one has the last word. */
const styleParts = [
  ...['tokens', 'base', 'components', 'forms', 'school', 'road', 'start'],
  ...['console', 'tables', 'lines', 'list', 'console-parts', 'timeline', 'print'],
];

const at = (name: string) => new URL(name, import.meta.url);
const read = (name: string) => readFileSync(at(name), 'utf8');

/** The mark of the product, which browsers show in their tab. */
export const mark = once(() =>
  file('traject.svg', 'image/svg+xml', readFileSync(at('./assets/traject.svg'))),
);

/** The style of all pages. */
export const style = once(() => {
  const parts = styleParts.map((part) => read(`./assets/style/${part}.css`)).join('\n');
  const named = parts.replaceAll('/assets/traject.svg', mark().address);
  const { code } = transformSync(named, { loader: 'css', minify: true, legalComments: 'none' });
  return file('traject.css', 'text/css; charset=utf-8', Buffer.from(code));
});

/** The script of the staff's pages, put together from `client/` in some tenth of a second. */
export const script = once(() => scriptFile('console', buildSync(bundle('console'))));

/**
 * The editor of model trajectories, which only the page of a draft loads. That takes a second, so it is put together beside what
 * else this process does.
 */
export const editor = once(async () => {
  try {
    return scriptFile('editor', await build(bundle('editor')));
  } finally {
    // Nothing more is put together like this, and its process would wait for it.
    await stop();
  }
});

function bundle(name: string) {
  return {
    entryPoints: [fileURLToPath(at(`./client/${name}.ts`))],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    write: false,
  } as const satisfies BuildOptions;
}

function scriptFile(name: string, { outputFiles }: BuildResult<{ write: false }>): StaticFile {
  return file(`${name}.js`, 'text/javascript; charset=utf-8', outputFiles[0]?.contents ?? new Uint8Array());
}

function file(name: string, type: string, content: Uint8Array): StaticFile {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
  const ending = extname(name);
  return { address: `/assets/${name.slice(0, -ending.length)}.${hash}${ending}`, type, content };
}

/** What is made on first use and then kept. */
function once<Made extends StaticFile | Promise<StaticFile>>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
