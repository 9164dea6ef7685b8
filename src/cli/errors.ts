/** The two ways in which a command can fail. */
export const exitCodes = { failure: 1, wrongUse: 2 } as const;

/** An error about how the command was called; shown as one sentence, exit code 2. */
export function usageError(sentence: string): Error {
  return named('UsageError', sentence);
}

/** An error about what the command was asked to do; shown as one sentence, exit code 1. */
export function commandError(sentence: string, cause?: unknown): Error {
  return named('CommandError', sentence, cause);
}

function named(name: string, sentence: string, cause?: unknown): Error {
  const error = cause === undefined ? new Error(sentence) : new Error(sentence, { cause });
  error.name = name;
  return error;
}
