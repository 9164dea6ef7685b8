import { addStaff, listStaff } from '../../application/access/staff.ts';
import type { SignInRole } from '../../domain/access/roles.ts';
import type { Language } from '../../domain/text.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Configuration } from '../../platform/configuration.ts';
import { providersOf } from '../../platform/sign-in/providers.ts';
import { commandError, usageError } from '../errors.ts';
import { organisationNamed } from '../organisation.ts';
import { print, printJson } from '../output.ts';
import { table } from '../table.ts';
import { withStore } from '../with-store.ts';

/** Lets somebody sign in. */
export async function staffAdd(
  address: string,
  options: {
    role: SignInRole;
    name?: string;
    organisation?: string;
    subject?: string;
    issuer?: string;
    language: Language;
  },
): Promise<void> {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) throw usageError(`${address} is no e-mail address.`);
  await withStore(async ({ store, configuration }) => {
    const { role, name, subject, language } = options;
    const issuer = issuerOf(configuration, options.issuer);
    const organisation =
      options.organisation === undefined ? undefined : await organisationNamed(store, options.organisation);
    const wanted = { address, name, role, organisation, subject, issuer, language };
    const outcome = await addStaff({ store, clock: systemClock }, wanted);
    if (outcome.kind !== 'added') throw commandError(reasons[outcome.kind]);
    print(`${outcome.person.name} (${outcome.person.id}) may sign in as ${role} at ${issuer}.`);
  });
}

const reasons = {
  'unknown-organisation': 'There is no such organisation.',
  'name-missing': 'Nobody has this address yet: give --name as well.',
  'organisation-missing': 'This role works for an organisation: give --organisation as well.',
  'account-exists':
    'Somebody signs in with this already: see traject staff list. The role was given all the same.',
} as const;

/** Everybody who may sign in. */
export async function staffList(options: { json?: boolean }): Promise<void> {
  await withStore(async ({ store }) => {
    const staff = (await listStaff({ store })).map(({ account, person }) => ({
      ...{ name: person?.name ?? '', role: person?.function ?? '', issuer: account.issuer },
      ...{ address: account.address, subject: account.subject, person: account.personId },
      has_left: person === undefined || person.leftAt !== undefined,
    }));
    if (options.json) return printJson(staff);
    if (staff.length === 0) return print('Nobody yet: traject staff add.');
    const head = ['name', 'role', 'address', 'subject', 'provider', ''];
    const rows = staff.map(({ name, role, address, subject, issuer, has_left }) => [
      ...[name, role, address, subject, issuer, has_left ? 'has left' : undefined],
    ]);
    print(table(head, rows, { width: process.stdout.columns, dispensable: [4, 3] }));
  });
}

/** The provider that is named, or the only one there is. */
function issuerOf(configuration: Configuration, named: string | undefined): string {
  const issuers = providersOf(configuration).map(({ issuer }) => issuer);
  const [first] = issuers;
  if (first === undefined) throw commandError('No provider of sign-in is named: set OIDC_ISSUER.');
  if (named !== undefined && !issuers.includes(named)) {
    throw usageError(`--issuer must be one of ${issuers.join(', ')}.`);
  }
  return named ?? first;
}
