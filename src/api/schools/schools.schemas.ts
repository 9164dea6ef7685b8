import { z } from 'zod';
import type { School } from '../../store/people/schools.ts';
import { pageQuery } from '../http/cursor.ts';
import { instantOrNull } from '../instants.ts';
import { flag, instant, schoolNumber, sentence } from '../schemas.ts';

export const schoolParams = z.object({ number: schoolNumber });

export const schoolListQuery = z.strictObject({
  q: sentence(100)
    .optional()
    .meta({ description: 'Part of the name or municipality, or how the number begins.' }),
  network: sentence(100).optional(),
  province: sentence(100).optional(),
  level: sentence(100).optional(),
  closed: flag.optional().meta({ description: 'Also schools that are no longer in the register.' }),
  ...pageQuery('schools'),
});

const unknown = z.string().nullable();

export const schoolSchema = z
  .strictObject({
    number: schoolNumber,
    name: z.string(),
    full_name: unknown,
    network: unknown,
    denomination: unknown,
    level: unknown,
    type: unknown,
    board_number: unknown,
    community_number: unknown,
    phone: unknown,
    email: unknown,
    website: unknown,
    status: unknown,
    site_number: unknown,
    street: unknown,
    house_number: unknown,
    postcode: unknown,
    municipality: unknown,
    municipality_nis: unknown,
    province: unknown,
    pupils: z.int().nullable(),
    sectors: z.array(z.string()).meta({ description: 'Of companies near it; empty where none are known.' }),
    closed_at: instant.nullable(),
  })
  .meta({ id: 'School', description: 'One institution of the official register; null is not known.' });

/** A school as it goes over the wire. */
export function toWireSchool(school: School): z.input<typeof schoolSchema> {
  return {
    number: school.number,
    name: school.name,
    full_name: school.fullName ?? null,
    network: school.network ?? null,
    denomination: school.denomination ?? null,
    level: school.level ?? null,
    type: school.type ?? null,
    board_number: school.boardNumber ?? null,
    community_number: school.communityNumber ?? null,
    phone: school.phone ?? null,
    email: school.email ?? null,
    website: school.website ?? null,
    status: school.status ?? null,
    site_number: school.siteNumber ?? null,
    street: school.street ?? null,
    house_number: school.houseNumber ?? null,
    postcode: school.postcode ?? null,
    municipality: school.municipality ?? null,
    municipality_nis: school.municipalityNis ?? null,
    province: school.province ?? null,
    pupils: school.pupils ?? null,
    sectors: [...(school.sectors ?? [])],
    closed_at: instantOrNull(school.closedAt),
  };
}
