import type { Rejection } from '../../domain/rejection.ts';
import type { Text } from '../../domain/text.ts';
import { type ApplicationError, createApplicationError } from '../application-error.ts';

/** The core does not enrol like this; the fields are named as in the request. */
export function enrolmentRejected(rejection: Rejection): ApplicationError {
  const { code, message, errors } = rejection;
  return createApplicationError({ code, kind: 'invalid', title: message, errors });
}

/**
 * The school, or whoever it is about, does not exist.
 * @param id the number or id that was given
 */
export function unknownSubject(kind: 'school' | 'person', id: string): ApplicationError {
  const message = {
    school: unknownSchool(id),
    person: {
      nl: 'Deze persoon is niet bekend: geef het id van iemand die al in Traject staat.',
      en: 'This person is not known: give the id of somebody whom Traject knows already.',
    },
  }[kind];
  return createApplicationError({
    code: 'unknown-subject',
    kind: 'invalid',
    title: {
      nl: 'Wie of wat u wilt inschrijven is niet bekend.',
      en: 'Who or what you want to enrol is not known.',
    },
    errors: [{ path: 'subject.id', code: 'unknown-subject', message }],
  });
}

function unknownSchool(number: string): Text {
  return /^\d{6}$/.test(number)
    ? {
        nl: `${number} staat niet in het register. Kijk het nummer na, of haal het register opnieuw op met \`traject import-schools\`.`,
        en: `${number} is not in the register. Check the number, or read the register again with \`traject import-schools\`.`,
      }
    : {
        nl: `${number} is geen instellingsnummer: dat heeft zes cijfers.`,
        en: `${number} is not a school number: that has six digits.`,
      };
}

/** A school that is no longer in the register is not enrolled. */
export function schoolClosed(): ApplicationError {
  const message = {
    nl: 'Deze school staat niet meer in het register.',
    en: 'This school is no longer in the register.',
  };
  return createApplicationError({
    code: 'school-closed',
    kind: 'invalid',
    title: message,
    errors: [{ path: 'subject.id', code: 'school-closed', message }],
  });
}

/** The trajectory from which one should start is not known, or not to whoever asks. */
export function unknownOrigin(): ApplicationError {
  return fromRefused('from.trajectory', 'unknown-trajectory', {
    nl: 'Dit traject is niet bekend.',
    en: 'This trajectory is not known.',
  });
}

/** This step of the other trajectory starts nothing. */
export function proposesNothing(): ApplicationError {
  return fromRefused('from.step', 'not-a-proposal', {
    nl: 'Deze stap stelt geen traject voor.',
    en: 'This step does not propose a trajectory.',
  });
}

/** The step proposes another template. */
export function proposesAnother(template: string): ApplicationError {
  return fromRefused('from.step', 'proposes-another', {
    nl: `Deze stap stelt het modeltraject ${template} voor.`,
    en: `This step proposes the template ${template}.`,
  });
}

/** Nobody waits for it there: the step is done, or not there yet. */
export function proposalNotOpen(): ApplicationError {
  return fromRefused('from.step', 'step-not-open', {
    nl: 'Deze stap is niet (meer) open.',
    en: 'This step is not open, or not any more.',
  });
}

function fromRefused(path: string, code: string, message: Text): ApplicationError {
  const title = {
    nl: 'Het traject kan niet vanuit deze stap starten.',
    en: 'The trajectory cannot start from this step.',
  };
  return createApplicationError({ code, kind: 'invalid', title, errors: [{ path, code, message }] });
}
