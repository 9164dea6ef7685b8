import { acceptedKeys, fileKeys, roleKeys } from './file.ts';
import type { Expression, Keys } from './key.ts';
import { rungKeys } from './rung.ts';
import { levelKeys, phaseKeys } from './stage.ts';
import { doneWhenKeys, moneyKeys, optionKeys, stepKeys } from './step.ts';
import { closingKeys, dueKeys, expiryKeys, moreTimeKeys, openingKeys, repeatKeys } from './timing.ts';

/** The keys of one object, under the heading that the reference gives it. */
interface Table {
  readonly heading: string;
  readonly keys: Keys;
  /** The key of a node that has this object; absent for a node itself. */
  readonly under?: string;
}

/** Every object of a template file, in the order of the reference. */
export const tables: readonly Table[] = [
  { heading: 'The file', keys: fileKeys },
  { heading: 'A role', keys: roleKeys },
  { heading: 'A phase, module or track', keys: phaseKeys },
  { heading: 'A module, besides', keys: levelKeys },
  { heading: 'A step', keys: stepKeys },
  { heading: 'An option', keys: optionKeys },
  { heading: 'Opening (`opens`)', keys: openingKeys, under: 'opens' },
  { heading: 'Closing (`closes`)', keys: closingKeys, under: 'closes' },
  { heading: 'Due (`due`)', keys: dueKeys, under: 'due' },
  { heading: 'Repeating (`repeat`)', keys: repeatKeys, under: 'repeat' },
  { heading: 'A rung', keys: rungKeys },
  { heading: 'Expiring (`expires`)', keys: expiryKeys, under: 'expires' },
  { heading: 'Done by itself (`done_when`)', keys: doneWhenKeys, under: 'done_when' },
  { heading: 'More time (`more_time`)', keys: moreTimeKeys, under: 'more_time' },
  { heading: 'Money (`money`)', keys: moneyKeys, under: 'money' },
  { heading: 'An accepted finding', keys: acceptedKeys },
];

/** Every key of a node that holds an expression, by its way in the file: `when`, `repeat.until` … */
export const expressionKeys: readonly (Expression & { readonly key: readonly string[] })[] = [
  ...new Map(
    tables.flatMap(({ keys, under }) =>
      Object.entries(keys).flatMap(([name, { expression }]) => {
        const key = under === undefined ? [name] : [under, name];
        return expression === undefined ? [] : [[key.join('.'), { key, ...expression }] as const];
      }),
    ),
  ).values(),
];
