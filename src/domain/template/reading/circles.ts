import { type FeelPart, feelTree, namesOf } from '../../conditions/feel-tree.ts';
import type { Text } from '../../text.ts';
import { positionOf } from '../model/lookup.ts';
import type { Template, TemplateNode } from '../model/types.ts';

/** Nodes that wait for each other, so that none of them can ever open. */
export interface Circle {
  /** Where the first of them says what it waits for: its id, then keys. */
  readonly at: readonly [id: string, ...keys: string[]];
  readonly message: Text;
}

/** A moment of a node that others can wait for. */
interface Moment {
  readonly id: string;
  readonly what: 'opens' | 'closes';
}

/** What a moment waits for, with the keys of its node that say so; none where it follows from where the node stands. */
interface Wait {
  readonly for: Moment;
  readonly keys: readonly string[];
}

/** Every circle in which nodes of a template wait for each other, through `opens`, `requires` and what they stand in. */
export function circlesOf(template: Template): readonly Circle[] {
  const waits = waitsOf(template);
  const through = new Set<string>();
  const told = new Set<string>();
  const found: Circle[] = [];
  const way: { readonly moment: Moment; readonly keys: readonly string[] }[] = [];
  const visit = (moment: Moment) => {
    const start = way.findIndex((one) => keyOf(one.moment) === keyOf(moment));
    if (start >= 0) {
      const circle = way.slice(start);
      // One way round is enough: there are often several through the same nodes.
      if (!circle.some((one) => told.has(one.moment.id))) found.push(circleOf(circle));
      for (const one of circle) told.add(one.moment.id);
      return;
    }
    if (through.has(keyOf(moment))) return;
    for (const wait of waits.get(keyOf(moment)) ?? []) {
      way.push({ moment, keys: wait.keys });
      visit(wait.for);
      way.pop();
    }
    through.add(keyOf(moment));
  };
  for (const phase of template.phases) for (const { id } of allNodes(phase)) visit({ id, what: 'opens' });
  return found;
}

const keyOf = ({ id, what }: Moment): string => `${what} ${id}`;

function waitsOf(template: Template): ReadonlyMap<string, readonly Wait[]> {
  const waits = new Map<string, Wait[]>();
  const add = (moment: Moment, wait: Wait) => {
    waits.set(keyOf(moment), [...(waits.get(keyOf(moment)) ?? []), wait]);
  };
  const visit = (node: TemplateNode, parent: string | undefined) => {
    const opens: Moment = { id: node.id, what: 'opens' };
    const closes: Moment = { id: node.id, what: 'closes' };
    // Where some of them suffice, one that waits in a circle need not come.
    if (node.opens.count === undefined || node.opens.count >= node.opens.after.length) {
      for (const id of node.opens.after)
        add(opens, { for: { id, what: 'closes' }, keys: ['opens', 'after'] });
    }
    const { from } = node.opens;
    if (from !== undefined && positionOf(template, from.of) !== undefined) {
      const what = from.what === 'start' || from.what === 'appointment' ? 'opens' : 'closes';
      add(opens, { for: { id: from.of, what }, keys: ['opens', 'from'] });
    }
    for (const id of stepsNeededBy(node)) add(opens, { for: { id, what: 'closes' }, keys: ['requires'] });
    if (parent !== undefined) add(opens, { for: { id: parent, what: 'opens' }, keys: [] });
    add(closes, { for: opens, keys: [] });
    if (node.type !== 'stage') return;
    for (const child of node.children) {
      // What closes on a day does so whatever is still open in it.
      if (node.closes === undefined) add(closes, { for: { id: child.id, what: 'closes' }, keys: [] });
      visit(child, node.id);
    }
  };
  for (const phase of template.phases) visit(phase, undefined);
  return waits;
}

// A gate stays shut as long as one of the comparisons that must all hold reads a step without an answer.
function stepsNeededBy({ requires }: TemplateNode): readonly string[] {
  if (requires === undefined) return [];
  return conjuncts(feelTree(requires)).flatMap((part) => {
    const [left, sign, right] = part.parts;
    const isComparison = part.kind === 'Comparison' && ['=', '<', '<=', '>', '>='].includes(sign?.text ?? '');
    if (!isComparison || left === undefined || right === undefined) return [];
    if ([left, right].some(({ kind }) => kind === 'null')) return [];
    return [left, right].flatMap((side) => namesOf(side).slice(0, -1)).slice(0, 1);
  });
}

function conjuncts(part: FeelPart): readonly FeelPart[] {
  return part.kind === 'Conjunction' ? part.parts.flatMap(conjuncts) : [part];
}

function allNodes(node: TemplateNode): readonly TemplateNode[] {
  return [node, ...(node.type === 'stage' ? node.children.flatMap(allNodes) : [])];
}

function circleOf(way: readonly { readonly moment: Moment; readonly keys: readonly string[] }[]): Circle {
  // Told from a node that says itself what it waits for.
  const first = Math.max(
    0,
    way.findIndex(({ keys }) => keys.length > 0),
  );
  const turned = [...way.slice(first), ...way.slice(0, first)];
  const ids = turned.map(({ moment }) => moment.id).filter((id, at, all) => id !== all[at - 1]);
  const names = ids.length > 1 && ids.at(-1) === ids[0] ? ids : [...ids, ids[0] ?? ''];
  const [start] = turned;
  const told = names.join(' → ');
  return {
    at: [start?.moment.id ?? '', ...(start?.keys ?? [])],
    message: {
      nl: `Dit wacht in een kring op zichzelf, dus begint niets ervan ooit: ${told}.`,
      en: `This waits for itself in a circle, so none of it ever begins: ${told}.`,
    },
  };
}
