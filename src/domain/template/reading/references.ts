import type { Text } from '../../text.ts';
import { anchorOf, MOMENTS_OF_FACT, MOMENTS_OF_STEP } from '../model/anchors.ts';
import { byNearness } from '../nearest.ts';
import { moneyErrors } from './money-references.ts';
import type { ClosesFile, OpensFile, RungFile, StepFile, TemplateFile } from './schema.ts';
import { textLanguageErrors } from './text-languages.ts';

/** An inner reference that leads nowhere, or something that two places define. */
export interface ReferenceError {
  readonly path: readonly (string | number)[];
  readonly message: Text;
}

type Path = readonly (string | number)[];

/** What opens, and a stage what closes. */
interface Timed {
  readonly opens?: OpensFile | undefined;
  readonly closes?: ClosesFile | undefined;
}

/** Checks what a schema cannot: every name that is used exists, every id is given once. */
export function referenceErrors(file: TemplateFile): readonly ReferenceError[] {
  const errors: ReferenceError[] = [];
  const roles = new Set(file.roles.map((role) => role.role));
  const ids = new Map<string, Path>();
  const steps = new Map<string, StepFile>();

  const error = (path: Path, nl: string, en: string) => errors.push({ path, message: { nl, en } });
  const role = (name: string | undefined, path: Path) => {
    if (name !== undefined && !roles.has(name)) {
      error(
        path,
        `De rol '${name}' bestaat niet; kies uit ${choices(name, [...roles])}.`,
        `There is no role '${name}'; choose from ${choices(name, [...roles])}.`,
      );
    }
  };
  const define = (id: string, path: Path) => {
    if (ids.has(id))
      error(path, `De naam '${id}' wordt twee keer gebruikt.`, `The name '${id}' is used twice.`);
    ids.set(id, path);
  };
  const rungs = (ladder: readonly RungFile[], path: Path) => {
    for (const [index, rung] of ladder.entries()) {
      role(rung.to, [...path, index, 'to']);
      if (ladder.findIndex((other) => other.rung === rung.rung) !== index) {
        error(
          [...path, index, 'rung'],
          `De trede '${rung.rung}' staat er twee keer.`,
          `The rung '${rung.rung}' occurs twice.`,
        );
      }
    }
  };

  role(file.counsellor, ['counsellor']);
  for (const [index, definition] of file.roles.entries())
    role(definition.falls_back_to, ['roles', index, 'falls_back_to']);
  for (const [name, ladder] of Object.entries(file.ladders ?? {})) rungs(ladder, ['ladders', name]);

  const everyStep = stepsInFile(file);
  for (const [p, phase] of file.phases.entries()) {
    define(phase.phase, ['phases', p, 'phase']);
    for (const [m, module] of (phase.modules ?? []).entries())
      define(module.module, ['phases', p, 'modules', m, 'module']);
    for (const [t, track] of (phase.tracks ?? []).entries())
      define(track.track, ['phases', p, 'tracks', t, 'track']);
  }
  for (const { step, path } of everyStep) {
    define(step.step, [...path, 'step']);
    steps.set(step.step, step);
  }

  const after = (value: string | readonly string[] | undefined, path: Path) => {
    for (const id of value === undefined ? [] : typeof value === 'string' ? [value] : value) {
      if (!ids.has(id))
        error(
          [...path, 'opens', 'after'],
          `'${id}' bestaat niet in dit modeltraject; kies uit ${choices(id, [...ids.keys()])}.`,
          `There is no '${id}' in this template; choose from ${choices(id, [...ids.keys()])}.`,
        );
    }
  };
  const moment = (written: string | undefined, path: Path) => {
    const wrong = written === undefined ? undefined : wrongMoment(written, steps);
    if (wrong !== undefined) error(path, wrong.nl, wrong.en);
  };
  const moments = ({ opens, closes }: Timed, path: Path) => {
    moment(opens?.from, [...path, 'opens', 'from']);
    moment(closes?.from, [...path, 'closes', 'from']);
  };
  for (const [p, phase] of file.phases.entries()) {
    moments(phase, ['phases', p]);
    for (const [m, module] of (phase.modules ?? []).entries()) moments(module, ['phases', p, 'modules', m]);
    for (const [t, track] of (phase.tracks ?? []).entries()) moments(track, ['phases', p, 'tracks', t]);
    after(phase.opens?.after, ['phases', p]);
    for (const [m, module] of (phase.modules ?? []).entries())
      after(module.opens?.after, ['phases', p, 'modules', m]);
    for (const [t, track] of (phase.tracks ?? []).entries())
      after(track.opens?.after, ['phases', p, 'tracks', t]);
  }
  for (const { step, path } of everyStep) {
    role(step.role, [...path, 'role']);
    for (const [index, attendee] of (step.attendees ?? []).entries())
      role(attendee, [...path, 'attendees', index]);
    for (const [index, reader] of (step.sees ?? []).entries()) role(reader, [...path, 'sees', index]);
    after(step.opens?.after, path);
    if (typeof step.reminders === 'string') {
      if (!Object.hasOwn(file.ladders ?? {}, step.reminders)) {
        error([...path, 'reminders'], ...noLadder(step.reminders, Object.keys(file.ladders ?? {})));
      }
    } else if (step.reminders !== undefined) rungs(step.reminders, [...path, 'reminders']);
    if (step.kind === 'review' && (step.reviews === undefined || !steps.has(step.reviews))) {
      const known = [...steps.keys()].filter((id) => id !== step.step);
      if (step.reviews === undefined) {
        error(
          [...path, 'reviews'],
          'Een beoordeling noemt de stap die beoordeeld wordt (reviews).',
          'A review names the step that it judges (reviews).',
        );
      } else {
        error(
          [...path, 'reviews'],
          `De stap '${step.reviews}' bestaat niet; kies uit ${choices(step.reviews, known)}.`,
          `There is no step '${step.reviews}'; choose from ${choices(step.reviews, known)}.`,
        );
      }
    }
    if (step.kind === 'trajectory' && step.proposes === undefined) {
      error(
        [...path, 'proposes'],
        'Noem het modeltraject dat wordt voorgesteld.',
        'Name the template that is proposed.',
      );
    }
    for (const [there, here] of Object.entries(step.starts?.roles ?? {})) {
      role(here, [...path, 'starts', 'roles', there]);
    }
    if (step.kind !== 'trajectory' && step.starts !== undefined) {
      error(
        [...path, 'starts'],
        'Alleen een stap van de soort trajectory start een traject.',
        'Only a step of the kind trajectory starts one.',
      );
    }
    if (step.kind === 'decision' && step.options === undefined) {
      error([...path, 'options'], 'Een beslissing heeft keuzes nodig.', 'A decision needs options.');
    }
    const options = step.options?.map(({ id }) => id) ?? [];
    const then = step.expires?.then;
    if (then !== undefined && !['skip', 'ask', 'stop', ...options].includes(then)) {
      const known = choices(then, ['skip', 'ask', 'stop', ...options]);
      error(
        [...path, 'expires', 'then'],
        `'${then}' is geen keuze van deze stap; kies uit ${known}.`,
        `'${then}' is no option of this step; choose from ${known}.`,
      );
    }
    for (const [index, option] of (step.options ?? []).entries()) {
      if (['skip', 'ask'].includes(option.id) && then === option.id) {
        error(
          [...path, 'options', index, 'id'],
          `'${option.id}' betekent al iets bij expires; geef de keuze een andere naam.`,
          `'${option.id}' means something already with expires; give the option another name.`,
        );
      }
      if (option.back_to !== undefined && !steps.has(option.back_to)) {
        const known = choices(option.back_to, [...steps.keys()]);
        error(
          [...path, 'options', index, 'back_to'],
          `De stap '${option.back_to}' bestaat niet; kies uit ${known}.`,
          `There is no step '${option.back_to}'; choose from ${known}.`,
        );
      }
    }
    moment(step.due?.from, [...path, 'due', 'from']);
    moment(step.opens?.from, [...path, 'opens', 'from']);
    if (step.expires !== undefined && step.due === undefined) {
      error(
        [...path, 'expires'],
        'Wat vervalt, heeft een einddatum nodig (due).',
        'What expires needs a due date.',
      );
    }
  }
  return [...errors, ...moneyErrors(everyStep, roles), ...textLanguageErrors(file)];
}

