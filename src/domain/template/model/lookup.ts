import type { Text } from '../../text.ts';
import type { RoleDefinition, StageNode, StepNode, Template, TemplateNode } from './types.ts';

/** Where a node stands in its template. */
export interface Position {
  readonly node: TemplateNode;
  /** Ids from the phase down to and including the node. */
  readonly ids: readonly string[];
  /** The ids as a path: of its only occurrence, where neither the node nor anything around it repeats. */
  readonly path: string;
  /** The same of the stage that it stands in; empty for a phase. */
  readonly parent: string;
  readonly phase: StageNode;
  /** The stage that it stands in; absent for a phase. */
  readonly inside?: StageNode;
}

interface Index {
  readonly places: ReadonlyMap<string, Position>;
  readonly steps: readonly StepNode[];
  readonly roles: ReadonlyMap<string, RoleDefinition>;
}

const indexes = new WeakMap<Template, Index>();

function indexOf(template: Template): Index {
  const known = indexes.get(template);
  if (known) return known;
  const places = new Map<string, Position>();
  const visit = (node: TemplateNode, above: readonly string[], phase: StageNode, inside?: StageNode) => {
    const ids = [...above, node.id];
    const paths = { path: ids.join('/'), parent: above.join('/') };
    places.set(node.id, { node, ids, ...paths, phase, ...(inside === undefined ? {} : { inside }) });
    if (node.type === 'stage') for (const child of node.children) visit(child, ids, phase, node);
  };
  for (const phase of template.phases) visit(phase, [], phase);
  const nodes = [...places.values()].map((place) => place.node);
  const steps = nodes.filter((node) => node.type === 'step');
  const index = { places, steps, roles: new Map(template.roles.map((role) => [role.id, role])) };
  indexes.set(template, index);
  return index;
}

/** The place of a node by its id, which is unique in a template. */
export function positionOf(template: Template, id: string): Position | undefined {
  return indexOf(template).places.get(id);
}

/** The place of the node that an occurrence's path names; `#n` is the occurrence. */
export function positionOfPath(template: Template, path: string): Position | undefined {
  const last = path.slice(path.lastIndexOf('/') + 1);
  const hash = last.indexOf('#');
  return positionOf(template, hash < 0 ? last : last.slice(0, hash));
}

/** All steps, in the order of the file. */
export function stepsOf(template: Template): readonly StepNode[] {
  return indexOf(template).steps;
}

/** A role by its id. */
export function roleOf(template: Template, id: string): RoleDefinition | undefined {
  return indexOf(template).roles.get(id);
}

/** What staff call a step: its title as a noun, not as the order that somebody gets. */
export function nounOf(step: Pick<StepNode, 'noun' | 'title'>): Text {
  return step.noun ?? step.title;
}
