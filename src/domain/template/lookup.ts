import type { RoleDefinition, StageNode, StepNode, Template, TemplateNode } from './types.ts';

/** Where a node stands in its template. */
export interface Place {
  readonly node: TemplateNode;
  /** Ids from the phase down to and including the node. */
  readonly ids: readonly string[];
  readonly phase: StageNode;
}

const indexes = new WeakMap<Template, ReadonlyMap<string, Place>>();

function indexOf(template: Template): ReadonlyMap<string, Place> {
  const known = indexes.get(template);
  if (known) return known;
  const index = new Map<string, Place>();
  const visit = (node: TemplateNode, above: readonly string[], phase: StageNode) => {
    const ids = [...above, node.id];
    index.set(node.id, { node, ids, phase });
    if (node.type === 'stage') for (const child of node.children) visit(child, ids, phase);
  };
  for (const phase of template.phases) visit(phase, [], phase);
  indexes.set(template, index);
  return index;
}

/** The place of a node by its id, which is unique in a template. */
export function placeOf(template: Template, id: string): Place | undefined {
  return indexOf(template).get(id);
}

/** The place of the node that an occurrence's path names; `#n` is the occurrence. */
export function placeOfPath(template: Template, path: string): Place | undefined {
  const last = path.slice(path.lastIndexOf('/') + 1);
  const hash = last.indexOf('#');
  return placeOf(template, hash < 0 ? last : last.slice(0, hash));
}

/** All steps, in the order of the file. */
export function stepsOf(template: Template): readonly StepNode[] {
  return [...indexOf(template).values()].map((place) => place.node).filter((node) => node.type === 'step');
}

/** A role by its id. */
export function roleOf(template: Template, id: string): RoleDefinition | undefined {
  return template.roles.find((role) => role.id === id);
}
