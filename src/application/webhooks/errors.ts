import { type ApplicationError, createApplicationError } from '../application-error.ts';

/** Nothing is sent to this address: it is not outside. */
export function addressNotOutside(): ApplicationError {
  const message = {
    nl: 'Geef een adres dat met https:// begint en op het internet staat: niet op deze server of in een eigen netwerk.',
    en: 'Give an address that begins with https:// and is on the internet: not on this server or in a private network.',
  };
  return createApplicationError({
    code: 'address-not-outside',
    kind: 'invalid',
    title: { nl: 'Naar dit adres sturen we niets.', en: 'Nothing is sent to this address.' },
    errors: [{ path: 'url', code: 'address-not-outside', message }],
  });
}
