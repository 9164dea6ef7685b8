import { describe, expect, it } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/activity';
import { storeError } from '../store/database/errors.ts';
import { plainFailure } from './plain-failures.ts';

describe('The failure that stands for an error in a history', () => {
  it.each([
    ['of the store', storeError('not-found', 'There is no An Maes.'), 'StoreError not-found'],
    [
      'of the database',
      Object.assign(new Error('invalid input: "An Maes"'), { name: 'error', code: '22P02' }),
      'error 22P02',
    ],
    ['with something typed for a code', Object.assign(new Error('An Maes'), { code: 'An Maes' }), 'Error'],
    ['with something typed for a name', Object.assign(new Error('x'), { name: 'An Maes' }), 'Error'],
    ['that is none', 'An Maes', 'Error'],
  ])('has type and code of an error %s, and nothing that it says', (_, error, said) => {
    const failure = plainFailure(error);
    expect(failure.message).toBe(`${said}; the log of the worker says more`);
    expect(JSON.stringify([failure.type, failure.details, failure.cause, failure.stack])).not.toContain(
      'Maes',
    );
  });

  it('is as final as the error was', () => {
    expect(plainFailure(new Error('x')).nonRetryable).toBe(false);
    expect(plainFailure(ApplicationFailure.nonRetryable('x')).nonRetryable).toBe(true);
  });
});
