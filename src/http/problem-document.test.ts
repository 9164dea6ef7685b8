import { describe, expect, it } from '@jest/globals';
import { createApplicationError, isApplicationError } from '../application/application-error.ts';
import { methodNotAllowed } from './errors.ts';
import { headersOf, statusOf, toProblemDocument } from './problem-document.ts';

const error = createApplicationError({
  code: 'too-late',
  kind: 'conflict',
  title: { nl: 'Te laat.', en: 'Too late.' },
  detail: { nl: 'Het was gisteren.', en: 'It was yesterday.' },
  errors: [{ path: 'on', code: 'too-late', message: { nl: 'Kies later.', en: 'Choose later.' } }],
  members: { trajectory: '1', version: '12' },
  retryAfter: 5,
});

describe('an error of the application', () => {
  it('has an English message, for the log', () => {
    expect(isApplicationError(error)).toBe(true);
    expect(error.message).toBe('It was yesterday.');
    expect(isApplicationError(new Error('other'))).toBe(false);
  });

  it('becomes a document in the language of the reader, with the address of what it is about', () => {
    expect(toProblemDocument(error, 'nl', 'abc')).toEqual({
      type: 'https://traject.example/problems/too-late',
      title: 'Te laat.',
      status: 409,
      detail: 'Het was gisteren.',
      instance: 'urn:uuid:abc',
      trajectory: '/api/v1/trajectories/1',
      errors: [{ path: 'on', code: 'too-late', message: 'Kies later.' }],
    });
    expect(toProblemDocument(error, 'en').title).toBe('Too late.');
  });

  it('says in headers when to try again, what version there is, and what it is about', () => {
    expect(headersOf(error)).toEqual({
      'Retry-After': '5',
      ETag: '"12"',
      Link: '</api/v1/trajectories/1>; rel="related"',
    });
  });

  it('has a list of fields, also when it is about none', () => {
    const away = createApplicationError({
      code: 'away',
      kind: 'unavailable',
      title: { nl: 'Weg.', en: 'Away.' },
    });
    expect(toProblemDocument(away, 'nl')).toMatchObject({ status: 503, errors: [] });
  });
});

describe('an error of HTTP itself', () => {
  it('has a status and headers of its own', () => {
    const notAllowed = methodNotAllowed(['GET', 'HEAD']);
    expect(statusOf(notAllowed)).toBe(405);
    expect(headersOf(notAllowed)).toEqual({ Allow: 'GET, HEAD' });
  });
});
