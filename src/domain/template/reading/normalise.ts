import { lastDayOfQuarter } from '../../calendar/quarter.ts';
import { anchorOf } from '../model/anchors.ts';
import type {
  Closing,
  DueRule,
  Expiry,
  MoneyRule,
  Opening,
  Party,
  Repeat,
  Rung,
  StageNode,
  StepNode,
  Template,
} from '../model/types.ts';
import type {
  ClosesFile,
  NodeFile,
  OpensFile,
  PhaseFile,
  RungFile,
  StepFile,
  TemplateFile,
} from './schema.ts';

/** Turns a checked file into the form in which the core runs it: defaults filled in, ladders copied to their steps. */
export function normalise(file: TemplateFile): Template {
  const ladders = new Map(Object.entries(file.ladders ?? {}));
  const parties = new Map<string, Party>(file.roles.map((role) => [role.role, role.party]));
  const build: Build = { ladders, counsellor: file.counsellor, parties };
  return {
    id: file.template,
    subject: file.subject,
    ...(file.also === undefined ? {} : { also: file.also }),
    title: file.title,
    summary: file.summary,
    ...optional('furtherLanguages', file.languages),
    source: file.source,
    availableFrom: file.available_from,
    ...(file.available_until === undefined ? {} : { availableUntil: file.available_until }),
    roles: file.roles.map((role) => ({
      id: role.role,
      party: role.party,
      title: role.title,
      optional: role.optional ?? false,
      ...(role.falls_back_to === undefined ? {} : { fallsBackTo: role.falls_back_to }),
    })),
    counsellorRole: file.counsellor,
    phases: file.phases.map((phase, index) => phaseOf(phase, file.phases[index - 1]?.phase, build)),
  };
}

interface Build {
  readonly ladders: ReadonlyMap<string, readonly RungFile[]>;
  readonly counsellor: string;
  readonly parties: ReadonlyMap<string, Party>;
}

function phaseOf(phase: PhaseFile, before: string | undefined, build: Build): StageNode {
  const groups = [
    ...(phase.modules ?? []).map((module) => ({
      id: module.module,
      form: 'module' as const,
      file: module,
      level: module.level,
    })),
    ...(phase.tracks ?? []).map((track) => ({
      id: track.track,
      form: 'track' as const,
      file: track,
      level: undefined,
    })),
  ];
  return {
    type: 'stage',
    form: 'phase',
    ...nodeOf(phase.phase, phase, before),
    ...optional('closes', closingOf(phase.closes)),
    children: [
      ...stepsOf(phase.steps ?? [], build),
      // Modules and tracks run side by side: nothing holds them back unless the file says so.
      ...groups.map(
        (group): StageNode => ({
          type: 'stage',
          form: group.form,
          ...nodeOf(group.id, group.file, undefined),
          ...optional('closes', closingOf(group.file.closes)),
          ...(group.level === undefined ? {} : { level: group.level }),
          children: stepsOf(group.file.steps, build),
        }),
      ),
    ],
  };
}

function stepsOf(steps: readonly StepFile[], build: Build): StepNode[] {
  return steps.map((step, index) => stepOf(step, steps[index - 1]?.step, build));
}

function stepOf(step: StepFile, before: string | undefined, build: Build): StepNode {
  const role = step.role ?? build.counsellor;
  const rungs =
    typeof step.reminders === 'string' ? (build.ladders.get(step.reminders) ?? []) : (step.reminders ?? []);
  return {
    type: 'step',
    kind: step.kind,
    ...nodeOf(step.step, step, before),
    ...(step.reviews === undefined ? {} : { opens: openingAfter(step, before) }),
    role,
    ...optional('noun', step.noun),
    ask: step.ask ?? step.title,
    ...optional('done', step.done),
    ...optional('due', dueOf(step.due, build.parties.get(role))),
    ladder: rungs.map((rung) => rungOf(rung, role)),
    ...optional('expiry', step.expires as Expiry | undefined),
    ...(step.done_when === undefined
      ? {}
      : { doneWhen: { if: step.done_when.if, ...optional('outcome', step.done_when.outcome) } }),
    ...optional('extension', step.more_time),
    ...optional('answers', step.answers),
    ...(step.options === undefined
      ? {}
      : {
          options: step.options.map((option) => ({
            id: option.id,
            title: option.title,
            ...optional('done', option.done),
            ...optional('then', option.then),
            ...optional('backTo', option.back_to),
            ...optional('place', option.place),
            ...optional('asks', option.asks),
          })),
        }),
    ...optional('reviews', step.reviews),
    ...optional('proposes', step.proposes),
    ...optional('starts', step.starts),
    ...optional('button', step.button),
    ...optional('amount', step.amount),
    ...optional('money', moneyOf(step.money)),
    attendees: step.attendees ?? [],
    ...(step.delegable === false ? { delegable: false as const } : {}),
    ...optional('sees', step.sees),
    milestone: step.milestone ?? step.kind === 'milestone',
    ...optional('target', step.target),
    ...(step.indicator === undefined ? {} : { indicators: [step.indicator].flat() }),
  };
}

