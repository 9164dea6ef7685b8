import { extentOf } from '../../domain/access/permissions.ts';
import { EVERYTHING } from '../../domain/access/scope.ts';
import { type HeldChange, heldChanges } from '../../store/operations/held-changes.ts';
import { findPeople } from '../../store/people/people.ts';
import { findTrajectoryHeads } from '../../store/trajectories/trajectories.ts';
import type { Caller } from '../access/authorise.ts';
import type { BulkWork } from '../bulk/items.ts';
import type { CommandRequest } from '../commands/prepare.ts';
import type { Dependencies } from '../dependencies.ts';
import type { EnrolmentRequest } from '../enrolment/request.ts';
import type { NewPerson } from '../people/create.ts';

/** What a held change asks, from which it is done when it is let through. */
export type HeldRequest =
  | { readonly kind: 'command'; readonly command: CommandRequest; readonly key?: string }
  | {
      readonly kind: 'bulk';
      readonly work: readonly BulkWork[];
      readonly of: 'command' | 'handover' | 'enrolment' | undefined;
      readonly body: object | undefined;
      readonly key?: string;
    }
  | { readonly kind: 'person'; readonly correction: { readonly [field: string]: unknown } }
  | { readonly kind: 'enrolment'; readonly enrolment: EnrolmentRequest; readonly key?: string }
  | { readonly kind: 'new-person'; readonly person: NewPerson; readonly key?: string };

/** A held change with who asked for it and what it is about. */
export type ShownHeldChange = {
  readonly held: HeldChange;
  readonly request: HeldRequest;
  /** Name of who asked for it. */
  readonly by: string | undefined;
  /** Reference of the trajectory, or name of the person, that it is about. */
  readonly about: string | undefined;
  /** The reader also reads what somebody wrote in it; for others it is what kind of change it is. */
  readonly seesContent: boolean;
  /** It is the reader's own: somebody else lets it through. */
  readonly isOwn: boolean;
};

/** The changes that wait for whoever reads, or for a colleague where they are the reader's own; first asked first. */
export async function readHeldChanges(request: {
  readonly deps: Pick<Dependencies, 'store'>;
  readonly caller: Pick<Caller, 'person' | 'function' | 'scope'>;
}): Promise<ShownHeldChange[]> {
  const { deps, caller } = request;
  return showHeld(deps, caller, await heldChanges(deps.store, caller.scope));
}

/** Held changes with their people and references. */
export async function showHeld(
  { store }: Pick<Dependencies, 'store'>,
  { person, function: role }: Pick<Caller, 'person' | 'function'>,
  held: readonly HeldChange[],
): Promise<ShownHeldChange[]> {
  const subjects = held.flatMap(({ subject }) => subject ?? []);
  const [people, heads] = await Promise.all([
    findPeople(store, [...held.map((one) => one.person), ...subjects]),
    findTrajectoryHeads(store, EVERYTHING, subjects),
  ]);
  return held.map((one) => ({
    held: one,
    request: requestOf(one),
    by: people.get(one.person)?.name,
    about: heads.get(one.subject ?? '')?.reference ?? people.get(one.subject ?? '')?.name,
    seesContent: extentOf(role, 'see-content') !== 'reason',
    isOwn: one.person === person,
  }));
}

/** What was stored of a held change, as it was asked. */
export function requestOf({ kind, body }: Pick<HeldChange, 'kind' | 'body'>): HeldRequest {
  if (kind !== 'bulk') return { kind, ...body } as HeldRequest;
  const { kind: of, ...same } = body as { kind?: 'command' | 'handover' | 'enrolment'; work: BulkWork[] };
  return { kind, of, body: undefined, ...same };
}
