import type { DayQuestion } from '../../../application/day/read.ts';

/** The parameters of an address that say whose day it is. */
export function whoseOf({ all, colleague }: DayQuestion) {
  return { whose: all ? 'all' : undefined, counsellor: colleague };
}
