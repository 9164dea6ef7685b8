import type { Scope } from '../../domain/access/scope.ts';
import type { Language, Text } from '../../domain/text.ts';
import type { TrajectoryEvent } from '../../domain/trajectory/model/events.ts';
import type { TrajectoryState } from '../../domain/trajectory/model/state.ts';
import type { Store } from '../../store/database/db.ts';
import { type LedgerMail, mailsOf } from '../../store/mail/mails.ts';
import { findPeople, type Person } from '../../store/people/people.ts';
import { type Attachment, attachmentsOf } from '../../store/trajectories/attachments.ts';
import { journalOf, notesOf } from '../../store/trajectories/trajectories.ts';
import { peopleNamedIn } from '../../texts/names.ts';
import { isId } from '../ids.ts';
import { type Related, relatedTo } from './related.ts';
import { titlesIn } from './titles.ts';

/** What lies in a dossier but is not always looked at: each part is loaded when it is asked for, and then once. */
export type DossierPapers = {
  /** Everything that happened, in order; of the present, whatever date was asked for. */
  readonly journal: () => Promise<readonly TrajectoryEvent[]>;
  /** What the staff noted, in order: a part of the journal. */
  readonly notes: () => Promise<readonly TrajectoryEvent[]>;
  /** Every mail that was ever planned, by time. */
  readonly mails: () => Promise<readonly LedgerMail[]>;
  /** The files that were handed in, oldest first. */
  readonly attachments: () => Promise<readonly Attachment[]>;
  /** The trajectories that it has to do with. */
  readonly related: () => Promise<readonly Related[]>;
  /** Everybody whom it names, by id: in its roles, its journal and its mails. */
  readonly everybody: () => Promise<ReadonlyMap<string, Person>>;
  /** What the model trajectories are called that its journal mentions, by id. */
  readonly titles: (language: Language) => Promise<ReadonlyMap<string, string>>;
};

/**
 * The parts of a dossier that are loaded when they are asked for.
 * @param inRoles gives everybody who has a role in it, by id
 */
export function papersOf(
  store: Store,
  scope: Scope,
  state: TrajectoryState,
  inRoles: () => Promise<ReadonlyMap<string, Person>>,
): DossierPapers {
  const { id } = state;
  const journal = once(() => journalOf(store, scope, id));
  const mails = once(() => mailsOf(store, scope, id));
  const titles = once(async (): Promise<ReadonlyMap<string, Text>> => titlesIn(store, await journal()));
  return {
    ...{ journal, mails },
    notes: once(() => notesOf(store, scope, id)),
    attachments: once(() => attachmentsOf(store, scope, id)),
    related: once(() => relatedTo(store, scope, state)),
    everybody: once(async () => {
      const [events, ledger, people] = await Promise.all([journal(), mails(), inRoles()]);
      const named = [...peopleNamedIn(events), ...ledger.flatMap(({ personId }) => personId ?? [])];
      const others = named.filter((person) => !people.has(person) && isId(person));
      return new Map([...(await findPeople(store, others)), ...people]);
    }),
    titles: async (language) =>
      new Map([...(await titles())].map(([template, title]) => [template, title[language]])),
  };
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}
