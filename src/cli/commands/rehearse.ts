import { instantOf } from '../../domain/calendar/instant.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import { firstStart } from '../../domain/template/first-start.ts';
import { parseTemplate } from '../../domain/template/load.ts';
import type { Template } from '../../domain/template/types.ts';
import type { Language } from '../../domain/text.ts';
import type { Persona } from '../../domain/trajectory/personas.ts';
import { type Rehearsal, rehearse } from '../../domain/trajectory/rehearse.ts';
import { systemClock } from '../../platform/clock.ts';
import { commandError } from '../failure.ts';
import { readTextFile } from '../files.ts';
import { moment } from '../moments.ts';
import { print, printJson } from '../output.ts';
import { table } from '../table.ts';

/** Plays a template for a persona and prints everything that happens, in order. */
export async function rehearseFile(
  file: string,
  options: { persona: Persona; start?: string; language: Language; json?: boolean },
): Promise<void> {
  const parsed = parseTemplate(await readTextFile(file));
  if (!parsed.ok) {
    const [first] = parsed.errors;
    const place = first?.line === undefined ? file : `${file}:${first.line}`;
    throw commandError(`${place}: ${first?.message.en} (traject lint ${file} lists everything).`);
  }
  const { template } = parsed;
  const start = options.start ?? firstStart(template, today());
  const rehearsal = playThrough(template, options, start);
  const entries = rehearsal.entries.map(({ at, kind, phase, step, to, rung, subject }) => ({
    ...{ at, kind, phase, step, to, rung, subject },
  }));
  if (options.json) {
    printJson({ ...rehearsal, entries });
    return;
  }
  const mails = entries.filter(({ kind }) => kind === 'mail').length;
  print(`${template.title[options.language]}, ${options.persona} school, from ${start}`);
  print();
  print(
    table(
      ['when', 'what', 'phase', 'step', 'to', 'rung', 'subject'],
      entries.map((entry) => [
        ...[moment(entry.at), entry.kind, entry.phase, entry.step, entry.to, entry.rung, entry.subject],
      ]),
    ),
  );
  print();
  print(
    `${entries.length} entries, ${mails} of them mails; last on ${entries.at(-1)?.at.slice(0, 10) ?? start}.`,
  );
}

function today(): string {
  return localDateOf(instantOf(systemClock.now().epochMilliseconds));
}

function playThrough(
  template: Template,
  { persona, language }: { persona: Persona; language: Language },
  start: string,
): Rehearsal {
  try {
    return rehearse(template, { persona, start, language, context: { calendar: { overrides: [] } } });
  } catch (error) {
    if (error instanceof RangeError) throw commandError(error.message, error);
    throw error;
  }
}
