import { runBench } from '../../bench/main.ts';
import { usageError } from '../errors.ts';

/**
 * Measures the product beside the bare SDK, or how long reads take with so many trajectories; the exit code is 1 when a
 * mail was lost or came twice, or a figure is not as it is wanted.
 */
export async function bench(options: {
  readonly server?: 'embedded' | 'postgres' | 'address';
  readonly count: number;
  readonly trajectories?: string;
  readonly everything?: boolean;
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly reportOnly?: boolean;
}): Promise<void> {
  const { server, count, ...asked } = options;
  const trajectories = options.trajectories?.split(',').map(Number);
  if (trajectories?.some((one) => !Number.isInteger(one) || one < 1)) {
    throw usageError('Name numbers of trajectories, such as --trajectories 1000,10000.');
  }
  process.exitCode = await runBench({ ...asked, server, n: count, trajectories });
}
