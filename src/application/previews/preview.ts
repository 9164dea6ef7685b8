import type { Template } from '../../domain/template/model/types.ts';
import type { Consequences, MailChange } from '../../domain/trajectory/forecast/difference.ts';
import { goesNow, type Irrevocable } from '../../domain/trajectory/forecast/preview.ts';
import type { TrajectoryState } from '../../domain/trajectory/model/state.ts';
import { findPeople, type Person } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';

/** Somebody whom a preview names: known, or new and not added yet. */
export type PreviewPerson = { readonly id?: string; readonly name: string };

/** What an act would change. Nothing of it has happened. */
export type Preview = Consequences & {
  /** The version that was looked at: given with the act, what was seen is what happens, or it is refused. */
  readonly version?: number;
  /** Absent of a trajectory that does not exist yet. */
  readonly before?: TrajectoryState;
  readonly after: TrajectoryState;
  readonly template: Template;
  /** Who hears of it at once, by mail: the role and the person in it. */
  readonly told: readonly Told[];
  readonly irrevocable: readonly Irrevocable[];
  /** Whom a mail goes to, by the id that the mail gives. */
  readonly receiver: Receiver;
};

/** A role that gets a mail at once, with the person in it if there is one. */
export type Told = { readonly role: string; readonly person?: PreviewPerson };

/** Who goes by an id; nobody goes by none. */
export type Receiver = (person: string | undefined) => PreviewPerson | undefined;

/**
 * Whom the mails of a preview go to.
 * @param known people by id, as far as they have been read
 * @param newcomers names by the id under which somebody goes who would be added
 */
export async function receiversOf(
  { store }: Pick<Dependencies, 'store'>,
  mails: readonly MailChange[],
  known: ReadonlyMap<string, Person>,
  newcomers: ReadonlyMap<string, string>,
): Promise<Receiver> {
  const ids = mails.flatMap(({ mail, before }) => [mail.person ?? [], before?.person ?? []].flat());
  const unknown = [...new Set(ids)].filter((id) => !newcomers.has(id) && !known.has(id));
  const others = await findPeople(store, unknown);
  return (id) => {
    if (id === undefined) return undefined;
    const newcomer = newcomers.get(id);
    return newcomer === undefined
      ? { id, name: (known.get(id) ?? others.get(id))?.name ?? id }
      : { name: newcomer };
  };
}

/** Who hears of it at once, each of them once. */
export function toldOf(mails: readonly MailChange[], now: string, receiver: Receiver): Told[] {
  const told = new Map<string, Told>();
  for (const change of mails) {
    if (!goesNow(change, now)) continue;
    const { to, person } = change.mail;
    const who = receiver(person);
    told.set(`${to} ${person}`, who === undefined ? { role: to } : { role: to, person: who });
  }
  return [...told.values()];
}
