import { letterheadsOf } from '../../application/letters/letterheads.ts';
import { newLink } from '../../application/links/new-link.ts';
import { isOutage } from '../../application/outage.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import type { Template } from '../../domain/template/model/types.ts';
import { organisingOf } from '../../mail/letter/organising.ts';
import type { Addressed } from '../../mail/letter/sorting.ts';
import type { NoRecipient } from '../../mail/smtp/recipients.ts';
import { recipientOf, withFallbacks } from '../../mail/smtp/recipients.ts';
import type { Contact, Organising, OwedMail } from '../../mail/types.ts';
import type { WholeStore } from '../../store/database/db.ts';
import { type ClaimedMail, peopleById, peopleInRoles } from '../../store/mail/delivery.ts';
import { type FormerAddress, formerAddresses } from '../../store/people/former-addresses.ts';
import { insertLinks, type Link } from '../../store/people/links.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { assembleItem, toContact, toOwedMail } from './assemble.ts';
import { backgroundOf } from './background.ts';

/** Claimed mails with everybody concerned: as people are now, not as they were when the mail was planned. */
export interface Resolved {
  readonly rows: readonly ResolvedMail[];
  readonly lost: readonly LostMail[];
  readonly broken: readonly BrokenMail[];
}

/** A mail with its recipient. */
export interface ResolvedMail {
  readonly row: ClaimedMail;
  readonly to: Addressed['to'];
  readonly template: Template;
  readonly people: { readonly [role: string]: Contact };
  /** True when nobody has the role, and the recipient stands in for it. */
  readonly standsIn: boolean;
  readonly organising?: Organising;
}

/** A mail without one. */
export interface LostMail {
  readonly mail: OwedMail;
  readonly problem: NoRecipient;
  readonly personId?: string;
  /** For a built-in task: what it is about. */
  readonly about?: string;
}

/** Looks up who gets these mails now. */
export async function resolve(
  store: WholeStore,
  rows: readonly ClaimedMail[],
  now: Instant,
): Promise<Resolved> {
  const trajectories = [...new Set(rows.map((row) => row.trajectoryId))];
  const asked = rows.flatMap((row) => [
    ...[row.personId, row.node?.delegate?.person].filter(isThere),
    ...formerOf(row),
  ]);
  const [inRoles, byId, addresses] = await Promise.all([
    peopleInRoles(store, trajectories, now),
    peopleById(store, asked, now),
    formerAddresses(store, rows.flatMap(formerOf)),
  ]);
  const letterheads = await letterheadsOf(store, [...inRoles, ...byId]);
  const people = new Map<string, { [role: string]: Contact }>();
  for (const person of inRoles) {
    const roles = people.get(person.trajectoryId) ?? {};
    roles[person.role] = toContact(person, letterheads);
    people.set(person.trajectoryId, roles);
  }
  const known = new Map(byId.map((person) => [person.id, toContact(person, letterheads)]));
  const filled = new Map<string, ResolvedMail['people']>();
  const resolved: ResolvedMail[] = [];
  const lost: LostMail[] = [];
  const broken: BrokenMail[] = [];
  for (const row of rows) {
    try {
      const template = await templateOf(store, row.template, row.templateVersion);
      const roles =
        filled.get(row.trajectoryId) ?? withFallbacks(template, people.get(row.trajectoryId) ?? {});
      filled.set(row.trajectoryId, roles);
      const doers = withDelegate(roles, row, known);
      const found = recipientOf(
        toOwedMail(row),
        doers,
        row.personId === null ? undefined : known.get(row.personId),
      );
      if ('problem' in found) {
        lost.push(lostMail(row, found));
      } else {
        const standsIn = row.personId === null && people.get(row.trajectoryId)?.[row.toRole] === undefined;
        const organising = organisedBy(row, template, known, addresses);
        resolved.push({ row, to: found.person, template, people: doers, standsIn, ...organising });
      }
    } catch (error) {
      if (isOutage(error)) throw error;
      broken.push({ mail: toOwedMail(row), error });
    }
  }
  return { rows: resolved, lost, broken };
}

