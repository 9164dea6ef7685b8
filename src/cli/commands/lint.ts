import { RULES_ONLY } from '../../domain/calendar/school-calendar.ts';
import type { Finding } from '../../domain/lint/finding.ts';
import { lint as lintTemplate } from '../../domain/lint/lint.ts';
import { exitCodes } from '../failure.ts';
import { readTextFile } from '../files.ts';
import { describeFinding } from '../findings.ts';
import { print, printJson } from '../output.ts';

interface LintedFile {
  readonly file: string;
  readonly ok: boolean;
  /** How many states were looked at. */
  readonly states: number;
  readonly findings: readonly Finding[];
}

/** Checks template files; the exit code is 1 when anything is wrong in any of them. */
export async function lint(files: readonly string[], options: { json?: boolean }): Promise<void> {
  const linted: LintedFile[] = [];
  for (const file of files) {
    const { findings, states } = lintTemplate(await readTextFile(file), { calendar: RULES_ONLY });
    linted.push({ file, ok: findings.every(({ severity }) => severity === 'note'), states, findings });
  }
  if (options.json) printJson({ files: linted });
  else for (const one of linted) print(describe(one));
  if (linted.some(({ ok }) => !ok)) process.exitCode = exitCodes.failure;
}

function describe({ file, ok, states, findings }: LintedFile): string {
  const lines = findings.map((finding) => describeFinding(file, finding));
  return [...(ok ? [`${file}: ok (${states} states)`] : []), ...lines].join('\n');
}
