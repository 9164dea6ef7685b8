import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { platformError } from '../../errors.ts';
import { until } from '../../waiting.ts';
import { installedPackage } from '../parts/finding.ts';
import { loopback } from '../ports.ts';
import { type OnSpawn, type Supervised, supervise } from '../processes/supervised.ts';

const program = fileURLToPath(new URL('./inbox-server.js', import.meta.url));

/** A running inbox: takes all mail, sends nothing on, and shows it on a page. */
export type InboxService = { smtpUrl: string; inboxUrl: string; service: Supervised };

/**
 * Starts the inbox (maildev) on the loopback address; mails stay in a folder, where the next start finds them.
 * Returns once it takes mail and shows its page.
 * @throws a platform error `part-failed`
 */
export async function startInboxService(options: {
  folder: string;
  smtpPort: number;
  webPort: number;
  logFile: string;
  onSpawn?: OnSpawn;
}): Promise<InboxService> {
  const { folder, smtpPort, webPort, logFile } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const maildev = installedPackage('maildev');
  if (maildev === undefined) {
    throw platformError(
      'part-missing',
      'The inbox (npm package maildev) is not installed: run `npm ci` again or set SMTP_URL.',
    );
  }
  const service = await supervise(
    {
      name: 'Inbox',
      command: process.execPath,
      args: [program, maildev, folder, loopback, String(smtpPort), String(webPort)],
      cwd: folder,
      logFile,
      stopSignal: 'SIGTERM',
      patience: 10_000,
    },
    options.onSpawn,
  );
  const inboxUrl = `http://${loopback}:${webPort}`;
  await becomeReady(service, smtpPort, inboxUrl, logFile);
  return { service, smtpUrl: `smtp://${loopback}:${smtpPort}`, inboxUrl };
}

async function becomeReady(
  service: Supervised,
  smtpPort: number,
  inboxUrl: string,
  logFile: string,
): Promise<void> {
  let problem: string | undefined;
  void service.failed.then((reason) => {
    problem = reason;
  });
  const isReady = async () =>
    problem !== undefined || ((await greets(smtpPort)) && (await fetch(`${inboxUrl}/api/healthz`)).ok);
  const answered = await until(isReady, { timeout: 30_000 });
  if (answered && problem === undefined) return service.ready();
  await service.stop();
  throw platformError('part-failed', `${problem ?? `The inbox was not ready in time; see ${logFile}`}.`);
}

/** Whether a mail server says hello on this port. */
function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: loopback });
    const answer = (greeted: boolean) => {
      socket.destroy();
      resolve(greeted);
    };
    socket.setTimeout(2_000, () => answer(false));
    socket.once('error', () => answer(false));
    socket.once('data', (data) => answer(data.toString().startsWith('220')));
  });
}
