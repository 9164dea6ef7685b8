import { createTransport } from 'nodemailer';
import type { Services } from './services.ts';

/** As many connections as a worker has by default, and as many messages over each. */
const [CONNECTIONS, MESSAGES] = [8, 1_000];

/**
 * Nodemailer alone, which gives the mail server one and the same message again and again over as many connections as a worker
 * has: it asks no database and makes no text.
 * @returns mails per second
 */
export async function nodemailerAlone(services: Services, count: number): Promise<number> {
  const { mailLog, smtpUrl } = services;
  const transport = createTransport({
    ...{ pool: true, url: smtpUrl, maxConnections: CONNECTIONS, maxMessages: MESSAGES },
  });
  const raw = mailLog.message();
  const before = mailLog.read().length;
  const began = Date.now();
  const envelope = (index: number) => ({ from: 'bench@bench.example', to: `alone-${index}@bench.example` });
  await Promise.all(
    Array.from({ length: count }, (_, index) => transport.sendMail({ raw, envelope: envelope(index) })),
  );
  transport.close();
  const mails = await mailLog.waitFor(before + count, 20_000);
  return count / (((mails.at(-1)?.at ?? Number.NaN) - began) / 1_000);
}
