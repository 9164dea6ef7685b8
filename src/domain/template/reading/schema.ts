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

export type TemplateFile = z.infer<typeof templateFile>;
export type StepFile = z.infer<typeof step>;
export type RungFile = z.infer<typeof rung>;
export type PhaseFile = z.infer<typeof phase>;
export type OpensFile = z.infer<typeof opening>;
export type ClosesFile = z.infer<typeof closing>;
export type NodeFile = Pick<StepFile, 'title' | 'opens' | 'when' | 'requires' | 'repeat'>;
