import { markLinkUsed } from '../../store/people/links.ts';
import type { LinkVisit } from '../links/visit.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import { type CommandOutcome, executeCommand } from './execute.ts';
import type { CommandRequest } from './prepare.ts';

/** Has a command carried out for the reader of a link, and remembers that the link was used. */
export async function commandThroughLink(
  { deps, opened, key }: LinkVisit,
  command: CommandRequest,
): Promise<CommandOutcome> {
  const { person, trajectory, link, now } = opened;
  const outcome = await retryOnConflict(() =>
    executeCommand({
      deps,
      trajectoryId: trajectory.id,
      actor: { kind: 'link', person: person.id },
      command,
      idempotencyKey: key,
    }),
  );
  // Whoever comes second has answered as well: the page says how it stands.
  const isAnswered = outcome.ok || outcome.rejection.code === 'step-not-open';
  if (isAnswered) await markLinkUsed(deps.store, link.tokenHash, now);
  return outcome;
}
