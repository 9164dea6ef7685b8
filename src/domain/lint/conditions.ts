import { feelTree } from '../conditions/feel-tree.ts';
import type { Template, TemplateNode } from '../template/model/types.ts';
import type { Expression } from '../template/reading/keys/key.ts';
import { expressionKeys } from '../template/reading/keys/tables.ts';
import { problemsOf } from './condition-types.ts';
import type { Finding } from './finding.ts';

/** A condition or value of a node, with the key under which it stands in the file. */
export interface Condition {
  readonly node: TemplateNode;
  readonly key: readonly string[];
  readonly expression: string;
  readonly gives: Expression['gives'];
}

/** Every FEEL expression of a template. */
export function conditionsOf(template: Template): readonly Condition[] {
  return template.phases.flatMap(conditionsIn);
}

function conditionsIn(node: TemplateNode): Condition[] {
  const own = expressionKeys.flatMap(({ key, of, gives }): Condition[] => {
    const expression = of(node);
    return expression === undefined ? [] : [{ node, key, expression, gives }];
  });
  return node.type === 'stage' ? [...own, ...node.children.flatMap(conditionsIn)] : own;
}

/** What is wrong with the conditions of a template, each where it stands. */
export function checkConditions(template: Template): readonly Finding[] {
  return conditionsOf(template).flatMap(({ node, key, expression, gives }) =>
    problemsOf(feelTree(expression), template, gives).map((problem) => ({
      ...problem,
      severity: 'error' as const,
      at: [node.id, ...key].join('.'),
    })),
  );
}
