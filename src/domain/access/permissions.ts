import type { SignInRole } from './roles.ts';

/**
 * How far somebody may go with an action.
 * - `all`: whatever there is
 * - `service`: what her own guidance service deals with
 * - `own`: of her service, the trajectories that she follows, and those that nobody follows
 * - `training`: the trajectories in which somebody of her organisation gives training
 * - `organisation`: what is of her own organisation
 * - `reason`: whatever there is, for an hour after saying why
 */
export type Extent = 'all' | 'service' | 'own' | 'training' | 'organisation' | 'reason';

/** Who may do something, and how far; a role that is not named may not. */
export type Permission = { readonly [role in SignInRole]?: Extent };

const direction = { administrator: 'all', central: 'all' } as const;
const staff = { ...direction, coordinator: 'service', counsellor: 'service' } as const;
/**
 * Who deals with people as such. The direction does not: it sees who has a part in what it looks at (in a trajectory, at a school, for a
 * partner), with how to reach them there, and needs no list of everybody, no corrections and nobody's whole file.
 */
const closeToPeople = { administrator: 'all', coordinator: 'service', counsellor: 'service' } as const;
const everyStaff = { ...direction, coordinator: 'all', counsellor: 'all' } as const;
const readers = { ...everyStaff, author: 'all' } as const;
const partners = { ...direction, provider: 'organisation', partner: 'organisation' } as const;

/**
 * Who may do what. People of schools are not in it: they act through the link in a mail, on what it is about.
 * `docs/access.md` shows the same table, and a test holds the two together.
 */
export const permissions = {
  'see-console': staff,
  'list-trajectories': { ...staff, provider: 'training' },
  'see-trajectory': staff,
  'see-training': { provider: 'training' },
  'see-content': { ...staff, administrator: 'reason' },
  'state-reason': { administrator: 'all' },
  'act-on-trajectory': { administrator: 'all', coordinator: 'service', counsellor: 'own' },
  'act-on-many': { administrator: 'all', coordinator: 'service', counsellor: 'own' },
  enrol: staff,
  search: staff,
  'hold-mail': { administrator: 'all', coordinator: 'service' },
  'resend-mail': { administrator: 'all', coordinator: 'service' },
  'read-returned-mail': { administrator: 'all' },
  'manage-webhooks': { ...direction, coordinator: 'service' },
  'answer-held-changes': { administrator: 'all', coordinator: 'service' },
  'see-audit': { administrator: 'all', coordinator: 'service' },
  'see-personal-data': { administrator: 'reason' },
  'erase-people': { administrator: 'all' },
  'see-privacy': direction,
  'see-operations': { administrator: 'all' },
  'repair-operations': { administrator: 'all' },
  'see-accounts': { administrator: 'all' },
  'change-accounts': { administrator: 'all' },
  'see-people': closeToPeople,
  'change-people': closeToPeople,
  'see-schools': staff,
  'merge-schools': direction,
  'see-calendar': staff,
  'change-calendar': staff,
  'see-organisations': staff,
  'change-organisations': direction,
  'see-letterheads': staff,
  'change-letterheads': { ...direction, coordinator: 'service' },
  'see-partner': { ...partners, coordinator: 'service', counsellor: 'service' },
  'see-targets': partners,
  'act-for-partner': partners,
  'see-reports': staff,
  'see-programmes': everyStaff,
  'change-programmes': direction,
  'see-payments': direction,
  'record-payments': direction,
  'see-figures': direction,
  'change-figures': direction,
  'see-waiting-list': staff,
  'change-waiting-list': staff,
  'see-templates': readers,
  'try-templates': readers,
  'see-drafts': { ...direction, author: 'all' },
  'write-drafts': { ...direction, author: 'all' },
  'publish-templates': direction,
} as const satisfies { readonly [action: string]: Permission };

/** Something that can be done, by the name that the table of permissions has for it. */
export type Action = keyof typeof permissions;

/** How far somebody with this role may go with an action; nothing when they may not do it. */
export function extentOf(role: SignInRole, action: Action): Extent | undefined {
  return (permissions[action] as Permission)[role];
}
