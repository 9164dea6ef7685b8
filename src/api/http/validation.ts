import type { z } from 'zod';
import type { FieldError } from '../../domain/rejection.ts';
import {
  type FieldFault,
  invalidField,
  notInList,
  requiredField,
  tooBig,
  tooSmall,
  unknownField,
  wrongFormat,
  wrongType,
} from './field-texts.ts';

/** Checked input, or what is wrong with it, field by field. */
export type Validated<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * Checks a value against a schema.
 * @param prefix put before every path, for input that stands inside something else
 */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  prefix: Path = [],
): Validated<z.output<Schema>> {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, errors: result.error.issues.flatMap((issue) => fieldErrors(issue, prefix)) };
}

/** A path as callers write it: `roles.coordinator`, `appointments.0.start`; empty for the whole body. */
export function pathText(path: Path): string {
  return path.map(String).join('.');
}

function fieldErrors(issue: Issue, prefix: Path): FieldError[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: pathText([...path, key]), ...unknownField() }));
  }
  if (issue.code === 'invalid_union') return unionErrors(issue, path);
  if (issue.code === 'invalid_key' || issue.code === 'invalid_element') {
    return issue.issues.flatMap((inner) => fieldErrors({ ...inner, path: [] } as Issue, path));
  }
  return [{ path: pathText(path), ...faultOf(issue) }];
}

function faultOf(issue: Issue): FieldFault {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? requiredField() : wrongType(issue.expected);
    case 'invalid_format':
      return wrongFormat(issue.format);
    case 'invalid_value':
      return issue.input === undefined ? requiredField() : notInList(issue.values);
    case 'too_small':
      return tooSmall(issue.origin, issue.minimum);
    case 'too_big':
      return tooBig(issue.origin, issue.maximum);
    case 'custom':
      return (issue.params?.fault as FieldFault | undefined) ?? invalidField();
    default:
      return invalidField();
  }
}

/** Every alternative is of another type than what was given: then the types are what to say. */
function noneOf({ errors }: Extract<Issue, { code: 'invalid_union' }>): FieldFault {
  const types = errors.map(([first]) => (first?.code === 'invalid_type' ? first.expected : undefined));
  const wanted = types.filter((type) => type !== undefined);
  return wanted.length < types.length ? invalidField() : wrongType(...new Set<string>(wanted));
}

/** Of a union, the alternative that the caller most likely meant speaks: the one that at least has the right type. */
function unionErrors(issue: Extract<Issue, { code: 'invalid_union' }>, path: Path): FieldError[] {
  if ('discriminator' in issue && issue.discriminator !== undefined) {
    const options = (issue as { options?: readonly unknown[] }).options ?? [];
    const given = (issue.input as Record<string, unknown> | undefined)?.[issue.discriminator];
    const fault = given === undefined ? requiredField() : notInList(options);
    return [{ path: pathText(path), ...fault }];
  }
  if (issue.input === undefined) return [{ path: pathText(path), ...requiredField() }];
  const meant = issue.errors
    .filter((issues) => !issues.some(({ code, path: at }) => code === 'invalid_type' && at.length === 0))
    .sort((a, b) => a.length - b.length)[0];
  if (meant === undefined) return [{ path: pathText(path), ...noneOf(issue) }];
  return meant.flatMap((inner) => fieldErrors(inner, path));
}
