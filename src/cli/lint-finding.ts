import type { Finding } from '../domain/lint/finding.ts';

/**
 * One finding of lint as a terminal shows it: where and what, how one gets there, and what would mend it.
 * @param file as it was named on the command line
 */
export function describeFinding(
  file: string,
  { rule, line, at, within, message, trail, mend }: Finding,
): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return [
    `${place}: ${rule === 'file' ? placeInFile(at, within) : ''}${message.en} [${rule}]`,
    ...(trail === undefined ? [] : [`  the way there: ${trail.join(' → ')}`]),
    ...(mend === undefined ? [] : [`  to mend it: ${mend.en}`]),
  ].join('\n');
}

/** `step 'plan_review', due.in: ` for what stands in something with a name, else its path. */
function placeInFile(at: string, within: string | undefined): string {
  const [, list = '', key = ''] = /^.*\b(role|step|module|track|phase)s\.\d+\.?(.*)$/.exec(at) ?? [];
  if (within === undefined || list === '') return at === '' ? '' : `${at}: `;
  return key === '' || key === list ? `${list} '${within}': ` : `${list} '${within}', ${key}: `;
}
