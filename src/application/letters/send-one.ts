import type { SendMailOptions } from 'nodemailer';
import { classify } from '../../mail/smtp/response.ts';
import { createMailTransport } from '../../platform/transport.ts';
import type { LetterTools } from './writer.ts';

/**
 * Sends a letter now or not at all, for what is done only once it went: whoever asks for it is told.
 * @returns whether it went
 */
export async function sendOne(
  { configuration, logger }: Pick<LetterTools, 'configuration' | 'logger'>,
  letter: SendMailOptions,
  about: { readonly [row: string]: string },
): Promise<boolean> {
  const { smtpUrl } = configuration.mail;
  if (smtpUrl === undefined) return false;
  const transport = createMailTransport({ smtpUrl, connections: 1 });
  try {
    await transport.send(letter);
    return true;
  } catch (error) {
    logger.warn({ ...about, outcome: classify(error).outcome }, 'A letter was not taken, and is not owed');
    return false;
  } finally {
    transport.close();
  }
}
