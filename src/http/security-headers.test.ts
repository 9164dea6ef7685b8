import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, it } from '@jest/globals';
import { PROGRESS_BAR_STYLE } from './security-headers.ts';

const turbo = dirname(createRequire(import.meta.url).resolve('@hotwired/turbo'));

/** The style that Turbo would put into a page, read from its source: a template of a number of milliseconds. */
function progressBarStyle(): string {
  const source = readFileSync(join(turbo, 'turbo.es2017-esm.js'), 'utf8');
  const duration = Number(/static animationDuration = (\d+)/.exec(source)?.[1]);
  const template = /static get defaultCSS\(\) \{\s*return unindent`\n([^`]*)`/.exec(source)?.[1] ?? '';
  const filled = template
    .replaceAll(/\$\{ProgressBar\.animationDuration\}/g, String(duration))
    .replaceAll(/\$\{ProgressBar\.animationDuration \/ 2\}/g, String(duration / 2));
  const indent = /^\s*/.exec(filled)?.[0].length ?? 0;
  return filled
    .split('\n')
    .map((line) => line.slice(indent))
    .join('\n');
}

it('allows the one style that Turbo puts into a page, as the version in use has it', () => {
  const hash = createHash('sha256').update(progressBarStyle()).digest('base64');
  expect(`sha256-${hash}`).toBe(PROGRESS_BAR_STYLE);
});
