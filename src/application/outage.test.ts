import { describe, expect, it } from '@jest/globals';
import { createApplicationError } from './application-error.ts';
import { notFound, unavailable } from './errors.ts';
import { sortError, unreachablePart } from './outage.ts';

describe('an error', () => {
  it('is a refusal when somebody can do something about it', () => {
    const error = notFound();
    expect(sortError(error)).toEqual({ sort: 'refusal', error });
  });

  it('is an outage when a part does not answer, whoever noticed', () => {
    const error = unavailable('temporal');
    expect(sortError(error)).toEqual({ sort: 'outage', error });
    const driver = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
    expect(sortError(driver)).toMatchObject({ sort: 'outage', error: { code: 'database-unavailable' } });
  });

  it('is a defect otherwise', () => {
    const ours = createApplicationError({
      code: 'broken',
      kind: 'defect',
      title: { nl: 'Stuk.', en: 'Broken.' },
    });
    for (const error of [new Error('a bug'), 'text', ours]) {
      expect(sortError(error)).toEqual({ sort: 'defect', error });
    }
  });
});

describe('which part does not answer', () => {
  const withCode = (code: string | number, more: object = {}) =>
    Object.assign(new Error('x'), { code, ...more });

  it('is told from what the drivers throw, however deep it is wrapped', () => {
    expect(unreachablePart(withCode('ECONNREFUSED'))).toBe('database');
    expect(unreachablePart(new Error('outer', { cause: withCode('57P01') }))).toBe('database');
    const hidden = withCode('P2010', { meta: { driverAdapterError: withCode('ECONNREFUSED') } });
    expect(unreachablePart(hidden)).toBe('database');
    const grpc = withCode(14, { details: 'no connection', metadata: {} });
    expect(unreachablePart(new Error('outer', { cause: grpc }))).toBe('temporal');
    // A task of the workflow that fails for a moment, two at the same row, a full disk there and here.
    expect(unreachablePart(withCode(9, { details: '', metadata: {} }))).toBe('temporal');
    expect(unreachablePart(withCode('40001'))).toBe('database');
    expect(unreachablePart(withCode('53100'))).toBe('database');
    expect(unreachablePart(withCode('ENOSPC'))).toBe('machine');
  });

  it('is none for every other fault', () => {
    expect(unreachablePart(new Error('a bug'))).toBeUndefined();
    expect(unreachablePart(withCode(3, { details: 'bad request', metadata: {} }))).toBeUndefined();
    expect(unreachablePart('text')).toBeUndefined();
  });
});
