import { lastingPath } from '../model/built-in-tasks.ts';
import type { NodeStatus, TrajectoryState } from '../model/state.ts';
import type { DatedFact, ForecastMail, Outlook } from './outlook.ts';

/** A date that comes, goes or changes. At least one of `before` and `after` is there; see {@link DatedFact} for their form. */
export interface DateChange extends Omit<DatedFact, 'on' | 'id'> {
  readonly before?: string;
  readonly after?: string;
}

/** What becomes of a mail. */
export interface MailChange {
  /** `readdressed`: it goes as planned, to somebody else. One with an `obstacle` is planned, and will not go. */
  readonly change: 'goes' | 'moves' | 'withdrawn' | 'readdressed';
  /** As it will be; of one that is withdrawn, as it would have been. */
  readonly mail: ForecastMail;
  /** As it would have been, of one that changes. */
  readonly before?: ForecastMail;
}

/** A step or phase whose status changes at once. */
export interface StatusChange {
  readonly path: string;
  /** Absent for one that had not come to its turn. */
  readonly before?: NodeStatus;
  readonly after: NodeStatus;
}

/** What an act changes in what lies before a trajectory. */
export interface Consequences {
  readonly statuses: readonly StatusChange[];
  readonly dates: readonly DateChange[];
  readonly mails: readonly MailChange[];
}

/** A state with what lies before it. */
export interface Foreseen {
  readonly state: Pick<TrajectoryState, 'nodes'>;
  readonly outlook: Outlook;
}

/** Compares what lies before a trajectory without and with an act: what is the same in both is left out. */
export function differenceBetween(before: Foreseen, after: Foreseen): Consequences {
  return {
    statuses: statusChanges(before.state.nodes, after.state.nodes),
    dates: dateChanges(before.outlook.dates, after.outlook.dates),
    mails: mailChanges(before.outlook.mails, after.outlook.mails),
  };
}

function statusChanges(before: TrajectoryState['nodes'], after: TrajectoryState['nodes']): StatusChange[] {
  return Object.values(after).flatMap(({ path, status, round }): StatusChange[] => {
    const was = before[path];
    if (was === undefined) return [{ path, after: status }];
    return was.status === status && was.round === round ? [] : [{ path, before: was.status, after: status }];
  });
}

function dateChanges(before: Outlook['dates'], after: Outlook['dates']): DateChange[] {
  const changes = [...new Set([...before.keys(), ...after.keys()])].flatMap((id): DateChange[] => {
    const [was, is] = [before.get(id), after.get(id)];
    const fact = is ?? was;
    if (fact === undefined || was?.on === is?.on) return [];
    const { kind, path, title } = fact;
    return [
      {
        ...{ kind, title },
        ...(path === undefined ? {} : { path }),
        ...(was === undefined ? {} : { before: was.on }),
        ...(is === undefined ? {} : { after: is.on }),
      },
    ];
  });
  return changes.sort((a, b) => compare(a.after ?? a.before ?? '', b.after ?? b.before ?? ''));
}

function mailChanges(before: Outlook['mails'], after: Outlook['mails']): MailChange[] {
  const changes: MailChange[] = [];
  for (const mail of after.values()) {
    const was = before.get(mail.key);
    if (was !== undefined) changes.push(...changed(was, mail));
  }
  const gone = [...before.values()].filter(({ key }) => !after.has(key));
  const fresh = [...after.values()].filter(({ key }) => !before.has(key));
  // A ladder that starts anew has new keys; for people its rungs are the same mails on other days.
  for (const mail of fresh) {
    const found = gone.findIndex((one) => sameRung(one, mail));
    const [was] = found < 0 ? [] : gone.splice(found, 1);
    changes.push(...(was === undefined ? [{ change: 'goes', mail } as const] : changed(was, mail)));
  }
  changes.push(...gone.map((mail) => ({ change: 'withdrawn', mail }) as const));
  return changes.sort((a, b) => compare(a.mail.at, b.mail.at) || compare(a.mail.key, b.mail.key));
}

function changed(before: ForecastMail, mail: ForecastMail): MailChange[] {
  if (before.at !== mail.at) return [{ change: 'moves', mail, before }];
  const isSame = before.person === mail.person && before.obstacle === mail.obstacle;
  return isSame ? [] : [{ change: 'readdressed', mail, before }];
}

function sameRung(one: ForecastMail, other: ForecastMail): boolean {
  return lastingPath(one.path) === lastingPath(other.path) && one.rung === other.rung && one.to === other.to;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
