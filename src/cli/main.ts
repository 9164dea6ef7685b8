import { createProgram } from './program.ts';
import { reportFailure } from './report-failure.ts';

// Somebody who reads only the first lines (`traject list | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await createProgram().parseAsync(process.argv);
} catch (error) {
  process.exitCode = reportFailure(error);
}