/** What is wrong with a moment that something is counted from; nothing when it is one. */
function wrongMoment(written: string, steps: ReadonlyMap<string, StepFile>): Text | undefined {
  const { of, what } = anchorOf(written);
  const fact = MOMENTS_OF_FACT[of];
  const step = steps.get(of);
  if (fact === undefined && step === undefined) {
    const known = choices(of, [...steps.keys(), ...Object.keys(MOMENTS_OF_FACT)]);
    return {
      nl: `Er is geen stap '${of}'; kies uit ${known}.`,
      en: `There is no step '${of}'; choose from ${known}.`,
    };
  }
  const moments = fact ?? [...MOMENTS_OF_STEP, ...datesAskedIn(step)];
  if (moments.includes(what)) return undefined;
  return {
    nl: `${of} heeft geen moment '${what}'; kies uit ${moments.join(', ')}.`,
    en: `${of} has no moment '${what}'; choose from ${moments.join(', ')}.`,
  };
}

function datesAskedIn(step: StepFile | undefined): readonly string[] {
  const properties = (step?.answers as { readonly properties?: unknown } | undefined)?.properties;
  if (typeof properties !== 'object' || properties === null) return [];
  return Object.entries(properties)
    .filter(([, property]) => (property as { readonly format?: unknown } | null)?.format === 'date')
    .map(([name]) => name);
}

