import { runBench } from '../../bench/main.ts';

/** Measures the product beside the bare SDK; the exit code is 1 when a mail was lost or came twice. */
export async function bench(options: {
  readonly server?: 'embedded' | 'postgres' | 'address';
  readonly count: number;
  readonly json?: boolean;
}): Promise<void> {
  const { server, count, json } = options;
  process.exitCode = await runBench({ server, n: count, json });
}
