import type { FieldError } from '../../domain/rejection.ts';
import { partnerKinds } from '../../domain/reports/comparing/target-rules.ts';
import type { OrganisationKind } from '../../store/people/organisations.ts';
import { createProblem, type Problem } from '../application-error.ts';

/** 422: this organisation is not one of those that state what they aim at. */
export function notAPartner(kind: OrganisationKind): Problem {
  const list = partnerKinds.join(', ');
  return createProblem({
    code: 'not-a-partner',
    status: 422,
    title: { nl: 'Deze organisatie dient geen doelen in.', en: 'This organisation does not file targets.' },
    errors: [
      {
        path: 'id',
        code: 'not-a-partner',
        message: {
          nl: `Doelen zijn er voor partners (${list}); dit is een organisatie van de soort ${kind}.`,
          en: `Targets are for partners (${list}); this is an organisation of the kind ${kind}.`,
        },
      },
    ],
  });
}

/** 422: the school year or some of the targets cannot be, each named with what would be right. */
export function targetsRejected(errors: readonly FieldError[]): Problem {
  return createProblem({
    code: 'targets-invalid',
    status: 422,
    title: {
      nl: 'Deze doelen kunnen zo niet bewaard worden: zie bij elk veld wat er mis is.',
      en: 'These targets cannot be kept like this: see with each field what is wrong.',
    },
    errors,
  });
}
