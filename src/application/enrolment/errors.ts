import type { LocalDate } from '../../domain/calendar/types.ts';
import type { Rejection } from '../../domain/rejection.ts';
import type { Text } from '../../domain/text.ts';
import { createProblem, type Problem } from '../application-error.ts';

/** 422: the core does not enrol like this; the fields are named as in the request. */
export function enrolmentRejected(rejection: Rejection): Problem {
  const { code, message, errors } = rejection;
  return createProblem({ code, status: 422, title: message, errors });
}

/**
 * 409: the subject is in this template already in this period.
 * @param running id of the trajectory that runs, if it is known
 */
export function alreadyEnrolled(running: string | undefined, period: string): Problem {
  const message = {
    nl: `Er loopt al een traject van dit model in ${period}.`,
    en: `A trajectory of this template already runs in ${period}.`,
  };
  return createProblem({
    code: 'already-enrolled',
    status: 409,
    title: { nl: 'Dit traject loopt al.', en: 'This trajectory is already running.' },
    detail: message,
    errors: [{ path: 'subject', code: 'already-enrolled', message }],
    ...(running === undefined
      ? {}
      : {
          members: { trajectory: `/api/v1/trajectories/${running}` },
          headers: { Link: `</api/v1/trajectories/${running}>; rel="related"` },
        }),
  });
}

/**
 * 422: the school, or whoever it is about, does not exist.
 * @param id the number or id that was given
 */
export function unknownSubject(kind: 'school' | 'person', id: string): Problem {
  const message = {
    school: unknownSchool(id),
    person: {
      nl: 'Deze persoon is niet bekend: geef het id van iemand die al in Traject staat.',
      en: 'This person is not known: give the id of somebody whom Traject knows already.',
    },
  }[kind];
  return createProblem({
    code: 'unknown-subject',
    status: 422,
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

/** 422: a school that is no longer in the register is not enrolled. */
export function schoolClosed(): Problem {
  const message = {
    nl: 'Deze school staat niet meer in het register.',
    en: 'This school is no longer in the register.',
  };
  return createProblem({
    code: 'school-closed',
    status: 422,
    title: message,
    errors: [{ path: 'subject.id', code: 'school-closed', message }],
  });
}

/** 422: somebody who has left gets no role. */
export function personHasLeft(path: string): Problem {
  const message = { nl: 'Deze persoon werkt er niet meer.', en: 'This person does not work there any more.' };
  return createProblem({
    code: 'person-has-left',
    status: 422,
    title: message,
    errors: [{ path, code: 'person-has-left', message }],
  });
}

/**
 * 404: on that date there was no such trajectory yet.
 * @param path the parameter that gave the date
 */
export function notYetEnrolled(at: LocalDate, path: string): Problem {
  const message = {
    nl: `Op ${at} was er nog geen traject.`,
    en: `There was no trajectory yet on ${at}.`,
  };
  return createProblem({
    code: 'not-yet-enrolled',
    status: 404,
    title: message,
    errors: [{ path, code: 'not-yet-enrolled', message }],
  });
}

/** 422: the trajectory from which one should start is not known, or not to whoever asks. */
export function unknownOrigin(): Problem {
  return fromRefused('from.trajectory', 'unknown-trajectory', {
    nl: 'Dit traject is niet bekend.',
    en: 'This trajectory is not known.',
  });
}

/** 422: this step of the other trajectory starts nothing. */
export function proposesNothing(): Problem {
  return fromRefused('from.step', 'not-a-proposal', {
    nl: 'Deze stap stelt geen traject voor.',
    en: 'This step does not propose a trajectory.',
  });
}

/** 422: the step proposes another template. */
export function proposesAnother(template: string): Problem {
  return fromRefused('from.step', 'proposes-another', {
    nl: `Deze stap stelt het modeltraject ${template} voor.`,
    en: `This step proposes the template ${template}.`,
  });
}

/** 422: nobody waits for it there: the step is done, or not there yet. */
export function proposalNotOpen(): Problem {
  return fromRefused('from.step', 'step-not-open', {
    nl: 'Deze stap is niet (meer) open.',
    en: 'This step is not open, or not any more.',
  });
}

function fromRefused(path: string, code: string, message: Text): Problem {
  const title = {
    nl: 'Het traject kan niet vanuit deze stap starten.',
    en: 'The trajectory cannot start from this step.',
  };
  return createProblem({ code, status: 422, title, errors: [{ path, code, message }] });
}
