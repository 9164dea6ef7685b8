/**
 * Does something that may be repeated, and repeats it when somebody else was at the same thing in the same moment: two
 * requests of one double click both find nothing, and the second to write is refused by the database. The next time
 * it finds what the first has made.
 */
export async function retryOnConflict<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isRefusedAsDuplicate(error)) throw error;
    return work();
  }
}

/** PostgreSQL says 23505, Prisma P2002. */
function isRefusedAsDuplicate(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return code === '23505' || code === 'P2002';
}
