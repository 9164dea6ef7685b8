import { type Action, extentOf } from '../../../domain/access/permissions.ts';
import type { SignInRole } from '../../../domain/access/roles.ts';

/** The pages of the administration, in the order in which they stand, with what one has to be allowed to look at each. */
export const adminTabs = [
  { id: 'attention', path: '/admin/attention', access: 'see-operations' },
  { id: 'mail', path: '/admin/mail', access: 'resend-mail' },
  { id: 'calendar', path: '/admin/calendar', access: 'change-calendar' },
  { id: 'organisations', path: '/admin/organisations', access: 'change-organisations' },
  { id: 'letterhead', path: '/admin/letterhead', access: 'change-letterheads' },
  { id: 'accounts', path: '/admin/accounts', access: 'see-accounts' },
  { id: 'keys', path: '/admin/keys', access: 'see-accounts' },
  { id: 'retention', path: '/admin/retention', access: 'see-privacy' },
  { id: 'audit', path: '/admin/audit', access: 'see-audit' },
] as const satisfies readonly { readonly id: string; readonly path: string; readonly access: Action }[];

/** The name of a page of the administration. */
export type AdminTab = (typeof adminTabs)[number]['id'];

/** The pages of the administration that somebody with a role may look at. */
export function adminTabsFor(role: SignInRole): readonly (typeof adminTabs)[number][] {
  return adminTabs.filter(({ access }) => extentOf(role, access) !== undefined);
}
