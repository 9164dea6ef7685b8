import type { Text } from '../../domain/text.ts';
import { createProblem, type Problem } from '../application-error.ts';

/** 401: nobody can be found for what identifies the caller. */
export function unknownCaller(): Problem {
  const sentence = {
    nl: 'Geef in de header X-Demo-Person het id van iemand die bestaat.',
    en: 'Give the id of somebody who exists in the header X-Demo-Person.',
  };
  return createProblem({
    code: 'unknown-caller',
    status: 401,
    title: { nl: 'We weten niet wie u bent.', en: 'We do not know who you are.' },
    detail: sentence,
    errors: [{ path: 'X-Demo-Person', code: 'unknown-caller', message: sentence }],
    headers: { 'WWW-Authenticate': 'DemoPerson' },
  });
}

/** 403: we know who it is, and this is not for them. */
export function forbidden(): Problem {
  return createProblem({
    code: 'forbidden',
    status: 403,
    title: { nl: 'Dit mag u niet doen of zien.', en: 'You may not do or see this.' },
  });
}

/** 403: whoever follows a trajectory works for the guidance service that does. */
export function otherService(field: string): Problem {
  return belongsElsewhere(field, {
    nl: 'Deze persoon werkt niet voor de dienst die het traject volgt.',
    en: 'This person does not work for the service that follows the trajectory.',
  });
}

/** 403: a counsellor deals with the schools of her own guidance service only. */
export function schoolOfOtherService(field: string): Problem {
  return belongsElsewhere(field, {
    nl: 'Uw dienst begeleidt deze school niet.',
    en: 'Your service does not deal with this school.',
  });
}

function belongsElsewhere(path: string, message: Text): Problem {
  return createProblem({
    code: 'other-service',
    status: 403,
    title: {
      nl: 'Dit hoort bij een andere begeleidingsdienst.',
      en: 'This belongs to another guidance service.',
    },
    errors: [{ path, code: 'other-service', message }],
  });
}
