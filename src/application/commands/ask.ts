import type { Language } from '../../domain/text.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { holdIfMany } from '../guarding/hold.ts';
import { commandRejected } from './errors.ts';
import { executeCommand } from './execute.ts';
import type { CommandOutcome } from './outcome.ts';
import type { CommandRequest } from './prepare.ts';
import { previewCommand } from './preview.ts';

/**
 * Has a command of somebody of the staff carried out; after very many of hers in an hour it waits for a coordinator instead.
 * @throws as `executeCommand`, and `conflict` `held-for-coordinator`
 */
export async function askCommand(request: {
  readonly deps: Pick<Dependencies, 'store' | 'temporal' | 'clock' | 'configuration'>;
  readonly caller: Pick<Caller, 'actor' | 'scope'>;
  readonly trajectoryId: string;
  readonly command: CommandRequest;
  readonly idempotencyKey?: string | undefined;
  readonly expectedVersion?: number | undefined;
}): Promise<CommandOutcome> {
  const { caller, ...asked } = request;
  const { deps, trajectoryId, command, idempotencyKey: key } = asked;
  const { actor, scope } = caller;
  const language: Language = 'nl';
  await holdIfMany({
    ...{ deps, person: actor.person, scope },
    change: { kind: 'command', subject: trajectoryId, body: { command, key }, key },
    // What would be refused in any case is said at once.
    check: async () => {
      const looked = await previewCommand({ ...asked, actor, scope, language });
      if (!looked.ok) throw commandRejected(looked.rejection);
    },
  });
  return executeCommand({ ...asked, actor, scope });
}
