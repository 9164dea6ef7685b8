import type { Scope } from '../../domain/access/scope.ts';
import type { FurtherLanguage } from '../../domain/text.ts';
import { type MailToPerson, mailsTo } from '../../store/mail/mails.ts';
import { findOrganisation, type Organisation } from '../../store/people/organisations.ts';
import type { Person } from '../../store/people/people.ts';
import { type LinkOfPerson, linksOfPerson } from '../../store/people/person-links.ts';
import { findSchool, type School } from '../../store/people/schools.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { readTable, type TableRowWithPeople } from '../trajectories/table.ts';
import { readPerson } from './find.ts';
import { furtherLanguages } from './further-language.ts';
import { personTag } from './person-tag.ts';

/** So many trajectories and mails of somebody are shown; the lists have the others. */
const MOST = 50;

/** Everything about somebody that a reader may know. */
export type PersonOverview = {
  readonly person: Person;
  /** Changes with everything that can be read of the person. */
  readonly tag: string;
  /** What can be chosen as theirs beside Dutch and English, with what they have. */
  readonly furtherLanguages: readonly FurtherLanguage[];
  readonly school: School | undefined;
  readonly organisation: Organisation | undefined;
  /** Trajectories in which they have a role, or had one when these ended; those that run first. */
  readonly trajectories: readonly TableRowWithPeople[];
  readonly total: number;
  /** Personal links that still open something. */
  readonly links: readonly LinkOfPerson[];
  /** Mails to them, the last first. */
  readonly mails: readonly MailToPerson[];
  /** Every trajectory that is named here, by id. */
  readonly about: ReadonlyMap<string, TableRowWithPeople>;
};

/**
 * Somebody with their roles, their links and their mails.
 * @throws `not-found` as {@link readPerson}
 */
export async function readPersonOverview(request: {
  deps: Dependencies;
  scope: Scope;
  id: string;
}): Promise<PersonOverview> {
  const { deps, scope, id } = request;
  const { store } = deps;
  const person = await readPerson({ deps, scope, id });
  const { schoolNumber, organisationId } = person;
  const order = { sort: 'start', descending: true, offset: 0, limit: MOST } as const;
  const [{ rows, total }, links, mails, further, school, organisation] = await Promise.all([
    readTable({ deps, scope, filter: { involved: id }, order }),
    linksOfPerson(store, scope, id, nowOf(deps)),
    mailsTo(store, scope, id, MOST),
    furtherLanguages(deps),
    schoolNumber === undefined ? undefined : findSchool(store, scope, schoolNumber),
    organisationId === undefined ? undefined : findOrganisation(store, scope, organisationId),
  ]);
  const known = new Set(rows.map(({ row }) => row.id));
  const ids = [...links, ...mails].map(({ trajectoryId }) => trajectoryId);
  const missing = [...new Set(ids.filter((one) => !known.has(one)))];
  const others =
    missing.length === 0
      ? []
      : (
          await readTable({
            deps,
            scope,
            filter: { ids: missing },
            order: { ...order, limit: missing.length },
          })
        ).rows;
  const about = new Map([...rows, ...others].map((one) => [one.row.id, one]));
  return {
    person,
    tag: personTag(person),
    furtherLanguages: [...new Set([...further, ...[person.furtherLanguage ?? []].flat()])],
    school,
    organisation,
    trajectories: rows,
    total,
    links,
    mails,
    about,
  };
}
