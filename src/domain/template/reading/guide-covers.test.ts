import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { findingsReference } from '../../lint/explanations.ts';
import { lint } from '../../lint/lint.ts';
import { rehearse } from '../../trajectory/forecast/rehearse.ts';
import { templateReference } from './guide.ts';
import { parseTemplate } from './load.ts';

const guide = readFileSync(new URL('../../../../docs/templates.md', import.meta.url), 'utf8');
const context = { calendar: { overrides: [] } };

/** The pieces of the worked example, put together as the reader of the guide does. */
const example = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, piece]) => piece).join('\n');

describe('the guide to writing a model trajectory', () => {
  it('has a worked example that can be published', () => {
    expect(lint(example, context).findings.filter((finding) => finding.severity !== 'note')).toEqual([]);
  });

  it('has a worked example that comes to its end, with the training that the example asks for', () => {
    const parsed = parseTemplate(example);
    if (!parsed.ok) throw new Error(parsed.errors[0]?.message.en);
    const { entries } = rehearse(parsed.template, { persona: 'prompt', start: '2026-09-01', context });
    expect(entries.some((entry) => entry.step === 'budget_session' && entry.kind === 'appointment')).toBe(
      true,
    );
    expect(entries.filter((entry) => entry.step === 'mentor_meeting' && entry.kind === 'step')).toHaveLength(
      4,
    );
    expect(entries.find((entry) => entry.kind === 'end')?.subject).toBe('completed');
  });

  it('has the reference of the schema as it is now (scripts/template-reference.ts writes it)', () => {
    const reference = guide.split('<!-- reference -->\n')[1]?.split('<!-- /reference -->')[0];
    expect(reference).toBe(templateReference());
  });

  it('explains every finding of lint (scripts/template-reference.ts writes it)', () => {
    const reference = guide.split('<!-- findings -->\n')[1]?.split('<!-- /findings -->')[0];
    expect(reference).toBe(findingsReference());
  });
});
