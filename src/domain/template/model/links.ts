import type { Template } from './types.ts';

/** A template never changes, and looking through all of it at every enrolment would be most of the work. */
const known = new WeakMap<Template, readonly string[]>();

/** The templates whose progress a template's conditions ask for. */
export function linksOf(template: Template): readonly string[] {
  const links = known.get(template) ?? findLinks(template);
  known.set(template, links);
  return links;
}

function findLinks(template: Template): readonly string[] {
  const expressions = JSON.stringify(template.phases).match(/\blinked\.[a-z0-9_]+/g) ?? [];
  return [
    ...new Set(expressions.map((expression) => expression.slice('linked.'.length).replaceAll('_', '-'))),
  ];
}
