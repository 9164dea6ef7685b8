import type { Text } from '../../domain/text.ts';
import { type ApplicationError, createApplicationError } from '../application-error.ts';

/** Somebody or something that is named does not exist. */
export function unknownReference(path: string, what: 'person' | 'school' | 'organisation'): ApplicationError {
  const names: Record<typeof what, Text> = {
    person: { nl: 'Deze persoon is niet bekend.', en: 'This person is not known.' },
    school: { nl: 'Deze school is niet bekend.', en: 'This school is not known.' },
    organisation: { nl: 'Deze organisatie is niet bekend.', en: 'This organisation is not known.' },
  };
  return createApplicationError({
    code: `unknown-${what}`,
    kind: 'invalid',
    title: names[what],
    errors: [{ path, code: `unknown-${what}`, message: names[what] }],
  });
}

/** A language in which no model trajectory has its texts. */
export function unknownFurtherLanguage(path: string, known: readonly string[]): ApplicationError {
  const choices = known.join(', ');
  const message =
    known.length === 0
      ? {
          nl: 'Geen modeltraject heeft teksten in een andere taal dan Nederlands en Engels: laat dit leeg.',
          en: 'No model trajectory has texts in another language than Dutch and English: leave this empty.',
        }
      : {
          nl: `Geen modeltraject heeft teksten in deze taal; kies uit ${choices}, of laat dit leeg.`,
          en: `No model trajectory has texts in this language; choose from ${choices}, or leave this empty.`,
        };
  return createApplicationError({
    code: 'unknown-language',
    kind: 'invalid',
    title: message,
    errors: [{ path, code: 'unknown-language', message }],
  });
}

/** Only an administrator gives people a function with which they see other schools. */
export function staffFunctionForbidden(path = 'function'): ApplicationError {
  const message = {
    nl: 'Alleen een beheerder geeft iemand deze functie of dienst.',
    en: 'Only an administrator gives somebody this function or service.',
  };
  return createApplicationError({
    code: 'forbidden',
    kind: 'forbidden',
    title: { nl: 'Dit mag je niet doen of zien.', en: 'You may not do or see this.' },
    errors: [{ path, code: 'forbidden', message }],
  });
}

/** Somebody who has left gets no role. */
export function personHasLeft(path: string): ApplicationError {
  const message = { nl: 'Deze persoon werkt er niet meer.', en: 'This person does not work there any more.' };
  return createApplicationError({
    code: 'person-has-left',
    kind: 'invalid',
    title: message,
    errors: [{ path, code: 'person-has-left', message }],
  });
}

/** Somebody of a school gets no role of a guidance service. */
export function notOfService(path: string): ApplicationError {
  const message = {
    nl: 'Deze rol is voor iemand van een begeleidingsdienst, en dit is iemand van een school.',
    en: 'This role is for somebody of a guidance service, and this is somebody of a school.',
  };
  return createApplicationError({
    code: 'not-of-a-service',
    kind: 'invalid',
    title: message,
    errors: [{ path, code: 'not-of-a-service', message }],
  });
}

/** A name that mail programs would make a link of. */
export function nameIsAddress(path: string): ApplicationError {
  const message = {
    nl: 'Een naam bevat geen webadres of mailadres: schrijf voor- en achternaam.',
    en: 'A name holds no address on the web or of mail: write first and last name.',
  };
  return createApplicationError({
    code: 'name-is-address',
    kind: 'invalid',
    title: message,
    errors: [{ path, code: 'name-is-address', message }],
  });
}

/** Somebody of another organisation gets a role only where it was said that this is meant. */
export function confirmationRequired(): ApplicationError {
  return createApplicationError({
    code: 'confirmation-required',
    kind: 'conflict',
    title: {
      nl: 'Deze persoon hoort bij een andere organisatie dan deze rol vraagt.',
      en: 'This person is of another organisation than this role calls for.',
    },
    errors: [
      {
        ...{ path: 'confirmed', code: 'confirmation-required' },
        message: {
          nl: 'Wie je noemt, hoort bij een andere organisatie en zal dit traject kunnen volgen. Bevestig dat dit de bedoeling is.',
          en: 'Whoever you name is of another organisation, and will be able to follow this trajectory. Confirm that this is meant.',
        },
      },
    ],
  });
}

/** Whoever was merged into somebody else is not changed any more: whoever stayed is. */
export function isMergedAlready(path: string): ApplicationError {
  const message = {
    nl: 'Deze persoon is al eerder samengevoegd met iemand: kies wie overbleef.',
    en: 'This person was merged with somebody before: choose who stayed.',
  };
  return createApplicationError({
    code: 'merged-before',
    kind: 'conflict',
    title: message,
    errors: [{ path, code: 'merged-before', message }],
  });
}

/** Nobody goes by what was typed. */
export function unknownPersonNamed(named: string): ApplicationError {
  return createApplicationError({
    code: 'unknown-person',
    kind: 'not-found',
    title: {
      nl: `Niemand is bekend als ${named}; traject people toont wie er is.`,
      en: `Nobody is known as ${named}; traject people shows who there is.`,
    },
  });
}

/** What was typed can be more than one person. */
export function severalPeople(
  named: string,
  people: readonly {
    readonly id: string;
    readonly name: string;
    readonly email?: string;
    readonly schoolNumber?: string;
  }[],
): ApplicationError {
  const list = people
    .map(
      ({ id, name, email, schoolNumber }) =>
        `${[name, email, schoolNumber].filter(Boolean).join(', ')} (${id})`,
    )
    .join('; ');
  return createApplicationError({
    code: 'several-people',
    kind: 'invalid',
    title: {
      nl: `${named} kan elk van deze mensen zijn, noem er één bij zijn id: ${list}`,
      en: `${named} can be any of these people, name one by the id: ${list}`,
    },
  });
}
