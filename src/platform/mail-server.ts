import { createTransport } from 'nodemailer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

/** Longest wait for each answer of the server, in milliseconds: somebody waits for it at a form. */
const PATIENCE = 3_000;

/**
 * Asks the mail server whether it takes addresses with letters before the @ that are not plain (`SMTPUTF8`, RFC 6531).
 * @param smtpUrl as for {@link createMailTransport}
 * @returns undefined when it does not answer
 */
export function takesUnicodeAddresses(smtpUrl: string): Promise<boolean | undefined> {
  const { options } = createTransport({ url: smtpUrl });
  const connection = new SMTPConnection({
    ...options,
    ...{
      connectionTimeout: PATIENCE,
      greetingTimeout: PATIENCE,
      socketTimeout: PATIENCE,
      dnsTimeout: PATIENCE,
    },
  });
  return new Promise((resolve) => {
    connection.once('error', () => {
      connection.close();
      resolve(undefined);
    });
    connection.once('end', () => resolve(undefined));
    connection.connect(() => {
      // The last thing that was said is the greeting with all extensions, after TLS where there is TLS.
      const said = connection.lastServerResponse;
      resolve(typeof said === 'string' ? /^250[ -]SMTPUTF8\b/im.test(said) : undefined);
      connection.quit();
    });
  });
}
