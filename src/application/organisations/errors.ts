import type { FieldError } from '../../domain/rejection.ts';
import { partnerKinds } from '../../domain/reports/comparing/target-rules.ts';
import type { OrganisationKind } from '../../store/people/organisations.ts';
import { type ApplicationError, createApplicationError } from '../application-error.ts';

/** This organisation is not one of those that state what they aim at. */
export function notAPartner(kind: OrganisationKind): ApplicationError {
  const list = partnerKinds.join(', ');
  return createApplicationError({
    code: 'not-a-partner',
    kind: 'invalid',
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

/** The school year or some of the targets cannot be, each named with what would be right. */
export function targetsRejected(errors: readonly FieldError[]): ApplicationError {
  return createApplicationError({
    code: 'targets-invalid',
    kind: 'invalid',
    title: {
      nl: 'Deze doelen kunnen zo niet bewaard worden: zie bij elk veld wat er mis is.',
      en: 'These targets cannot be kept like this: see with each field what is wrong.',
    },
    errors,
  });
}
