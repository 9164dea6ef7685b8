/** What a check found: one line for people. */
export interface CheckResult {
  /** What was looked at. */
  readonly check: string;
  /** `warn` is worth knowing; `fail` keeps something from working. */
  readonly level: 'ok' | 'warn' | 'fail';
  readonly what: string;
  /** What to do about it. */
  readonly remedy?: string;
}

/** Nothing to worry about. */
export function ok(check: string, what: string): CheckResult {
  return { check, level: 'ok', what };
}

/** Worth knowing. */
export function warn(check: string, what: string, remedy: string): CheckResult {
  return { check, level: 'warn', what, remedy };
}

/** Something does not work. */
export function fail(check: string, what: string, remedy: string): CheckResult {
  return { check, level: 'fail', what, remedy };
}
