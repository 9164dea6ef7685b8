/**
 * Writes the reference of the template language and of lint's findings into `docs/templates.md`, each between its two
 * markers: `node --import ./src/platform/typescript.js scripts/template-reference.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { findingsReference } from '../src/domain/lint/explanations.ts';
import { templateReference } from '../src/domain/template/reading/guide.ts';

const guide = new URL('../docs/templates.md', import.meta.url);

function replaced(text: string, marker: string, reference: string): string {
  const [before, rest] = text.split(`<!-- ${marker} -->\n`);
  const after = rest?.split(`<!-- /${marker} -->`)[1];
  if (before === undefined || after === undefined)
    throw new Error(`docs/templates.md has lost its ${marker}`);
  return `${before}<!-- ${marker} -->\n${reference}<!-- /${marker} -->${after}`;
}

const text = readFileSync(guide, 'utf8');
writeFileSync(
  guide,
  replaced(replaced(text, 'findings', findingsReference()), 'reference', templateReference()),
);