/** So many names are read in a sentence; the rest stands in the file. */
const CHOICES_SHOWN = 6;

/** The names that may be meant, nearest first. */
function choices(word: string, names: readonly string[]): string {
  const sorted = byNearness(word, names);
  const more = sorted.length > CHOICES_SHOWN ? ', …' : '';
  return `${sorted.slice(0, CHOICES_SHOWN).join(', ')}${more}`;
}

function noLadder(name: string, names: readonly string[]): [nl: string, en: string] {
  if (names.length === 0) {
    return [
      `De ladder '${name}' bestaat niet; schrijf hem onder ladders.`,
      `There is no ladder '${name}'; write it under ladders.`,
    ];
  }
  return [
    `De ladder '${name}' bestaat niet; kies uit ${choices(name, names)}.`,
    `There is no ladder '${name}'; choose from ${choices(name, names)}.`,
  ];
}

/** Where each phase, module, track, step and role stands in the file, by its id. */
export function filePlaces(file: TemplateFile): ReadonlyMap<string, Path> {
  const places = new Map<string, Path>();
  for (const [r, role] of file.roles.entries()) places.set(role.role, ['roles', r]);
  for (const [p, phase] of file.phases.entries()) {
    places.set(phase.phase, ['phases', p]);
    for (const [m, module] of (phase.modules ?? []).entries())
      places.set(module.module, ['phases', p, 'modules', m]);
    for (const [t, track] of (phase.tracks ?? []).entries())
      places.set(track.track, ['phases', p, 'tracks', t]);
  }
  for (const { step, path } of stepsInFile(file)) places.set(step.step, path);
  return places;
}

/** Every step of a file, in its order, with where it stands. */
export function stepsInFile(file: TemplateFile): { step: StepFile; path: Path }[] {
  return file.phases.flatMap((phase, p) => [
    ...(phase.steps ?? []).map((step, s) => ({ step, path: ['phases', p, 'steps', s] })),
    ...(phase.modules ?? []).flatMap((module, m) =>
      module.steps.map((step, s) => ({ step, path: ['phases', p, 'modules', m, 'steps', s] })),
    ),
    ...(phase.tracks ?? []).flatMap((track, t) =>
      track.steps.map((step, s) => ({ step, path: ['phases', p, 'tracks', t, 'steps', s] })),
    ),
  ]);
}
