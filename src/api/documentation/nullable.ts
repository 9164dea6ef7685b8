/**
 * Mends how a named schema that may be null is written. The generator demands both of it (`allOf`: the schema, and a
 * type with null), which null never is; what is meant is either of them.
 * @param value a part of an OpenAPI 3.1 document, plain JSON; it is left as it is
 * @returns the same part, with `anyOf: [{ $ref }, { type: 'null' }]` where null is possible
 */
export function withNull<Part>(value: Part): Part {
  return mended(value) as Part;
}

function mended(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(mended);
  if (typeof value !== 'object' || value === null) return value;
  const part = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mended(item)]));
  const { allOf, ...others } = part;
  if (!Array.isArray(allOf)) return part;
  const [named, rest, ...more] = allOf as readonly unknown[];
  if (more.length > 0 || !isReference(named) || !allowsNull(rest)) return part;
  const { type: _, ...said } = rest;
  return { ...others, ...said, anyOf: [named, { type: 'null' }] };
}

function isReference(value: unknown): value is { readonly $ref: string } {
  return typeof value === 'object' && value !== null && '$ref' in value;
}

function allowsNull(value: unknown): value is { readonly type: readonly string[] } {
  const type = (value as { type?: unknown } | null | undefined)?.type;
  return Array.isArray(type) && type.includes('null');
}
