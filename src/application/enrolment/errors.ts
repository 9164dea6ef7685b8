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
export function unknownSubject(
  kind: 'school' | 'person' | 'community' | 'organisation',
  id: string,
): ApplicationError {
  const message = {
    school: unknownSchool(id),
    person: {
      nl: 'Deze persoon is niet bekend: geef het id van iemand die al in Traject staat.',
      en: 'This person is not known: give the id of somebody whom Traject knows already.',
    },
    community: {
      nl: 'Deze scholengemeenschap is niet bekend: voeg ze eerst toe als organisatie, en geef haar id.',
      en: 'This school community is not known: add it as an organisation first, and give its id.',
    },
    organisation: {
      nl: 'Deze organisatie is niet bekend: voeg ze eerst toe, en geef haar id.',
      en: 'This organisation is not known: add it first, and give its id.',
    },
  }[kind];
  return createApplicationError({
    code: 'unknown-subject',
    kind: 'invalid',
    title: {
      nl: 'Wie of wat je wilt inschrijven is niet bekend.',
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

/** A trajectory of this template runs for this subject since another school year, and nobody said what is meant. */
export function runsSinceAnotherYear(running: {
  readonly id: string;
  readonly reference: string;
  readonly period: string;
}): ApplicationError {
  const { id, reference, period } = running;
  const message = {
    nl: `Dit modeltraject loopt hier al sinds ${period} (${reference}). Is het hetzelfde, ga dan daar verder. Begint het opnieuw, stop dan eerst dat. Mogen beide naast elkaar, zeg het er dan bij.`,
    en: `This model has been running here since ${period} (${reference}). If it is the same, go on there. If it begins anew, stop that one first. If both may run side by side, say so.`,
  };
  return createApplicationError({
    code: 'runs-since-another-year',
    kind: 'conflict',
    title: {
      nl: 'Dit traject loopt al sinds een vorig schooljaar.',
      en: 'This has been running since another school year.',
    },
    detail: message,
    errors: [{ path: 'beside', code: 'runs-since-another-year', message }],
    members: { trajectory: id },
  });
}

/** Only what lies within a school has a key. */
export function keyNotApplicable(): ApplicationError {
  return keyRefused('not-applicable', {
    nl: 'Een sleutel hoort alleen bij een team of een leerling van een school.',
    en: 'Only a team or a pupil of a school has a key.',
  });
}

/** A pupil is told apart by a key. */
export function keyRequired(): ApplicationError {
  return keyRefused('required', {
    nl: 'Geef de initialen of een nummer van de leerling, geen naam.',
    en: 'Give the initials or a number of the pupil, no name.',
  });
}

/** What would name a pupil is not kept. */
export function keyTooTelling(): ApplicationError {
  return keyRefused('no-names', {
    nl: 'Dit lijkt op een naam. Van een leerling bewaren we er geen: geef initialen of een nummer, zoals L.M. of 3B-07.',
    en: 'This looks like a name. We keep none of a pupil: give initials or a number, such as L.M. or 3B-07.',
  });
}

function keyRefused(code: string, message: Text): ApplicationError {
  return createApplicationError({
    code: 'subject-key',
    kind: 'invalid',
    title: {
      nl: 'Zo kunnen we niet zien over wie het gaat.',
      en: 'Like this we cannot tell who it is about.',
    },
    errors: [{ path: 'subject.key', code, message }],
  });
}
