/** Why something was taken back: a code, which the journal says in words. */
export const UNDONE = 'undone';
