import { feelTree } from '../conditions/feel-tree.ts';
import type { Template, TemplateNode } from '../template/model/types.ts';
import { problemsOf } from './condition-types.ts';
import type { Finding } from './finding.ts';

/** A condition or value of a node, with the key under which it stands in the file. */
export interface Condition {
  readonly node: TemplateNode;
  readonly key: readonly (string | number)[];
  readonly expression: string;
}

/** Every FEEL expression of a template. */
export function conditionsOf(template: Template): readonly Condition[] {
  const found: Condition[] = [];
  const visit = (node: TemplateNode) => {
    if (node.when !== undefined) found.push({ node, key: ['when'], expression: node.when });
    if (node.requires !== undefined) found.push({ node, key: ['requires'], expression: node.requires });
    if (node.type === 'step' && node.doneWhen !== undefined) {
      found.push({ node, key: ['done_when', 'if'], expression: node.doneWhen.if });
    }
    if (node.repeat?.until !== undefined)
      found.push({ node, key: ['repeat', 'until'], expression: node.repeat.until });
    if (node.type === 'stage') {
      if (node.level !== undefined) found.push({ node, key: ['level'], expression: node.level });
      for (const child of node.children) visit(child);
    }
  };
  for (const phase of template.phases) visit(phase);
  return found;
}

/** What is wrong with the conditions of a template, each where it stands. */
export function checkConditions(template: Template): readonly Finding[] {
  return conditionsOf(template).flatMap(({ node, key, expression }) =>
    // A level is a value; everything else is true or false.
    problemsOf(feelTree(expression), template, key[0] === 'level' ? 'any' : 'boolean').map((problem) => ({
      ...problem,
      severity: 'error' as const,
      at: [node.id, ...key].join('.'),
    })),
  );
}
