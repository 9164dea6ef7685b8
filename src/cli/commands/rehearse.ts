import { instantOf } from '../../domain/calendar/instant.ts';
import { RULES_ONLY } from '../../domain/calendar/school-calendar.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import { rehearsalPicture } from '../../domain/pictures/rehearsal-picture.ts';
import { firstStart } from '../../domain/template/model/first-start.ts';
import type { Template } from '../../domain/template/model/types.ts';
import { parseTemplate } from '../../domain/template/reading/load.ts';
import type { Language } from '../../domain/text.ts';
import type { Course } from '../../domain/trajectory/forecast/course.ts';
import type { AgendaEntry } from '../../domain/trajectory/forecast/entries.ts';
import type { Persona } from '../../domain/trajectory/forecast/personas.ts';
import { type Rehearsal, rehearse } from '../../domain/trajectory/forecast/rehearse.ts';
import type { Command } from '../../domain/trajectory/model/commands.ts';
import { isEndless } from '../../domain/trajectory/model/endless.ts';
import type { TrajectoryStatus } from '../../domain/trajectory/model/state.ts';
import { systemClock } from '../../platform/clock.ts';
import { statusWords } from '../../texts/statuses.ts';
import { dayAndTime } from '../day-and-time.ts';
import { commandError } from '../errors.ts';
import { print, printJson } from '../output.ts';
import { readTextFile } from '../read-file.ts';
import { actWords, expiryWords, kindWords } from '../rehearsal-words.ts';
import { table } from '../table.ts';

/** What can be asked of a rehearsal in a terminal. */
export interface RehearseOptions {
  persona: Persona;
  start?: string;
  language: Language;
  choose?: readonly (readonly [step: string, option: string])[];
  silentFrom?: string;
  leaves?: Course['leaves'];
  svg?: boolean;
  json?: boolean;
}

/** Plays a template for a persona and prints everything that happens, in order. */
export async function rehearseFile(file: string, options: RehearseOptions): Promise<void> {
  const parsed = parseTemplate(await readTextFile(file));
  if (!parsed.ok) {
    const [first] = parsed.errors;
    const place = first?.line === undefined ? file : `${file}:${first.line}`;
    throw commandError(`${place}: ${first?.message.en} (traject lint ${file} lists everything).`);
  }
  const { template } = parsed;
  const start = options.start ?? firstStart(template, today());
  const rehearsal = playThrough(template, options, start, (node) => {
    const line = parsed.lineOfNode(node);
    return line === undefined ? file : `${file}:${line}`;
  });
  if (options.svg) {
    print(rehearsalPicture(rehearsal, template, options.language).trimEnd());
    return;
  }
  const entries = rehearsal.entries.map(({ at, kind, phase, step, to, rung, subject, due }) => ({
    ...{ at, kind, phase, step, to, rung, subject },
    ...(due === undefined ? {} : { due }),
  }));
  if (options.json) {
    printJson({ ...rehearsal, entries });
    return;
  }
  const { language } = options;
  const said = texts[language];
  print(`${template.title[language]}, ${said.persona[options.persona]}, ${said.from} ${start}`);
  print();
  print(
    table(
      said.head,
      entries.map((entry) => [
        ...[dayAndTime(entry.at), kindWords[entry.kind][language], entry.phase, entry.step, entry.to],
        ...[entry.rung, `${happening(entry.kind, entry.subject ?? '', language)}${said.until(entry.due)}`],
      ]),
    ),
  );
  print();
  const mails = entries.filter(({ kind }) => kind === 'mail').length;
  print(said.counted(entries.length, mails, entries.at(-1)?.at.slice(0, 10) ?? start));
}

const texts = {
  nl: {
    head: ['wanneer', 'wat', 'fase', 'stap', 'wie', 'trede', 'onderwerp'],
    from: 'vanaf',
    until: (due: string | undefined) => (due === undefined ? '' : ` (tegen ${due})`),
    persona: {
      prompt: 'een school die vlot antwoordt',
      slow: 'een trage school',
      silent: 'een school die zwijgt',
      'drop-out': 'een school die afhaakt',
      'changes-hands': 'een school waar de mensen wisselen',
    },
    counted: (entries: number, mails: number, last: string) =>
      `${entries} regels, waarvan ${mails} mails; de laatste op ${last}.`,
  },
  en: {
    head: ['when', 'what', 'phase', 'step', 'to', 'rung', 'subject'],
    from: 'from',
    until: (due: string | undefined) => (due === undefined ? '' : ` (by ${due})`),
    persona: {
      prompt: 'a school that answers promptly',
      slow: 'a slow school',
      silent: 'a silent school',
      'drop-out': 'a school that drops out',
      'changes-hands': 'a school where people change',
    },
    counted: (entries: number, mails: number, last: string) =>
      `${entries} entries, ${mails} of them mails; last on ${last}.`,
  },
} as const satisfies { [language in Language]: object };

/** What happens, in words: mails and steps have a text, the rest a code. */
function happening(kind: AgendaEntry['kind'], subject: string, language: Language): string {
  switch (kind) {
    case 'act':
      return actWords[subject as Command['type']]?.[language] ?? subject;
    case 'expiry':
      return expiryWords[subject]?.[language] ?? subject;
    case 'end':
      return statusWords[language][subject as TrajectoryStatus];
    case 'handover':
      return { nl: 'iemand anders krijgt deze rol', en: 'somebody else takes this role' }[language];
    default:
      return subject;
  }
}

function today(): string {
  return localDateOf(instantOf(systemClock.now().epochMilliseconds));
}

function playThrough(
  template: Template,
  { persona, language, choose, silentFrom, leaves }: RehearseOptions,
  start: string,
  placeOf: (node: string) => string,
): Rehearsal {
  try {
    const course: Course = {
      choose: Object.fromEntries(choose ?? []),
      ...(silentFrom === undefined ? {} : { silentFrom }),
      leaves: leaves ?? [],
    };
    return rehearse(template, { persona, start, language, course, context: { calendar: RULES_ONLY } });
  } catch (error) {
    if (isEndless(error)) {
      const sentence = 'This comes back by itself time and again: it never ends.';
      throw commandError(`${placeOf(error.node)}: ${sentence}`, error);
    }
    if (error instanceof RangeError) throw commandError(error.message, error);
    throw error;
  }
}
