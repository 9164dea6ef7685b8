import type { Language } from '../../../domain/text.ts';
import { consoleTextsOf } from '../../texts/texts.ts';
import type { ReaderRole } from './types.ts';

/** One page of the main menu. */
export type NavigationItem = {
  readonly id: NavigationId;
  readonly title: string;
  readonly address: string;
  /** Pressed after `g`, it leads there. Not `j`, `k` or `x`, which are the rows' own. */
  readonly key: string;
};

/** The pages that the main menu leads to. */
export type NavigationId =
  | 'today'
  | 'trajectories'
  | 'schools'
  | 'programmes'
  | 'reports'
  | 'templates'
  | 'admin'
  | 'mine'
  | 'trainings';

const ofPartners: readonly ReaderRole[] = ['provider', 'partner'];
const everybody: readonly ReaderRole[] = ['administrator', 'central', 'coordinator', 'counsellor'];

const all: readonly {
  readonly id: NavigationId;
  readonly path: string;
  readonly key: string;
  readonly roles: readonly ReaderRole[];
}[] = [
  { id: 'today', path: '/', key: 'v', roles: everybody },
  { id: 'trajectories', path: '/trajectories', key: 't', roles: everybody },
  { id: 'schools', path: '/schools', key: 's', roles: everybody },
  { id: 'programmes', path: '/programmes', key: 'p', roles: everybody },
  { id: 'reports', path: '/reports', key: 'r', roles: everybody },
  { id: 'templates', path: '/templates', key: 'm', roles: [...everybody, 'author'] },
  { id: 'admin', path: '/admin', key: 'b', roles: ['administrator', 'central', 'coordinator'] },
  { id: 'trainings', path: '/trainings', key: 't', roles: ['provider'] },
  { id: 'mine', path: '/', key: 'v', roles: ofPartners },
];

/** Whether somebody searches and enrols: whoever works for a partner does not, nor whoever writes models alone. */
export function searchesAndEnrols(role: ReaderRole): boolean {
  return everybody.includes(role);
}

/** The main menu of somebody with a role, in the order in which it is used; on a phone the first four are in sight. */
export function navigationFor(role: ReaderRole, language: Language): NavigationItem[] {
  const titles = consoleTextsOf(language).pages;
  return all
    .filter(({ roles }) => roles.includes(role))
    .map(({ id, path, key }) => ({ id, title: titles[id], address: `${path}?lang=${language}`, key }));
}
