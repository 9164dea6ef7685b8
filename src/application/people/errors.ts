import type { Text } from '../../domain/text.ts';
import { createProblem, type Problem } from '../application-error.ts';

/** 422: somebody or something that is named does not exist. */
export function unknownReference(path: string, what: 'person' | 'school' | 'organisation'): Problem {
  const names: Record<typeof what, Text> = {
    person: { nl: 'Deze persoon is niet bekend.', en: 'This person is not known.' },
    school: { nl: 'Deze school is niet bekend.', en: 'This school is not known.' },
    organisation: { nl: 'Deze organisatie is niet bekend.', en: 'This organisation is not known.' },
  };
  return createProblem({
    code: `unknown-${what}`,
    status: 422,
    title: names[what],
    errors: [{ path, code: `unknown-${what}`, message: names[what] }],
  });
}

/** 403: only the direction gives people a function with which they see other schools. */
export function staffFunctionForbidden(path = 'function'): Problem {
  const message = {
    nl: 'Alleen de centrale regie of een beheerder geeft iemand deze functie of dienst.',
    en: 'Only the central direction or an administrator gives somebody this function or service.',
  };
  return createProblem({
    code: 'forbidden',
    status: 403,
    title: { nl: 'Dit mag u niet doen of zien.', en: 'You may not do or see this.' },
    errors: [{ path, code: 'forbidden', message }],
  });
}
