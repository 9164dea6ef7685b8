import type { OpenedLink } from './open.ts';

/** Whether the reader of a link does it for the school. */
export function isOfTheSchool({ link, template }: Pick<OpenedLink, 'link' | 'template'>): boolean {
  return template.roles.some(({ id, party }) => id === link.role && party === 'school');
}
