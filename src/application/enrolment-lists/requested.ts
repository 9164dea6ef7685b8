import { EVERYTHING, type Scope } from '../../domain/access/scope.ts';
import type { Template } from '../../domain/template/model/types.ts';
import { subjectId } from '../../domain/trajectory/model/subject.ts';
import { findPerson, type Person } from '../../store/people/people.ts';
import { earlierInYear } from '../enrolment/earlier.ts';
import type { EnrolmentRequest, LookingDependencies } from '../enrolment/request.ts';
import { personWithAddress } from '../people/find.ts';
import type { KnownAs } from '../people/known.ts';
import { findPeopleInScope } from '../people/list.ts';
import type { InlinePerson } from '../people/named.ts';
import { unknownProgramme } from '../programmes/errors.ts';
import { readProgrammes } from '../programmes/find.ts';
import type { EnrolmentRow, ListedPerson, RowProblem } from './rows.ts';

const staff = new Set(['counsellor', 'coordinator', 'administrator']);

/** Who or what a row is about. */
export type ListedSubject = {
  readonly id: string;
  /** The school by which earlier trajectories are found. */
  readonly school?: string;
};

/** Whoever a row names is looked for among what the asker deals with; everywhere when nobody is held to anything. */
type Asking = { readonly deps: LookingDependencies; readonly scope?: Scope | undefined };

/** The school of the row, or whoever goes through a template for a person; `undefined` when nobody has the address. */
export async function listedSubject(
  asking: Asking,
  template: Template | undefined,
  { schoolNumber, personEmail, principal, subjectKey }: EnrolmentRow,
): Promise<ListedSubject | undefined> {
  if (template?.subject !== 'person') {
    return { id: subjectId(schoolNumber, subjectKey?.toLowerCase()), school: schoolNumber };
  }
  const person = await withAddress(asking, personEmail ?? principal.email);
  if (person === undefined) return undefined;
  return { id: person.id, ...(person.schoolNumber === undefined ? {} : { school: person.schoolNumber }) };
}

/** The reference of a trajectory of the same subject and template in the same school year, running or ended. */
export async function listedEarlier(
  { deps }: Asking,
  { template, start }: EnrolmentRow,
  { id, school }: ListedSubject,
): Promise<string | undefined> {
  if (school === undefined) return undefined;
  return earlierInYear(deps, { template, subject: id, school, start });
}

/**
 * The enrolment that a row asks for, or which of its columns name somebody or something that is not there.
 * @param template the one that the row names, where it was published
 * @param as what is done with people who are known otherwise than the row names them
 * @throws `invalid` for an unknown programme
 */
export async function requestOfRow(
  asking: Asking,
  row: EnrolmentRow,
  found: {
    readonly template: Template | undefined;
    readonly subject: ListedSubject | undefined;
    readonly as: KnownAs | undefined;
  },
): Promise<
  | { readonly enrolment: EnrolmentRequest; readonly counsellor: Person }
  | { readonly problems: readonly RowProblem[] }
> {
  const { template, subject, as } = found;
  const counsellor = await withAddress(asking, row.counsellorEmail);
  if (counsellor === undefined || !staff.has(counsellor.function ?? '')) return noCounsellor(row);
  if (template === undefined) return noTemplate(row);
  if (subject === undefined) return { problems: [unknownPerson(row)] };
  const { deps } = asking;
  return {
    counsellor,
    enrolment: {
      template: row.template,
      subject: { id: template.subject === 'person' ? subject.id : row.schoolNumber, key: row.subjectKey },
      start: row.start,
      roles: await rolesOf(deps, template, row, counsellor, as),
      reason: row.reason,
      group: row.group,
      underWay: row.underWay,
      programme: await programmeOf(deps, row.programme),
      cohort: row.cohort,
      waitingList: row.waitingList,
    },
  };
}

function noCounsellor({ counsellorEmail }: EnrolmentRow) {
  const message = {
    nl: `geen begeleider heeft het adres ${counsellorEmail}`,
    en: `no counsellor has the address ${counsellorEmail}`,
  };
  return { problems: [{ column: 'counsellor_email' as const, message }] };
}

