/** The path of an occurrence of a node inside its parent's occurrence; phases stand at the top. */
export function childPath(parent: string, id: string, occurrence?: number): string {
  const own = occurrence === undefined ? id : `${id}#${occurrence}`;
  return parent === '' ? own : `${parent}/${own}`;
}

/** The path of the occurrence around this one; empty at the top. */
export function parentPath(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The id of the node that a path names, without its occurrence; for a built-in task, the task's. */
export function idOf(path: string): string {
  const tilde = path.indexOf('~');
  if (tilde >= 0) return path.slice(0, tilde);
  const last = path.slice(path.lastIndexOf('/') + 1);
  const hash = last.indexOf('#');
  return hash < 0 ? last : last.slice(0, hash);
}

/** Which occurrence a path names, from 1; absent for a node that does not repeat. */
export function occurrenceOf(path: string): number | undefined {
  const hash = path.lastIndexOf('#');
  return hash < 0 || hash < path.lastIndexOf('/') ? undefined : Number(path.slice(hash + 1));
}
