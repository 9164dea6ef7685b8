/**
 * Writes the reference of the template language into `docs/templates.md`, between its two markers:
 * `npx tsx scripts/template-reference.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { templateReference } from '../src/domain/template/reading/guide.ts';

const guide = new URL('../docs/templates.md', import.meta.url);
const [before, rest] = readFileSync(guide, 'utf8').split('<!-- reference -->\n');
const after = rest?.split('<!-- /reference -->')[1];
if (before === undefined || after === undefined) throw new Error('docs/templates.md has lost its markers');
writeFileSync(guide, `${before}<!-- reference -->\n${templateReference()}<!-- /reference -->${after}`);
