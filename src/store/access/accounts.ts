import type { Instant } from '../../domain/calendar/types.ts';
import type { Store, Unscoped } from '../database/db.ts';
import { mustReachAll } from '../database/reach.ts';
import { filled, toInstant } from '../database/values.ts';
import type { sign_in_account as Row } from '../generated/client.ts';

/** Who somebody of the staff is at a provider of sign-in. */
export interface Account {
  readonly id: string;
  readonly personId: string;
  /** The provider that vouches; only what this one says counts. */
  readonly issuer: string;
  /** What the provider calls the person, for ever. */
  readonly subject?: string;
  /** In lower case; counts only until the subject is known. */
  readonly address?: string;
  readonly createdAt: Instant;
}

/** Adds an account; `false` when the provider's subject or the address stands for somebody already. */
export async function insertAccount(store: Store, account: Account): Promise<boolean> {
  mustReachAll(store);
  const data = {
    id: account.id,
    person_id: account.personId,
    issuer: account.issuer,
    subject: account.subject ?? null,
    address: account.address ?? null,
    created_at: account.createdAt,
  };
  const { count } = await store.prisma.sign_in_account.createMany({ data, skipDuplicates: true });
  return count > 0;
}

/** The account that a provider's subject stands for. */
export async function findAccountBySubject(
  store: Unscoped<'signing-in'>,
  issuer: string,
  subject: string,
): Promise<Account | undefined> {
  const row = await store.prisma.sign_in_account.findUnique({
    where: { issuer_subject: { issuer, subject } },
  });
  return row === null ? undefined : toAccount(row);
}

/**
 * Ties the account that waits for an address to the subject that came with it, once: from then on only the subject
 * counts, whoever gets the address later.
 */
export async function claimAccount(
  store: Unscoped<'signing-in'>,
  issuer: string,
  address: string,
  subject: string,
): Promise<Account | undefined> {
  const waiting = { issuer, address: address.toLowerCase(), subject: null };
  const { count } = await store.prisma.sign_in_account.updateMany({ where: waiting, data: { subject } });
  return count === 0 ? undefined : findAccountBySubject(store, issuer, subject);
}

/** All accounts, the oldest first. */
export async function listAccounts(store: Unscoped<'signing-in'>): Promise<Account[]> {
  const rows = await store.prisma.sign_in_account.findMany({
    orderBy: [{ created_at: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toAccount);
}

function toAccount(row: Row): Account {
  return filled({
    id: row.id,
    personId: row.person_id,
    issuer: row.issuer,
    subject: row.subject,
    address: row.address,
    createdAt: toInstant(row.created_at),
  });
}
