import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import { type Delivery, paceOf } from './mail-log.ts';
import type { Product } from './product.ts';
import type { Services } from './services.ts';
import { inParallel, percentile } from './statistics.ts';

/** As many connections as a worker has by default, and as many messages over each. */
const [CONNECTIONS, MESSAGES] = [8, 1_000];
/** As many mails as a worker has under way: what is written before the first of them has arrived would count for nothing. */
const UNDER_WAY = 16;
/** The mail burst is measured so often, and all that stands beside it; the middle one counts. */
const BURSTS = 3;

/** Mails per second. */
type Figures = {
  /** Of the product, from the instant at which they are due. */
  mails: number;
  /** Of the product, from the first mail to the last, as the two below. */
  pace: number;
  /** Of nodemailer alone, which writes and sends what a worker gives it. */
  writing: number;
  /** Of nodemailer alone, which only sends it: it was written once. */
  sendingOnly: number;
};

/**
 * The mail burst, and beside it nodemailer alone, which gives the mail server one and the same message again and again over as many
 * connections as a worker has: it asks no database and makes no text. In turns, so that whatever else the machine does meanwhile
 * falls on all.
 */
export async function burstsBesideNodemailer(
  services: Services,
  product: Product,
  count: number,
  progress: (line: string) => void,
): Promise<{ bursts: { delivery: Delivery }[]; figures: Figures }> {
  const transport = createTransport({
    ...{ pool: true, url: services.smtpUrl, maxConnections: CONNECTIONS, maxMessages: MESSAGES },
  });
  const rounds: (Figures & { delivery: Delivery })[] = [];
  try {
    for (let round = 1; round <= BURSTS; round += 1) {
      progress(`${count} reminders due at one instant, beside nodemailer alone (${round} of ${BURSTS})`);
      const burst = await product.burst();
      const message = product.message();
      const raw = await new MailComposer({ ...message }).compile().build();
      const writing = await sendAlone(services, transport, message, count);
      rounds.push({ ...burst, writing, sendingOnly: await sendAlone(services, transport, { raw }, count) });
    }
  } finally {
    transport.close();
  }
  const middle = (what: keyof Figures) =>
    percentile(
      rounds.map((round) => round[what]),
      0.5,
    );
  return {
    bursts: rounds,
    figures: {
      ...{ mails: middle('mails'), pace: middle('pace') },
      ...{ writing: middle('writing'), sendingOnly: middle('sendingOnly') },
    },
  };
}

/** @returns mails per second, from the first to the last */
async function sendAlone(
  { mailLog }: Services,
  transport: Transporter,
  message: SendMailOptions,
  count: number,
): Promise<number> {
  const before = mailLog.read().length;
  const envelope = (index: number) => ({ from: 'bench@bench.example', to: `alone-${index}@bench.example` });
  const envelopes = Array.from({ length: count }, (_, index) => envelope(index));
  await inParallel(envelopes, UNDER_WAY, async (each) => {
    await transport.sendMail({ ...message, envelope: each });
  });
  return paceOf((await mailLog.waitFor(before + count, 20_000)).slice(before));
}
