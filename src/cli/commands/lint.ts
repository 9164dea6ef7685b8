import { parseTemplate, type TemplateError } from '../../domain/template/load.ts';
import { exitCodes } from '../failure.ts';
import { readTextFile } from '../files.ts';
import { print, printJson } from '../output.ts';

/** Checks template files; the exit code is 1 when anything is wrong in any of them. */
export async function lint(files: readonly string[], options: { json?: boolean }): Promise<void> {
  const findings: { file: string; ok: boolean; errors: readonly TemplateError[] }[] = [];
  for (const file of files) {
    const parsed = parseTemplate(await readTextFile(file));
    findings.push({ file, ok: parsed.ok, errors: parsed.ok ? [] : parsed.errors });
  }
  if (options.json) printJson({ files: findings });
  else for (const finding of findings) print(describe(finding.file, finding.errors));
  if (findings.some(({ ok }) => !ok)) process.exitCode = exitCodes.failure;
}

function describe(file: string, errors: readonly TemplateError[]): string {
  if (errors.length === 0) return `${file}: ok`;
  return errors
    .map(({ line, path, message }) => {
      const place = line === undefined ? file : `${file}:${line}`;
      return `${place}: ${path === '' ? '' : `${path}: `}${message.en}`;
    })
    .join('\n');
}
