import { describe, expect, it } from '@jest/globals';
import { tasksOf } from '../model/built-in-tasks.ts';
import { small } from '../test-template.ts';
import { headlineOf, subjectOf } from './headline.ts';

describe('The headline of a built-in task', () => {
  const { silence, no_contact } = tasksOf(small);

  it('never names two lacks at once', () => {
    expect(headlineOf(silence, 'reminder', 'nl')).toBe('Herinnering: Beslis hoe het verder moet na stilte');
    expect(headlineOf(silence, 'escalation', 'nl')).toBe('Nog niet beslist hoe het verder moet na stilte');
    expect(headlineOf(silence, 'escalation', 'en')).toBe('Not decided yet how to go on after silence');
    expect(headlineOf(no_contact, 'escalation', 'nl')).toBe('Nog altijd geen geldig contact');
  });
});

describe('A subject', () => {
  it('says first what is asked, then of which school', () => {
    expect(subjectOf('Bevestig', 'De Linde')).toBe('Bevestig · De Linde');
    expect(subjectOf('Bevestig')).toBe('Bevestig');
  });

  it.each([
    ['a'.repeat(40), 'b'.repeat(60)],
    ['a'.repeat(100), 'b'.repeat(60)],
    ['a'.repeat(100), 'b'],
    ['a'.repeat(70), 'b'.repeat(10)],
  ])('takes 78 characters at most, and names both', (headline, school) => {
    const subject = subjectOf(headline, school);
    expect(subject.length).toBeLessThanOrEqual(78);
    expect(subject).toMatch(/^a+…? · b+…?$/);
  });
});
