import type { Text } from '../../domain/text.ts';
import { type ApplicationError, createApplicationError } from '../application-error.ts';

/** We know who it is, and this is not for them. */
export function forbidden(): ApplicationError {
  return createApplicationError({
    code: 'forbidden',
    kind: 'forbidden',
    title: { nl: 'Dit mag je niet doen of zien.', en: 'You may not do or see this.' },
  });
}

/** Whoever looks after the installation reads what people wrote for a reason only, and says which. */
export function contentWithoutReason(): ApplicationError {
  return createApplicationError({
    code: 'content-without-reason',
    kind: 'forbidden',
    title: {
      nl: 'Wat mensen schreven, lees je alleen met een reden.',
      en: 'What people wrote is read for a reason only.',
    },
    detail: {
      nl: 'Zeg eerst waarom je het moet lezen. Het geldt een uur, en de begeleidingsdienst ziet je reden.',
      en: 'Say first why you have to read it. It lasts an hour, and the guidance service sees your reason.',
    },
  });
}

/** Whoever gives training narrows a list by nothing that tells of what others do. */
export function filterOfOthers(field: string): ApplicationError {
  return createApplicationError({
    code: 'filter-of-others',
    kind: 'forbidden',
    title: { nl: 'Hierop kun je niet filteren.', en: 'You cannot narrow the list by this.' },
    errors: [
      {
        path: field,
        code: 'filter-of-others',
        message: {
          nl: 'Filter op status, modeltraject, school of een deel van de naam.',
          en: 'Narrow it by status, model trajectory, school or part of the name.',
        },
      },
    ],
  });
}

/** Whoever follows a trajectory works for the guidance service that does. */
export function otherService(field: string): ApplicationError {
  return belongsElsewhere(field, {
    nl: 'Deze persoon werkt niet voor de dienst die het traject volgt.',
    en: 'This person does not work for the service that follows the trajectory.',
  });
}

/** A counsellor deals with the schools of her own guidance service only. */
export function schoolOfOtherService(field: string): ApplicationError {
  return belongsElsewhere(field, {
    nl: 'Je dienst begeleidt deze school niet.',
    en: 'Your service does not deal with this school.',
  });
}

function belongsElsewhere(path: string, message: Text): ApplicationError {
  return createApplicationError({
    code: 'other-service',
    kind: 'forbidden',
    title: {
      nl: 'Dit hoort bij een andere begeleidingsdienst.',
      en: 'This belongs to another guidance service.',
    },
    errors: [{ path, code: 'other-service', message }],
  });
}
