/**
 * Whether somebody holds back the mail of everybody, or of one guidance service; as SQL, never null. What is held is read once for a
 * whole statement: as a join or an EXISTS, PostgreSQL takes it for what leaves out nearly everything, and reads every trajectory to
 * find the first mail.
 * @param organisation an expression for the id of that service; null where there is none
 */
export const isHeldOf = (
  organisation: string,
) => `coalesce((SELECT count(*) > 0 FROM mail_hold WHERE organisation_id IS NULL)
  OR ${organisation} = ANY(ARRAY(SELECT organisation_id FROM mail_hold WHERE organisation_id IS NOT NULL)), false)`;
