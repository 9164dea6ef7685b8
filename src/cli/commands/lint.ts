import * as tasks from '../../application/templates/bounded-tasks.ts';
import { RULES_ONLY } from '../../domain/calendar/school-calendar.ts';
import { type Finding, isSound } from '../../domain/lint/finding.ts';
import type { AcceptedFinding } from '../../domain/lint/sense/accepted.ts';
import type { KnownTemplate } from '../../domain/lint/sense/examined.ts';
import { exitCodes } from '../errors.ts';
import { costlyFinding, tryFile, withFiles } from '../in-bounds.ts';
import { templatesAround } from '../known-templates.ts';
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
  readonly accepted: readonly AcceptedFinding[];
  /** Why it could not be looked at. */
  readonly unreadable?: string;
}

/** Checks template files; the exit code is 1 when anything is wrong in any of them. */
export function lint(files: readonly string[], options: { json?: boolean }): Promise<void> {
  return withFiles(() => lintFiles(files, options));
}

async function lintFiles(files: readonly string[], options: { json?: boolean }): Promise<void> {
  const linted: LintedFile[] = [];
  const others = await templatesAround(files);
  for (const file of files) {
    const one = await lintFile(file, others);
    linted.push(one);
    if (options.json) continue;
    if (one.unreadable === undefined) print(describe(one));
    else remark(`traject: ${one.unreadable}`);
  }
  if (options.json) printJson({ files: linted.map(({ unreadable: _, ...one }) => one) });
  if (linted.some(({ ok }) => !ok)) process.exitCode = exitCodes.failure;
}

// One file that cannot be read, costs too much, or meets a fault of ours, does not take the others along.
async function lintFile(file: string, others: readonly KnownTemplate[]): Promise<LintedFile> {
  try {
    const source = await readTextFile(file);
    const tried = await tryFile(tasks.lintSource, source, { calendar: RULES_ONLY, others });
    if (tried.kind === 'too-costly')
      return { file, ok: false, states: 0, findings: [costlyFinding(tried.line)], accepted: [] };
    const { findings, accepted, states } = tried.result;
    return { file, ok: isSound(findings), states, findings, accepted };
  } catch (error) {
    const unreadable = sentenceOf(error);
    const message = { nl: unreadable, en: unreadable };
    return {
      file,
      ok: false,
      states: 0,
      findings: [{ rule: 'file', severity: 'error', at: '', message }],
      accepted: [],
      unreadable,
    };
  }
}

function describe({ file, ok, states, findings, accepted }: LintedFile): string {
  const lines = findings.map((finding) => describeFinding(file, finding));
  const meant = accepted.length === 0 ? '' : `, ${accepted.length} accepted`;
  return [...(ok ? [`${file}: ok (${states} states${meant})`] : []), ...lines].join('\n');
}
