import { readFileSync } from 'node:fs';
import type { LocalDate } from '../calendar/types.ts';
import { parseTemplate } from '../template/reading/load.ts';
import { enrol } from './decide/enrol.ts';

const loaded = parseTemplate(
  readFileSync(new URL('../../../templates/digitale-school.yaml', import.meta.url), 'utf8'),
);
if (!loaded.ok) throw new Error('The template cannot be read');

/** The digital school, for examples of what its pages show. */
export const { template } = loaded;
export const context = { calendar: { overrides: [] } };

/** A school that was enrolled in it on a local date, at eight in the morning by UTC; each role is a person of its own. */
export function enrolledOn(start: LocalDate) {
  const enrolled = enrol(
    {
      id: '5b0c6d1e-58a4-4d2c-8d4f-0f5a2c6d7e81',
      now: `${start}T08:00:00.000Z`,
      actor: { kind: 'person', person: 'counsellor' },
      subject: { kind: 'school', id: '900001' },
      start,
      roles: Object.fromEntries(template.roles.map(({ id }) => [id, id])),
    },
    template,
    1,
    context,
  );
  if (enrolled.rejected) throw new Error(enrolled.code);
  return enrolled;
}
