import type { Text } from './text.ts';

/** One thing that is wrong with what was asked; `path` names the field as the caller wrote it. */
export interface FieldError {
  readonly path: string;
  readonly code: string;
  readonly message: Text;
}

/** Why something is not done: a value, not a failure. `code` is stable; the sentence is for people. */
export interface Rejection {
  readonly rejected: true;
  readonly code: string;
  readonly message: Text;
  readonly errors?: readonly FieldError[];
}
