import { RULES_ONLY } from '../../domain/calendar/school-calendar.ts';
import type { Finding } from '../../domain/lint/finding.ts';
import { lint as lintTemplate } from '../../domain/lint/lint.ts';
import { exitCodes } from '../errors.ts';
import { describeFinding } from '../lint-finding.ts';
import { print, printJson, remark } from '../output.ts';
import { readTextFile } from '../read-file.ts';
import { sentenceOf } from '../report-failure.ts';

interface LintedFile {
  readonly file: string;
  readonly ok: boolean;
  /** How many states were looked at. */
  readonly states: number;
  readonly findings: readonly Finding[];
  /** Why it could not be looked at. */
  readonly unreadable?: string;
}

/** Checks template files; the exit code is 1 when anything is wrong in any of them. */
export async function lint(files: readonly string[], options: { json?: boolean }): Promise<void> {
  const linted: LintedFile[] = [];
  for (const file of files) {
    const one = await lintFile(file);
    linted.push(one);
    if (options.json) continue;
    if (one.unreadable === undefined) print(describe(one));
    else remark(`traject: ${one.unreadable}`);
  }
  if (options.json) printJson({ files: linted.map(({ unreadable: _, ...one }) => one) });
  if (linted.some(({ ok }) => !ok)) process.exitCode = exitCodes.failure;
}

// One file that cannot be read, or that meets a fault of ours, does not take the others along.
async function lintFile(file: string): Promise<LintedFile> {
  try {
    const { findings, states } = lintTemplate(await readTextFile(file), { calendar: RULES_ONLY });
    return { file, ok: findings.every(({ severity }) => severity === 'note'), states, findings };
  } catch (error) {
    const unreadable = sentenceOf(error);
    const message = { nl: unreadable, en: unreadable };
    return {
      file,
      ok: false,
      states: 0,
      findings: [{ rule: 'file', severity: 'error', at: '', message }],
      unreadable,
    };
  }
}

function describe({ file, ok, states, findings }: LintedFile): string {
  const lines = findings.map((finding) => describeFinding(file, finding));
  return [...(ok ? [`${file}: ok (${states} states)`] : []), ...lines].join('\n');
}
