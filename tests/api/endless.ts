/** Goes on until its thread is ended. */
export function endless(): never {
  for (;;);
}
