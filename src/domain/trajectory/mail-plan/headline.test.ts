import { describe, expect, it } from '@jest/globals';
import { tasksOf } from '../model/built-in-tasks.ts';
import { small } from '../test-template.ts';
import { headlineOf } from './headline.ts';

describe('The headline of a built-in task', () => {
  const { silence, no_contact } = tasksOf(small);

  it('never names two lacks at once', () => {
    expect(headlineOf(silence, 'reminder', 'nl')).toBe('Herinnering: Beslis hoe het verder moet na stilte');
    expect(headlineOf(silence, 'escalation', 'nl')).toBe('Nog niet beslist hoe het verder moet na stilte');
    expect(headlineOf(silence, 'escalation', 'en')).toBe('Not decided yet how to go on after silence');
    expect(headlineOf(no_contact, 'escalation', 'nl')).toBe('Nog altijd geen geldig contact');
  });
});