function noTemplate({ template }: EnrolmentRow) {
  const message = { nl: `er is geen modeltraject ${template}`, en: `there is no template ${template}` };
  return { problems: [{ column: 'template' as const, message }] };
}

function unknownPerson({ template, personEmail, principal }: EnrolmentRow): RowProblem {
  const email = personEmail ?? principal.email;
  return {
    column: personEmail === undefined ? 'principal_email' : 'person_email',
    message: {
      nl: `${template} is voor een persoon, en niemand in Traject heeft het adres ${email}; voeg die persoon eerst toe, of noem iemand anders in person_email`,
      en: `${template} is for a person, and nobody in Traject has the address ${email}; add the person first (POST /api/v1/people), or name somebody else in person_email`,
    },
  };
}

async function withAddress({ deps, scope }: Asking, email: string): Promise<Person | undefined> {
  const person = await personWithAddress(deps, email);
  if (person === undefined || scope === undefined) return person;
  return findPerson(deps.store, scope, person.id);
}

/** The id of a programme, from its id or its name in either language. */
async function programmeOf(
  deps: LookingDependencies,
  named: string | undefined,
): Promise<string | undefined> {
  if (named === undefined) return undefined;
  const same = (text: string) => text.toLowerCase() === named.toLowerCase();
  const found = (await readProgrammes(deps)).find(
    ({ id, programme: { name } }) => same(id) || same(name.nl) || same(name.en),
  );
  if (found === undefined) throw unknownProgramme();
  return found.id;
}

/** Who gets which role: the people of the row, and for the roles of others whoever has that function. */
async function rolesOf(
  deps: LookingDependencies,
  template: Template,
  row: EnrolmentRow,
  counsellor: Person,
  as: KnownAs | undefined,
): Promise<EnrolmentRequest['roles']> {
  const roles: Record<string, EnrolmentRequest['roles'][string]> = {
    [template.counsellorRole]: counsellor.id,
  };
  const others = template.roles.filter(({ id }) => id !== template.counsellorRole);
  Object.assign(roles, listedPeople(template, row, as));
  for (const { id, party, optional } of others) {
    if (optional || roles[id] !== undefined || party === 'school') continue;
    const person = await withFunction(deps, party, counsellor);
    if (person !== undefined) roles[id] = person.id;
  }
  return roles;
}

/** The people of the row, by the role that each of them gets. */
export function listedPeople(
  template: Template,
  { principal, ictCoordinator }: EnrolmentRow,
  known: KnownAs | undefined,
): Record<string, InlinePerson> {
  const others = template.roles.filter(({ id }) => id !== template.counsellorRole);
  const ict = others.find(({ id, party }) => party === 'school' && id.includes('ict'));
  const lead =
    others.find(({ id, party }) => party === 'school' && id === 'principal') ??
    others.find(({ party, optional }) => party === 'school' && !optional);
  const people: Record<string, InlinePerson> = {};
  if (lead !== undefined) people[lead.id] = { ...inline(principal, 'principal'), known };
  if (ict !== undefined && ictCoordinator) {
    people[ict.id] = { ...inline(ictCoordinator, 'ict-coordinator'), known };
  }
  return people;
}

function inline({ name, email, language }: ListedPerson, role: string) {
  const own =
    language === 'nl' || language === 'en' ? ({ language } as const) : { further_language: language };
  return { name, email, function: role, ...(language === undefined ? {} : own) };
}

async function withFunction(
  deps: LookingDependencies,
  party: string,
  counsellor: Person,
): Promise<Person | undefined> {
  const filter = {
    pbd: { function: 'coordinator', organisation: counsellor.organisationId },
    central: { function: 'central' },
  }[party];
  if (filter === undefined) return undefined;
  const { items } = await findPeopleInScope({ deps, scope: EVERYTHING, filter, page: { limit: 10 } });
  return items.find(({ leftAt }) => leftAt === undefined);
}
