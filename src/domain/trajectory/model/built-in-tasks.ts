import { positionOfPath } from '../../template/model/lookup.ts';
import type { RoleDefinition, StageNode, StepNode, Template } from '../../template/model/types.ts';
import { noticeOfPath, noticeStep } from './built-in-notices.ts';
import type { NodeState, TrajectoryState } from './state.ts';

/**
 * Tasks that every template has without naming them, so that silence and lost contacts always reach a person:
 * `silence` asks the counsellor what to do with a step that nobody answered, `no_contact` to find somebody for a role.
 * Their path is `<task>~<what it is about>`, which no path of a template can be.
 */
export type TaskId = 'silence' | 'no_contact';

/** The path of the task about a silent step, one per round and revision of that step. */
export function silencePath(node: NodeState): string {
  return `silence~${node.path}~${node.round}.${node.revision}.${node.extensions}`;
}

/** The path of the task about a role in which nobody can be reached, one per person who had it. */
export function noContactPath(role: string, state: TrajectoryState): string {
  return `no_contact~${role}~${state.roles[role]?.revision ?? 0}`;
}

/** Which built-in task a path names, if it names one. */
export function taskOfPath(path: string): TaskId | undefined {
  if (path.startsWith('silence~')) return 'silence';
  if (path.startsWith('no_contact~')) return 'no_contact';
  return undefined;
}

/** A path by which people know an occurrence: a built-in task about the same thing stays the same task, whatever its round. */
export function lastingPath(path: string): string {
  return taskOfPath(path) === undefined ? path : path.slice(0, path.lastIndexOf('~'));
}

const steps = new WeakMap<Template, { readonly [id in TaskId]: StepNode }>();

/** The step, and the phase it is shown under, that an occurrence's path names; built-in tasks included. */
export function stepOfPath(
  template: Template,
  path: string,
  about?: string,
): { readonly step: StepNode; readonly phase: StageNode | undefined } | undefined {
  const task = taskOfPath(path);
  const told = noticeOfPath(path);
  if (told) {
    const phase = about === undefined ? undefined : positionOfPath(template, about)?.phase;
    return { step: noticeStep(told.notice, told.role), phase };
  }
  if (task) {
    const phase = about === undefined ? undefined : positionOfPath(template, about)?.phase;
    const built = tasksOf(template)[task];
    // Whoever cannot be reached is not asked to find herself.
    const isAboutItself = task === 'no_contact' && about === built.role;
    return { step: isAboutItself ? withoutCounsellor(template) : built, phase };
  }
  const position = positionOfPath(template, path);
  return position?.node.type === 'step' ? { step: position.node, phase: position.phase } : undefined;
}

const above = new WeakMap<Template, StepNode>();

/** The task that the counsellor herself cannot be reached: for whoever is above her. */
function withoutCounsellor(template: Template): StepNode {
  const known = above.get(template);
  if (known) return known;
  const task = tasksOf(template).no_contact;
  const role = roleAbove(template);
  // Where nobody is above, the task stands in the lists of her service, and nobody is mailed.
  const ladder = role === task.role ? [] : task.ladder.map((rung) => ({ ...rung, to: role }));
  const built = { ...task, role, ladder };
  above.set(template, built);
  return built;
}

/** The built-in tasks of a template: they go to its counsellor, and up to whoever is above if that is silent too. */
export function tasksOf(template: Template): { readonly [id in TaskId]: StepNode } {
  const known = steps.get(template);
  if (known) return known;
  const role = template.counsellorRole;
  const base = {
    type: 'step',
    kind: 'decision',
    role,
    opens: { after: [], calendar: 'calendar-days', landing: 'none' },
    due: { in: 'P10D', calendar: 'working-days', landing: 'next-working-day' },
    ladder: [
      { id: 'ask', kind: 'ask', anchor: 'open', offset: 'P0D', times: 1, to: role },
      { id: 'overdue', kind: 'reminder', anchor: 'due', offset: 'P1D', every: 'P4W', times: 3, to: role },
      { id: 'told', kind: 'escalation', anchor: 'due', offset: 'P4W', times: 1, to: roleAbove(template) },
    ],
    attendees: [],
    milestone: false,
  } as const satisfies Partial<StepNode>;
  const built = {
    silence: {
      ...base,
      id: 'silence',
      title: { nl: 'Beslis hoe het verder moet na stilte', en: 'Decide how to go on after silence' },
      noun: { nl: 'Beslissing na stilte', en: 'Decision after silence' },
      ask: {
        nl: 'Op deze stap kwam na alle herinneringen geen antwoord. Kies of de school meer tijd krijgt, of we de stap overslaan, of dat het traject stopt.',
        en: 'This step got no answer after all reminders. Choose whether the school gets more time, the step is skipped, or the trajectory stops.',
      },
      options: [
        { id: 'extend', title: { nl: 'Meer tijd geven', en: 'Give more time' } },
        { id: 'skip', title: { nl: 'De stap overslaan', en: 'Skip the step' } },
        { id: 'stop', title: { nl: 'Het traject stoppen', en: 'Stop the trajectory' }, then: 'stop' },
      ],
    },
    no_contact: {
      ...base,
      id: 'no_contact',
      title: { nl: 'Geen geldig contact', en: 'No valid contact' },
      ask: {
        nl: 'Onze mails voor deze rol komen niet aan. Zoek uit wie we kunnen bereiken: wijs iemand anders aan, of verbeter het adres.',
        en: 'Our mails for this role do not arrive. Find out who can be reached: assign somebody else, or correct the address.',
      },
      options: [
        {
          id: 'corrected',
          title: { nl: 'Het adres is verbeterd', en: 'The address is corrected' },
          asks: [],
        },
        {
          id: 'replaced',
          title: { nl: 'Iemand anders neemt het over', en: 'Somebody else takes over' },
          asks: [],
        },
        {
          id: 'telephoned',
          title: { nl: 'Telefonisch geprobeerd', en: 'Tried by telephone' },
          done: {
            nl: 'We hebben genoteerd wat je probeerde. Deze taak blijft staan tot iemand bereikbaar is.',
            en: 'We noted what you tried. This task stays until somebody can be reached.',
          },
          asks: ['comment'],
        },
      ],
      answers: {
        type: 'object',
        properties: {
          email: {
            type: 'string',
            format: 'email',
            maxLength: 254,
            title: { nl: 'E-mailadres', en: 'E-mail address' },
          },
          name: {
            type: 'string',
            maxLength: 200,
            title: { nl: 'Naam, als het iemand anders is', en: 'Name, if it is somebody else' },
          },
        },
      },
    },
  } as const satisfies { [id in TaskId]: StepNode };
  steps.set(template, built);
  return built;
}

/** Who hears of a counsellor's lateness: her own service, and the central direction only where nobody of it is named. */
export function roleAbove({ roles, counsellorRole }: Template): string {
  const isColleague = ({ id, party }: RoleDefinition) => party === 'pbd' && id !== counsellorRole;
  const isOfService = roles.some(({ id, party }) => id === counsellorRole && party === 'pbd');
  const above =
    (isOfService ? roles.find(isColleague) : undefined) ?? roles.find(({ party }) => party === 'central');
  return above?.id ?? counsellorRole;
}
