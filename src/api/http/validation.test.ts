import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { commandSchema } from '../commands/commands.schemas.ts';
import { personOrId } from '../people/people.schemas.ts';
import { validate } from './validation.ts';

function faults(schema: z.ZodType, value: unknown): string[] {
  const result = validate(schema, value);
  return result.ok ? [] : result.errors.map(({ path, code }) => `${path}: ${code}`);
}

describe('checking what callers send', () => {
  const schema = z.strictObject({
    name: z.string().min(1).max(3),
    count: z.int().min(2).optional(),
    dates: z.array(z.iso.date()).max(1).optional(),
    kind: z.enum(['a', 'b']).optional(),
  });

  it('names each field with what is wrong, as the caller wrote it', () => {
    expect(faults(schema, { dates: ['2027-02-29'], kind: 'c', count: 1 }).sort()).toEqual([
      'count: too-small',
      'dates.0: invalid-date',
      'kind: not-in-list',
      'name: required',
    ]);
    expect(faults(schema, { name: 'a', dates: ['2027-03-01', '2027-03-02'] })).toEqual(['dates: too-many']);
    expect(faults(schema, { name: '' })).toEqual(['name: empty']);
    expect(faults(schema, { name: 'four' })).toEqual(['name: too-long']);
    expect(faults(schema, { name: 7 })).toEqual(['name: wrong-type']);
    expect(faults(schema, 'text')).toEqual([': wrong-type']);
    expect(faults(schema, undefined)).toEqual([': required']);
  });

  it('names every unknown field', () => {
    expect(faults(schema, { name: 'a', x: 1, y: 2 })).toEqual(['x: unknown-field', 'y: unknown-field']);
  });

  it('has a sentence in both languages for every fault', () => {
    const result = validate(schema, { dates: ['soon', 'later'], kind: 'c', count: 1.5, extra: true });
    if (result.ok) throw new Error('accepted');
    for (const { message } of result.errors) {
      expect(message.nl).toMatch(/\.$/);
      expect(message.en).toMatch(/\.$/);
      expect(message.nl).not.toBe(message.en);
    }
  });

  it('takes of alternatives the one that was meant', () => {
    expect(faults(personOrId, { name: 'Kim', email: 'no' })).toEqual(['email: invalid-email']);
    expect(faults(personOrId, 'not an id')).toEqual([': invalid-uuid']);
    expect(faults(personOrId, 7)).toEqual([': wrong-type']);
    expect(faults(z.strictObject({ who: personOrId }), {})).toEqual(['who: required']);
    expect(faults(z.strictObject({ who: personOrId }), { who: { name: 'Kim' } })).toEqual([
      'who.email: required',
    ]);
  });

  it('says which commands there are', () => {
    expect(faults(commandSchema, {})).toEqual(['type: required']);
    const result = validate(commandSchema, { type: 'dance' });
    expect(result).toMatchObject({ ok: false, errors: [{ path: 'type', code: 'not-in-list' }] });
    if (!result.ok) expect(result.errors[0]?.message.en).toContain('handover');
  });
});
