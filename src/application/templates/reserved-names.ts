/** What stands where the name of a template stands in an address, and is none. */
const reserved = ['drafts', 'lint', 'rehearse', 'compare'];

/** Whether a template with this name could not be reached at its own address. */
export function isReserved(id: string): boolean {
  return reserved.includes(id);
}
