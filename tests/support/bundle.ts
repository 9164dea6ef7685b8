import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadWorkflowBundle } from '../../src/worker/workflow-bundle.ts';

/** Where the bundled workflows are kept between files of tests, under a name that changes with them. */
export const bundles = join(tmpdir(), 'traject-bundles');

/** The workflows as workers take them, bundled once on this machine for all tests. */
export const bundledWorkflows = () => loadWorkflowBundle(bundles);
