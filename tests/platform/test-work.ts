/** Work for the tests of the bounded workers. */

export const double = (value: number): number => value * 2;

export function spin(at: string, report: (at: string) => void): never {
  report(at);
  for (;;);
}

export function fill(): number {
  const kept: number[][] = [];
  for (;;) kept.push(Array.from({ length: 100_000 }, (_, at) => at + 0.5));
}

export function fail(): never {
  throw new RangeError('as it was');
}

/** Does nothing for so many milliseconds, as a thread that gets no turn. */
export function rest(milliseconds: number): string {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  return 'rested';
}