/** Ids of those who had a role, for a mail about appointments. */
function formerOf({ roles }: ClaimedMail): readonly string[] {
  return Object.values(roles ?? {}).flatMap(({ former = [] }) => former.map(({ person }) => person));
}

function organisedBy(
  row: ClaimedMail,
  template: Template,
  known: ReadonlyMap<string, Contact>,
  addresses: readonly FormerAddress[],
): { readonly organising?: Organising } {
  const found = organisingOf(row, template);
  if (found === undefined) return {};
  const { formerly, until = '', ...organising } = found;
  const now = formerly === undefined ? undefined : known.get(formerly);
  const then = addressUntil(
    until,
    addresses.filter(({ personId }) => personId === formerly),
    organising.readdressed === true,
  );
  const organiser = now === undefined || then === undefined ? now : { ...now, email: then };
  return { organising: { ...organising, ...(organiser === undefined ? {} : { organiser }) } };
}

/** The address in whose name somebody arranged things until an instant, where it is not the present one. */
function addressUntil(
  until: Instant,
  addresses: readonly FormerAddress[],
  isReaddressed: boolean,
): string | undefined {
  // That somebody has another address is heard of shortly after it is so.
  const one = isReaddressed
    ? addresses.findLast((address) => address.until <= until)
    : addresses.find((address) => address.until > until);
  return one?.email;
}

function isThere(id: string | null | undefined): id is string {
  return id !== null && id !== undefined;
}

/** Of a step that was passed on, whoever has it is who is asked. */
function withDelegate(
  roles: ResolvedMail['people'],
  { node }: ClaimedMail,
  known: ReadonlyMap<string, Contact>,
): ResolvedMail['people'] {
  const { role, person } = node?.delegate ?? {};
  const doer = person === undefined ? undefined : known.get(person);
  return role === undefined || doer === undefined ? roles : { ...roles, [role]: doer };
}

function lostMail(
  row: ClaimedMail,
  { problem, person }: { readonly problem: NoRecipient; readonly person?: Contact },
): LostMail {
  return {
    mail: toOwedMail(row),
    problem,
    ...(person === undefined ? {} : { personId: person.id }),
    ...(row.node?.about === undefined ? {} : { about: row.node.about }),
  };
}

/** A mail that cannot be written, because of a mistake in a template or in this program. */
export interface BrokenMail {
  readonly mail: OwedMail;
  readonly error: unknown;
}

/** What can be written, and what cannot. */
export interface Prepared {
  readonly addressed: readonly Addressed[];
  readonly broken: readonly BrokenMail[];
}

/**
 * Makes links and gathers what the texts need.
 * @param publicUrl where people reach the pages, without a slash at the end
 */
export async function prepare(
  store: WholeStore,
  rows: readonly ResolvedMail[],
  now: Instant,
  publicUrl: string,
): Promise<Prepared> {
  const background = await backgroundOf(
    store,
    rows.map(({ row }) => row),
  );
  const links: Link[] = [];
  const addressed: Addressed[] = [];
  const broken: BrokenMail[] = [];
  for (const { row, to, template, people, standsIn, organising } of rows) {
    const { trajectoryId, toRole, path } = row;
    const { token, link } = newLink({ trajectoryId, personId: to.id, role: toRole, path }, now);
    try {
      const known = {
        ...background(row),
        standsIn,
        ...(organising === undefined ? {} : { organising }),
      };
      const item = assembleItem(row, template, people, `${publicUrl}/p/${token}`, known);
      addressed.push({ to, item });
      links.push(link);
    } catch (error) {
      broken.push({ mail: toOwedMail(row), error });
    }
  }
  await insertLinks(store, links);
  return { addressed, broken };
}
