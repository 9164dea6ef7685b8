import { executeCommand } from '../../application/commands/execute.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import { fileForwarded } from '../../application/mail/file.ts';
import { takeIn } from '../../application/mail/take-in.ts';
import { isReturnPath } from '../../mail/incoming/return-path.ts';
import { bareAddressOf } from '../../mail/smtp/message-id.ts';
import { startMailIntake, type TakeMessage } from '../../platform/mail-intake.ts';
import { watchMailbox } from '../../platform/mailbox.ts';
import type { Shutdown } from '../../platform/shutdown.ts';

/**
 * Receives mail that comes back, until the end: on a port of our own, from a mailbox, or not at all when neither is named.
 * @returns the port on which it listens
 * @throws a platform error `port-taken`
 */
export async function receive(
  deps: Dependencies,
  shutdown: Pick<Shutdown, 'add'>,
): Promise<number | undefined> {
  const { configuration, logger } = deps;
  const { port, imapUrl } = configuration.mail.bounces;
  const address = configuration.mail.bounces.address ?? bareAddressOf(configuration.mail.from);
  const tellTrajectory = reportUndeliverable(deps);
  const take: TakeMessage = (message) =>
    takeIn(
      {
        ...{ deps, bounceAddress: address, tellTrajectory },
        file: (trajectoryId, forwarded) => fileForwarded(deps, trajectoryId, forwarded),
      },
      message,
    );
  if (imapUrl !== undefined) {
    const mailbox = watchMailbox(imapUrl, take, logger);
    shutdown.add('mailbox', () => mailbox.close());
  }
  if (port === undefined) return undefined;
  const intake = await startMailIntake({
    ...{ host: configuration.http.host, port, take, logger },
    accepts: (recipient) => isReturnPath(address, recipient),
  });
  shutdown.add('mail that comes back', () => intake.close());
  return intake.port;
}

/** A role that cannot be reached becomes a task for the counsellor, by the same way as every other command. */
export function reportUndeliverable(
  deps: Dependencies,
): (trajectoryId: string, role: string, person?: string, code?: string) => Promise<void> {
  return async (trajectoryId, role, person, code) => {
    const outcome = await executeCommand({
      deps,
      trajectoryId,
      actor: { kind: 'system' },
      command: {
        type: 'undeliverable',
        role,
        ...(person === undefined ? {} : { person }),
        ...(code === undefined ? {} : { code }),
      },
    });
    // Refused: it has ended, or knows already.
    if (!outcome.ok) deps.logger.info({ trajectory: trajectoryId, code: outcome.rejection.code }, 'not told');
  };
}
