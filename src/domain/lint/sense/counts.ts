import { allParts, type FeelPart, feelTree, namesOf } from '../../conditions/feel-tree.ts';
import { fieldRulesOf } from '../../forms/field-rule.ts';
import { positionOf } from '../../template/model/lookup.ts';
import type { Template } from '../../template/model/types.ts';
import { conditionsOf } from '../conditions.ts';
import type { Finding } from '../finding.ts';
import { meantOtherwise } from './examined.ts';

/** Counts above what there is to count: five of four. */
export function checkCounts(template: Template): readonly Finding[] {
  return conditionsOf(template).flatMap(({ node, key, expression }) =>
    allParts(feelTree(expression))
      .filter(({ kind }) => kind === 'Comparison')
      .filter((comparison) => isOutOfReach(comparison, template))
      .map(({ text }) =>
        meantOtherwise(
          'count-out-of-reach',
          [node.id, ...key].join('.'),
          {
            nl: `${text} wordt nooit waar: zoveel zijn er niet.`,
            en: `${text} never becomes true: there are not that many.`,
          },
          { nl: 'Tel na hoeveel er zijn.', en: 'Count how many there are.' },
        ),
      ),
  );
}

function isOutOfReach({ parts }: FeelPart, template: Template): boolean {
  const [left, sign, right] = parts;
  if (left === undefined || sign === undefined || right === undefined) return false;
  const flipped: { readonly [sign: string]: string } = {
    '<': '>',
    '<=': '>=',
    '>': '<',
    '>=': '<=',
    '=': '=',
  };
  const [counted, operator, number] =
    right.kind === 'NumericLiteral'
      ? [left, sign.text, Number(right.text)]
      : [right, flipped[sign.text] ?? '', Number(left.text)];
  const most = mostOf(counted, template);
  if (most === undefined || Number.isNaN(number)) return false;
  if (operator === '>') return number >= most;
  return (operator === '>=' || operator === '=') && number > most;
}

function mostOf({ kind, parts }: FeelPart, template: Template): number | undefined {
  if (kind !== 'FunctionInvocation' || parts[0]?.text !== 'count') return undefined;
  const inside = parts.slice(1).flatMap(allParts);
  const list = inside.find((part) => part.kind === 'List');
  if (list !== undefined) return list.parts.length;
  const [step = '', field = ''] = inside.map(namesOf).find(({ length }) => length === 2) ?? [];
  const node = positionOf(template, step)?.node;
  if (node?.type !== 'step' || node.answers === undefined) return undefined;
  const rule = fieldRulesOf(node.answers).find(({ name }) => name === field);
  return rule?.valueType === 'list' ? (rule.maxItems ?? rule.choices?.length) : undefined;
}
