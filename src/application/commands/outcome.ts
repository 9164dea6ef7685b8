import type { Rejection } from '../../domain/rejection.ts';
import type { Text } from '../../domain/text.ts';
import type { Dependencies, NamingDependencies } from '../dependencies.ts';

/** The version that a command led to, or why it was refused; a refusal is an answer, not a failure. */
export type CommandOutcome =
  | { readonly ok: true; readonly version: number }
  | {
      readonly ok: false;
      readonly rejection: Rejection;
      /** A fault of ours keeps it from being decided now; it is kept, and decided once that is mended. */
      readonly isKept?: true;
      /** It was answered before in another way: what counts, and how it can be changed. */
      readonly answeredBefore?: Text;
    };

/** What a command needs of the world: less than the whole API, so that the mailroom can use it too. */
export type CommandDependencies = NamingDependencies & Pick<Dependencies, 'temporal' | 'clock'>;
