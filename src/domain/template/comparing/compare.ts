import type { Text } from '../../text.ts';
import type { RoleDefinition, StageNode, StepNode, Template, TemplateNode } from '../model/types.ts';
import { changeInWords } from './values-in-words.ts';

/** One difference between two versions of a model trajectory, in words for who runs it rather than for who wrote it. */
export interface Difference {
  readonly kind: 'added' | 'removed' | 'changed';
  /** Id of the node or role in question; empty for the file as a whole. */
  readonly at: string;
  /** What it is about: `title`, `due`, `reminders` …; absent when the whole node came or went. */
  readonly aspect?: Aspect;
  readonly message: Text;
}

/** What is different, by its name in the template that the core runs. */
export type Aspect = keyof typeof aspects;

type Part = StageNode & StepNode & RoleDefinition & Template;

/** Everything that a file, role, stage or step has; what tells them apart, and what they hold, is compared on its own. */
type Compared = Exclude<keyof Part, 'id' | 'type' | 'form' | 'children' | 'roles' | 'phases'>;

/** What can differ, in the words of the guide: what a new key makes of a node is named here too. */
const aspects = {
  title: { nl: 'de titel', en: 'the title' },
  noun: { nl: 'hoe begeleiders het noemen', en: 'what staff call it' },
  ask: { nl: 'wat er gevraagd wordt', en: 'what is asked' },
  kind: { nl: 'de soort stap', en: 'the kind of step' },
  role: { nl: 'wie het doet', en: 'who does it' },
  opens: { nl: 'wanneer het opengaat', en: 'when it opens' },
  when: { nl: 'voor wie het geldt', en: 'for whom it applies' },
  requires: { nl: 'waar het op wacht', en: 'what it waits for' },
  doneWhen: { nl: 'wanneer het vanzelf klaar is', en: 'when it is done by itself' },
  repeat: { nl: 'hoe het terugkomt', en: 'how it comes back' },
  due: { nl: 'tegen wanneer', en: 'until when' },
  ladder: { nl: 'de herinneringen', en: 'the reminders' },
  expiry: { nl: 'wat er gebeurt bij stilte', en: 'what happens in silence' },
  extension: { nl: 'hoeveel meer tijd er kan', en: 'how much more time there is' },
  answers: { nl: 'het formulier', en: 'the form' },
  options: { nl: 'de keuzes', en: 'the choices' },
  sees: { nl: 'wie de antwoorden leest', en: 'who reads the answers' },
  proposes: { nl: 'welk traject wordt voorgesteld', en: 'which trajectory is proposed' },
  starts: { nl: 'of dat traject vanzelf start', en: 'whether that trajectory starts by itself' },
  attendees: { nl: 'wie uitgenodigd wordt', en: 'who is invited' },
  done: { nl: 'wat men na het doen leest', en: 'what is read after doing it' },
  closes: { nl: 'de laatste dag', en: 'the last day' },
  level: { nl: 'het niveau', en: 'the level' },
  reviews: { nl: 'wat er beoordeeld wordt', en: 'what is judged' },
  button: { nl: 'wat er op de knop staat', en: 'what the button says' },
  amount: { nl: 'het bedrag', en: 'the amount' },
  milestone: { nl: 'of het een mijlpaal is', en: 'whether it is a milestone' },
  target: { nl: 'het streefcijfer', en: 'the target' },
  indicators: { nl: 'waarvoor het in rapporten telt', en: 'what it counts for in reports' },
  furtherLanguages: {
    nl: 'in welke andere talen het te lezen is',
    en: 'in which other languages it can be read',
  },
  summary: { nl: 'de samenvatting', en: 'the summary' },
  source: { nl: 'de bron', en: 'the source' },
  subject: { nl: 'wie het doorloopt', en: 'who goes through it' },
  availableFrom: { nl: 'vanaf wanneer het kan starten', en: 'from when on it can start' },
  availableUntil: { nl: 'tot wanneer het kan starten', en: 'until when it can start' },
  counsellorRole: { nl: 'wie van stilte hoort', en: 'who is told of silence' },
  fallsBackTo: { nl: 'wie de rol waarneemt', en: 'who stands in for the role' },
  place: { nl: 'de plaats in het traject', en: 'its place in the trajectory' },
  optional: { nl: 'of de rol leeg mag blijven', en: 'whether the role may stay empty' },
  party: { nl: 'bij wie de rol hoort', en: 'whose role it is' },
} as const satisfies { [aspect in Compared | 'place']: Text };

interface Placed {
  readonly node: TemplateNode;
  readonly place: string;
}

