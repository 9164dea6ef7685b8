import type { Anchor } from './types.ts';

/** What an anchor can name of a step besides its questions. */
export const MOMENTS_OF_STEP: readonly string[] = ['start', 'answer', 'closed', 'appointment'];

/** What an anchor can name of the trajectory itself, and of the call in which it takes part. */
export const MOMENTS_OF_FACT: { readonly [fact: string]: readonly string[] } = {
  trajectory: ['start'],
  call: ['start', 'end', 'money_until'],
};

/** An anchor as it is written: `intake.answer`. */
export function anchorOf(written: string): Anchor {
  const dot = written.indexOf('.');
  return { of: written.slice(0, dot), what: written.slice(dot + 1) };
}
