import type { ApplicationError } from '../../application/application-error.ts';
import * as tasks from '../../application/templates/bounded-tasks.ts';
import { neverAtRest, notPlayable, startOutside } from '../../application/templates/errors.ts';
import { instantOf } from '../../domain/calendar/instant.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import type { FurtherLanguage, Language } from '../../domain/text.ts';
import type { Course } from '../../domain/trajectory/forecast/course.ts';
import type { AgendaEntry } from '../../domain/trajectory/forecast/entries.ts';
import type { Persona } from '../../domain/trajectory/forecast/personas.ts';
import type { Command } from '../../domain/trajectory/model/commands.ts';
import type { TrajectoryStatus } from '../../domain/trajectory/model/state.ts';
import { systemClock } from '../../platform/clock.ts';
import { statusWords } from '../../texts/statuses.ts';
import { dayAndTime } from '../day-and-time.ts';
import { commandError } from '../errors.ts';
import { placeOf, withFiles, workOnFile } from '../in-bounds.ts';
import { print, printJson } from '../output.ts';
import { readTextFile } from '../read-file.ts';
import { actWords, expiryWords, kindWords } from '../rehearsal-words.ts';
import { table } from '../table.ts';

/** What can be asked of a rehearsal in a terminal. */
export interface RehearseOptions {
  persona: Persona;
  start?: string;
  language: Language;
  texts?: FurtherLanguage;
  choose?: readonly (readonly [step: string, option: string])[];
  silentFrom?: string;
  leaves?: Course['leaves'];
  svg?: boolean;
  json?: boolean;
}

/** Plays a template for a persona and prints everything that happens, in order. */
export async function rehearseFile(file: string, options: RehearseOptions): Promise<void> {
  const source = await readTextFile(file);
  const { rehearsal, title, picture } = await withFiles(() => playThrough(file, source, options));
  const { start } = rehearsal;
  if (options.svg) {
    print(picture?.trimEnd());
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
  print(`${title[language]}, ${said.persona[options.persona]}, ${said.from} ${start}`);
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

async function playThrough(
  file: string,
  source: string,
  { persona, language, texts: further, choose, silentFrom, leaves, start, svg = false }: RehearseOptions,
): Promise<Extract<tasks.RehearsedSource, { kind: 'rehearsed' }>> {
  const course: Course = {
    choose: Object.fromEntries(choose ?? []),
    ...(silentFrom === undefined ? {} : { silentFrom }),
    leaves: leaves ?? [],
  };
  const asked = {
    ...{ source, version: 1, persona, course, start, today: today(), language, isDrawn: svg },
    furtherLanguage: further,
  };
  const rehearsed = await workOnFile(file, tasks.rehearseSource, asked satisfies tasks.SourceRehearsal);
  if (rehearsed.kind === 'rehearsed') return rehearsed;
  throw commandError(whyNot(file, rehearsed));
}

/** Why a file cannot be rehearsed, in one sentence. */
function whyNot(file: string, why: Exclude<tasks.RehearsedSource, { kind: 'rehearsed' }>): string {
  switch (why.kind) {
    case 'not-a-template': {
      const [first] = why.errors;
      return `${placeOf(file, first?.line)}: ${first?.message.en} (traject lint ${file} lists everything).`;
    }
    case 'start-outside':
      return sentenceOf(startOutside(why.period));
    case 'wrong-course':
      return why.message.en;
    case 'refused':
      return sentenceOf(notPlayable(why.node, undefined), placeOf(file, why.line));
    case 'endless':
      return sentenceOf(neverAtRest(why.node, undefined), placeOf(file, why.line));
  }
}

/** The same words as over the API, after the place where it stands. */
function sentenceOf({ errors = [], message }: ApplicationError, place?: string): string {
  const sentence = errors[0]?.message.en ?? message;
  return place === undefined ? sentence : `${place}: ${sentence}`;
}
