import type { Finding } from '../domain/lint/finding.ts';

/**
 * One finding of lint as a terminal shows it: where and what, how one gets there, and what would mend it.
 * @param file as it was named on the command line
 */
export function describeFinding(file: string, { rule, line, at, message, trail, mend }: Finding): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return [
    `${place}: ${rule === 'file' && at !== '' ? `${at}: ` : ''}${message.en} [${rule}]`,
    ...(trail === undefined ? [] : [`  the way there: ${trail.join(' → ')}`]),
    ...(mend === undefined ? [] : [`  to mend it: ${mend.en}`]),
  ].join('\n');
}
