import type { z } from 'zod';
import { fileKeys } from './keys/file.ts';
import { strictObjectOf } from './keys/key.ts';
import type { rung } from './keys/rung.ts';
import type { phase } from './keys/stage.ts';
import type { step } from './keys/step.ts';
import type { closing, opening } from './keys/timing.ts';

/**
 * The template file as somebody writes it: one YAML document per model trajectory. Unknown keys are refused, so that a
 * misspelt key is an error with a line and not a rule that silently does nothing. Each key is declared in `keys/`.
 */
export const templateFile = strictObjectOf(fileKeys);

/** A template file as it was written, with the right shape. */
export type TemplateFile = z.infer<typeof templateFile>;
/** A step as it was written. */
export type StepFile = z.infer<typeof step>;
/** A rung as it was written. */
export type RungFile = z.infer<typeof rung>;
/** A phase as it was written, with its modules and tracks. */
export type PhaseFile = z.infer<typeof phase>;
/** `opens` as it was written. */
export type OpensFile = z.infer<typeof opening>;
/** `closes` as it was written. */
export type ClosesFile = z.infer<typeof closing>;
/** What phases, modules, tracks and steps have in common, as it was written. */
export type NodeFile = Pick<StepFile, 'title' | 'opens' | 'when' | 'requires' | 'repeat'>;
