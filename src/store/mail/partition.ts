/**
 * Which mailroom sends the mails of a trajectory: always the same one for a guidance service, so that what one person
 * gets on the same morning can become one mail.
 * @param organisation the guidance service that follows the trajectory; without one it is the first mailroom
 * @param partitions how many mailrooms there are
 */
export function mailPartitionOf(organisation: string | undefined, partitions: number): number {
  if (organisation === undefined || partitions <= 1) return 0;
  let hash = 0x811c9dc5;
  for (const letter of organisation) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return (hash >>> 0) % partitions;
}
