import { isWithin, type Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import type { Change } from '../../store/changes/changes.ts';

/**
 * What somebody has before her, and how far it goes already.
 * - `trajectory`: one trajectory, as of a version
 * - `day`: somebody's day, or that of a whole guidance service, as of an instant
 * - `list`: trajectories within a scope, as of an instant
 */
export type Followed =
  | { readonly kind: 'trajectory'; readonly trajectory: string; readonly version: number }
  | {
      readonly kind: 'day';
      /** Whose day it is; nobody's for that of a service. */
      readonly person?: string;
      readonly scope: Scope;
      readonly reader: string;
      readonly since: Instant;
    }
  | { readonly kind: 'list'; readonly scope: Scope; readonly reader: string; readonly since: Instant };

/** Whether a change is news to somebody who has this before her. Her own acts are none: she has seen what came of them. */
export function concerns(change: Change, followed: Followed): boolean {
  if (followed.kind === 'trajectory') {
    return change.trajectory === followed.trajectory && change.version > followed.version;
  }
  const { scope, reader, since } = followed;
  const isOwnAct = change.by.length === 1 && change.by[0] === reader;
  if (change.at <= since || isOwnAct || !isWithin(scope, change.organisation)) return false;
  if (followed.kind === 'list' || followed.person === undefined) return true;
  return change.counsellor === followed.person || change.people.includes(followed.person);
}