function moneyOf(money: StepFile['money']): MoneyRule | undefined {
  if (money === undefined) return undefined;
  const { books, amount, owed_by: owedBy } = money;
  return { books, ...optional('amount', amount), ...optional('owedBy', owedBy) };
}

function dueOf(due: StepFile['due'], party: Party | undefined): DueRule | undefined {
  if (due === undefined) return undefined;
  const { quarter } = due;
  const usual = party === 'school' ? 'next-school-day' : 'next-working-day';
  return {
    ...optional('in', due.in),
    ...optional('from', due.from === undefined ? undefined : anchorOf(due.from)),
    ...optional('on', quarter === undefined ? due.on : lastDayOfQuarter(quarter)),
    ...optional('planned', due.planned),
    calendar: due.calendar ?? 'calendar-days',
    // The day after the last of a quarter would be in the next one.
    landing: due.landing ?? (quarter === undefined ? usual : 'none'),
  };
}

function nodeOf(id: string, file: NodeFile, before: string | undefined) {
  return {
    id,
    title: file.title,
    opens: openingOf(file.opens, before),
    ...optional('when', file.when),
    ...optional('requires', file.requires),
    ...optional('repeat', repeatOf(file.repeat)),
  };
}

function openingOf(opens: OpensFile | undefined, before: string | undefined): Opening {
  const after = opens?.after;
  return {
    after:
      after === undefined
        ? before === undefined
          ? []
          : [before]
        : typeof after === 'string'
          ? [after]
          : after,
    ...optional('count', opens?.count),
    ...optional('delay', opens?.from === undefined ? opens?.delay : (opens.in ?? 'P0D')),
    ...optional('from', opens?.from === undefined ? undefined : anchorOf(opens.from)),
    ...optional('on', opens?.on),
    calendar: opens?.calendar ?? 'calendar-days',
    landing: opens?.landing ?? 'none',
  };
}

function closingOf(closes: ClosesFile | undefined): Closing | undefined {
  if (closes === undefined) return undefined;
  const { on, with: end, from, in: within, calendar } = closes;
  if (from === undefined) return { ...optional('on', on), ...optional('with', end) };
  return { term: { from: anchorOf(from), in: within ?? 'P0D', calendar: calendar ?? 'calendar-days' } };
}

// A review waits for the work that it judges, each time anew, whatever else it waits for.
function openingAfter(step: StepFile, before: string | undefined): Opening {
  const opening = openingOf(step.opens, before);
  const target = step.reviews;
  if (target === undefined || opening.after.includes(target)) return opening;
  return { ...opening, after: [...opening.after, target] };
}

function repeatOf(repeat: NodeFile['repeat']): Repeat | undefined {
  if (repeat === undefined) return undefined;
  return {
    ...optional('times', repeat.times),
    ...optional('every', repeat.every),
    ...optional('at', repeat.at),
    ...optional('each', repeat.each),
    ...optional('until', repeat.until),
  };
}

function rungOf(rung: RungFile, role: string): Rung {
  const to = rung.to ?? role;
  const anchor = rung.at ?? rung.from ?? 'due';
  const offset = rung.before !== undefined ? `-${rung.before}` : (rung.after ?? 'P0D');
  return {
    id: rung.rung,
    kind:
      rung.kind ?? (to !== role ? 'escalation' : anchor === 'open' && offset === 'P0D' ? 'ask' : 'reminder'),
    anchor,
    offset,
    ...optional('every', rung.every),
    times: rung.every === undefined ? 1 : (rung.times ?? 1),
    to,
  };
}

/** A key that is left out when there is no value, as exact optional types ask. */
function optional<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]: V });
}
