/** What is read of a mail's row to know whether it has still to go. */
type Entry = { readonly key: string; readonly status: string };

/** Keys of the mails that have still to go, by what the ledger says. */
export function owedOf(mails: readonly Entry[]): ReadonlySet<string> {
  return new Set(mails.filter(({ status }) => status === 'planned').map(({ key }) => key));
}

/** Keys of the mails that will not go any more, by what the ledger says: what was withdrawn can be planned anew. */
export function settledIn(mails: readonly Entry[]): ReadonlySet<string> {
  const isOpen = ({ status }: Entry) => status === 'planned' || status === 'withdrawn';
  return new Set(mails.filter((mail) => !isOpen(mail)).map(({ key }) => key));
}
