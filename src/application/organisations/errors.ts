import type { FieldError } from '../../domain/rejection.ts';
import { partnerKinds } from '../../domain/reports/comparing/target-rules.ts';
import type { OrganisationKind } from '../../store/people/organisations.ts';
import { type ApplicationError, createApplicationError } from '../application-error.ts';
import { invalidRequest } from '../errors.ts';

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

/** A picture that is larger than goes along with every mail. */
export function logoTooLarge(): ApplicationError {
  const message = {
    nl: 'Dit logo is groter dan 100 kB. Het gaat met elke mail mee: verklein het tot ongeveer 400 beeldpunten breed.',
    en: 'This logo is larger than 100 kB. It goes along with every mail: make it about 400 pixels wide.',
  };
  return createApplicationError({
    ...{ code: 'too-large', kind: 'too-large', detail: message },
    title: { nl: 'Wat je stuurt is te groot.', en: 'What you send is too large.' },
    errors: [{ path: 'file', code: 'too-large', message }],
  });
}

/** A file without anything in it. */
export function logoEmpty(): ApplicationError {
  const message = {
    nl: 'Dit bestand is leeg. Kies een ander bestand.',
    en: 'This file is empty. Choose another one.',
  };
  return invalidRequest([{ path: 'file', code: 'required', message }]);
}

/** A file that, by its content, is no picture that mail programs show. */
export function logoKindRefused(): ApplicationError {
  const message = {
    nl: 'Een logo is een PNG- of JPEG-bestand; andere soorten tonen mailprogramma’s niet overal. We kijken naar de inhoud, niet naar de naam.',
    en: 'A logo is a PNG or JPEG file; mail programs do not show other kinds everywhere. We look at the content, not at the name.',
  };
  return createApplicationError({
    ...{ code: 'unsupported-media-type', kind: 'unsupported', detail: message },
    title: { nl: 'Dit soort inhoud kan hier niet.', en: 'This kind of content is not accepted here.' },
    errors: [{ path: 'file', code: 'unsupported-media-type', message }],
  });
}
