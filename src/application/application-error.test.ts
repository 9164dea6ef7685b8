import { describe, expect, it } from '@jest/globals';
import { createProblem, isProblem, toProblemDocument } from './application-error.ts';
import { unreachablePart } from './outage.ts';

const problem = createProblem({
  code: 'too-late',
  status: 409,
  title: { nl: 'Te laat.', en: 'Too late.' },
  detail: { nl: 'Het was gisteren.', en: 'It was yesterday.' },
  errors: [{ path: 'on', code: 'too-late', message: { nl: 'Kies later.', en: 'Choose later.' } }],
  members: { trajectory: '/api/v1/trajectories/1', status: 200 },
});

describe('a problem', () => {
  it('is an error with an English message, for the log', () => {
    expect(isProblem(problem)).toBe(true);
    expect(problem.message).toBe('It was yesterday.');
    expect(isProblem(new Error('other'))).toBe(false);
  });

  it('becomes a document in the language of the reader, with its own members first', () => {
    expect(toProblemDocument(problem.problem, 'nl', 'abc')).toEqual({
      type: 'https://traject.example/problems/too-late',
      title: 'Te laat.',
      status: 409,
      detail: 'Het was gisteren.',
      instance: 'urn:uuid:abc',
      trajectory: '/api/v1/trajectories/1',
      errors: [{ path: 'on', code: 'too-late', message: 'Kies later.' }],
    });
    expect(toProblemDocument(problem.problem, 'en').title).toBe('Too late.');
  });

  it('has a list of fields, also when it is about none', () => {
    const about = createProblem({ code: 'away', status: 503, title: { nl: 'Weg.', en: 'Away.' } });
    expect(toProblemDocument(about.problem, 'nl').errors).toEqual([]);
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
  });

  it('is none for every other fault', () => {
    expect(unreachablePart(new Error('a bug'))).toBeUndefined();
    expect(unreachablePart(withCode(3, { details: 'bad request', metadata: {} }))).toBeUndefined();
    expect(unreachablePart('text')).toBeUndefined();
  });
});