/**
 * Everything that is different in the second version, in the order of the file: its head, then roles, then phases, modules and steps.
 * Nodes are known by their ids, so a step that was moved is one difference and not two.
 */
export function compareTemplates(before: Template, after: Template): readonly Difference[] {
  const words: InWords = (aspect, was, is) =>
    changeInWords(aspect, { value: was, template: before }, { value: is, template: after });
  const ofTheFile = (
    [
      'title',
      'summary',
      'furtherLanguages',
      'source',
      'subject',
      'availableFrom',
      'availableUntil',
      'counsellorRole',
    ] as const
  )
    .filter((aspect) => !same(before[aspect], after[aspect]))
    .map((aspect) => changed('', after.title, aspect, words(aspect, before[aspect], after[aspect])));
  return [...ofTheFile, ...compareRoles(before, after, words), ...compareNodes(before, after, words)];
}

type InWords = (aspect: Aspect, was: unknown, is: unknown) => Text | undefined;

function compareRoles(before: Template, after: Template, words: InWords): Difference[] {
  const old = new Map(before.roles.map((role) => [role.id, role]));
  const fresh = new Map(after.roles.map((role) => [role.id, role]));
  return [
    ...after.roles.flatMap((role): Difference[] => {
      const was = old.get(role.id);
      if (was === undefined) return [added(role.id, role.title)];
      return (['title', 'party', 'optional', 'fallsBackTo'] as const)
        .filter((aspect) => !same(was[aspect], role[aspect]))
        .map((aspect) => changed(role.id, role.title, aspect, words(aspect, was[aspect], role[aspect])));
    }),
    ...before.roles.filter((role) => !fresh.has(role.id)).map((role) => removed(role.id, role.title)),
  ];
}

function compareNodes(before: Template, after: Template, words: InWords): Difference[] {
  const old = placed(before);
  const fresh = placed(after);
  const differences = [...fresh].flatMap(([id, { node, place }]): Difference[] => {
    const was = old.get(id);
    if (was === undefined) return [added(id, node.title)];
    const moved =
      was.place === place ? [] : [changed(id, node.title, 'place', words('place', was.place, place))];
    const others = aspectsOf(was.node, node).map((aspect) => {
      const [then, now] = [aspectIn(was.node, aspect), aspectIn(node, aspect)];
      // Where it is what one of several choices says afterwards, the step's own words are as they were.
      return changed(id, node.title, aspect, same(then, now) ? undefined : words(aspect, then, now));
    });
    return [...moved, ...others];
  });
  const gone = [...old].filter(([id]) => !fresh.has(id)).map(([id, { node }]) => removed(id, node.title));
  return [...differences, ...gone];
}

function aspectsOf(before: TemplateNode, after: TemplateNode): Aspect[] {
  const keys = (Object.keys(aspects) as Aspect[]).filter((aspect) => aspect !== 'place');
  return keys.filter((key) => !same(differing(before, key), differing(after, key)));
}

/** What is read after a choice is no other choice. */
function differing(node: TemplateNode, key: Aspect): unknown {
  if (node.type === 'step' && key === 'options') return node.options?.map(({ done: _, ...option }) => option);
  if (node.type === 'step' && key === 'done')
    return [node.done, ...(node.options ?? []).map(({ done }) => done)];
  return aspectIn(node, key);
}

function aspectIn(node: TemplateNode, key: Aspect): unknown {
  return (node as StepNode & StageNode & { readonly [key: string]: unknown })[key];
}

function placed(template: Template): ReadonlyMap<string, Placed> {
  const found = new Map<string, Placed>();
  const visit = (node: TemplateNode, place: string) => {
    found.set(node.id, { node, place });
    if (node.type === 'stage') for (const child of node.children) visit(child, node.id);
  };
  for (const phase of template.phases) visit(phase, '');
  return found;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function added(at: string, title: Text): Difference {
  return { kind: 'added', at, message: { nl: `Nieuw: “${title.nl}”.`, en: `New: “${title.en}”.` } };
}

function removed(at: string, title: Text): Difference {
  return { kind: 'removed', at, message: { nl: `Weg: “${title.nl}”.`, en: `Gone: “${title.en}”.` } };
}

/** @param words what it was and is now, where that fits in a sentence */
function changed(at: string, title: Text, aspect: Aspect, words: Text | undefined): Difference {
  const what =
    words === undefined
      ? aspects[aspect]
      : { nl: `${aspects[aspect].nl}: ${words.nl}`, en: `${aspects[aspect].en}: ${words.en}` };
  return {
    kind: 'changed',
    at,
    aspect,
    message: { nl: `Anders bij “${title.nl}”: ${what.nl}.`, en: `Different for “${title.en}”: ${what.en}.` },
  };
}
