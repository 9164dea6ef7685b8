import type { SendMailOptions } from 'nodemailer';
import { createMailTransport } from '../../platform/transport.ts';
import type { Dependencies } from '../dependencies.ts';

/**
 * Sends letters now, beside what the mailroom sends. What they tell of stands, also when they cannot be sent: each that cannot is in
 * the log, and holds up no other. Without a mail server nothing is sent.
 * @param failed what the log says, and about which row
 * @returns whether all were sent
 */
export async function sendLetters(
  { configuration, logger }: Pick<Dependencies, 'configuration' | 'logger'>,
  letters: readonly (SendMailOptions | Promise<SendMailOptions>)[],
  failed: { readonly about: { readonly [row: string]: string }; readonly sentence: string },
): Promise<boolean> {
  const { smtpUrl } = configuration.mail;
  if (smtpUrl === undefined) return false;
  if (letters.length === 0) return true;
  let areAllSent = true;
  const transport = createMailTransport({ smtpUrl, connections: 1 });
  try {
    for (const letter of letters) {
      try {
        await transport.send(await letter);
      } catch (error) {
        areAllSent = false;
        logger.warn({ ...failed.about, err: error }, failed.sentence);
      }
    }
  } finally {
    transport.close();
  }
  return areAllSent;
}
