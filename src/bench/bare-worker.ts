import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowCode,
  DefaultLogger,
  type NativeConnection,
  Runtime,
  Worker,
} from '@temporalio/worker';
import type { MailTransport } from '../platform/transport.ts';
import { type BareActivities, bareQueue } from './bare-types.ts';

/** Text of about the length of a real mail in both its forms. */
const line =
  'Beste collega, de volgende stap in jullie traject staat klaar; je leest hieronder wat er gevraagd wordt. ';
const text = line.repeat(12);
const html = `<html><body>${`<p style="font-family:sans-serif;margin:0 0 16px">${line}</p>`.repeat(28)}</body></html>`;

/** Warnings only: what the SDK tells of its workers would hide the figures. */
export function quietTemporal(): void {
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
}

/** Starts the worker of the bare workflows; its one activity sends a mail. */
export async function startBareWorker({
  connection,
  namespace,
  transport,
}: {
  connection: NativeConnection;
  namespace: string;
  transport: MailTransport;
}): Promise<{ shutdown(): Promise<void> }> {
  const quiet = () => undefined;
  const workflowBundle = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
    logger: { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
  const activities: BareActivities = {
    async sendMail(to) {
      await transport.send({ from: 'Traject <traject@pbd.example>', to, subject: 'Herinnering', text, html });
    },
  };
  const options = { connection, namespace, taskQueue: bareQueue, workflowBundle, activities };
  const worker = await Worker.create(options);
  const run = worker.run();
  run.catch(() => undefined);
  return {
    async shutdown() {
      worker.shutdown();
      await run;
    },
  };
}
