import { z } from 'zod';
import type { Organisation } from '../../store/people/organisations.ts';
import { line, uuid } from '../schemas.ts';

const organisationKind = z
  .enum(['pbd', 'school-board', 'community', 'provider', 'rtc', 'higher-education', 'company', 'central'])
  .meta({ id: 'OrganisationKind', description: '`pbd` is a guidance service.' });

export const organisationParams = z.object({ id: uuid });

export const organisationListQuery = z.strictObject({ kind: organisationKind.optional() });

export const newOrganisation = z
  .strictObject({
    kind: organisationKind,
    name: line(200),
    network: line(100)
      .optional()
      .meta({ description: 'The school network that a guidance service works for.' }),
  })
  .meta({ id: 'NewOrganisation' });

export const organisationSchema = z
  .strictObject({ id: uuid, kind: organisationKind, name: z.string(), network: z.string().nullable() })
  .meta({ id: 'Organisation' });

/** An organisation as it goes over the wire. */
export function toWireOrganisation(organisation: Organisation): z.input<typeof organisationSchema> {
  const { id, kind, name, network } = organisation;
  return { id, kind, name, network: network ?? null };
}
