import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/** The script of the staff's pages, with the address under which it never changes. */
export type ClientScript = { readonly address: string; readonly content: Uint8Array };

let made: ClientScript | undefined;

/**
 * The script of the staff's pages, put together from `client/` on first use, in some tenth of a second. Its address
 * holds what it contains, so that a browser may keep it for ever.
 */
export function clientScript(): ClientScript {
  made ??= bundle();
  return made;
}

function bundle(): ClientScript {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL('./client/console.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    write: false,
  });
  const content = outputFiles[0]?.contents ?? new Uint8Array();
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return { address: `/assets/console.${hash}.js`, content };
}
