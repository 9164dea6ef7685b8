import { describe, expect, test } from '@jest/globals';
import { isStaff, isWithin, scopeOf, scopeWithin } from './scope.ts';

describe('what somebody deals with', () => {
  test('a counsellor deals with what her own service follows, and with nothing of another', () => {
    const scope = scopeOf({ function: 'counsellor', organisationId: 'one' });

    expect(scope).toEqual({ kind: 'organisation', organisation: 'one' });
    expect(scope && isWithin(scope, 'one')).toBe(true);
    expect(scope && isWithin(scope, 'other')).toBe(false);
    expect(scope && isWithin(scope, undefined)).toBe(false);
  });

  test('the central direction deals with everything, whatever organisation it belongs to', () => {
    const scope = scopeOf({ function: 'central', organisationId: 'one' });

    expect(scope).toEqual({ kind: 'all' });
    expect(scope && isWithin(scope, undefined)).toBe(true);
  });

  test('a counsellor without a service deals with nothing, and somebody of a school neither', () => {
    expect(scopeOf({ function: 'counsellor' })).toBeUndefined();
    expect(scopeOf({ function: 'principal', organisationId: 'one' })).toBeUndefined();
    expect(isStaff('principal')).toBe(false);
    expect(isStaff(undefined)).toBe(false);
  });
});

describe('how far somebody goes', () => {
  const person = { id: 'kim', organisationId: 'one' };

  test('follows from how far the action goes for their role', () => {
    expect(scopeWithin('all', person)).toEqual({ kind: 'all' });
    expect(scopeWithin('service', person)).toEqual({ kind: 'organisation', organisation: 'one' });
    expect(scopeWithin('organisation', person)).toEqual({ kind: 'organisation', organisation: 'one' });
    expect(scopeWithin('own', person)).toEqual({ kind: 'own', organisation: 'one', person: 'kim' });
    expect(scopeWithin('training', person)).toEqual({ kind: 'training', organisation: 'one' });
  });

  test('is nowhere without an organisation, where one is needed', () => {
    for (const reach of ['service', 'own', 'training', 'organisation'] as const) {
      expect(scopeWithin(reach, { id: 'kim' })).toBeUndefined();
    }
  });
});
