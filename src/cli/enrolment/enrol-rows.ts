import { type ApplicationError, isApplicationError } from '../../application/application-error.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import { earlierInYear } from '../../application/enrolment/earlier.ts';
import { enrolOrQueue } from '../../application/enrolment/enrol.ts';
import type { EnrolmentRequest } from '../../application/enrolment/request.ts';
import { sortError } from '../../application/outage.ts';
import { personWithAddress } from '../../application/people/find.ts';
import type { Difference, KnownAs } from '../../application/people/known.ts';
import { findPeopleInScope } from '../../application/people/list.ts';
import { settleListed } from '../../application/people/listed.ts';
import type { InlinePerson } from '../../application/people/named.ts';
import { unknownProgramme } from '../../application/programmes/errors.ts';
import { readProgrammes } from '../../application/programmes/find.ts';
import { latestVersion } from '../../application/templates/find.ts';
import { EVERYTHING } from '../../domain/access/scope.ts';
import type { Template } from '../../domain/template/model/types.ts';
import { subjectId } from '../../domain/trajectory/model/subject.ts';
import type { Person } from '../../store/people/people.ts';
import type { EnrolmentRow, ListedPerson } from './rows.ts';

/** What became of a row. */
export interface RowResult {
  readonly line: number;
  readonly schoolNumber?: string;
  readonly outcome: 'enrolled' | 'already-enrolled' | 'waiting' | 'wrong';
  /** What people call the trajectory. */
  readonly reference?: string;
  /** Its place on the waiting list, when it has just been put there. */
  readonly place?: number;
  /** What is wrong with the row. */
  readonly reason?: string;
  /** In what people of the row differ from how they are known, and what was done with it. */
  readonly known_otherwise?: readonly KnownOtherwise[];
}

/** Somebody of a row who is known otherwise. */
export interface KnownOtherwise {
  readonly role: string;
  readonly name: string;
  readonly differs: readonly { readonly field: string; readonly known?: string; readonly given: string }[];
  readonly done: KnownAs;
}

const staff = new Set(['counsellor', 'coordinator', 'administrator']);

/**
 * Enrols the school of one row in the name of its counsellor. A school that is or was in this template in the same
 * school year is not enrolled again. A fault of ours in one row does not take the others along.
 * @throws only what has nothing to do with the row, such as a database that does not answer
 */
export async function enrolRow(
  deps: Dependencies,
  row: EnrolmentRow,
  options: { readonly known?: KnownAs } = {},
): Promise<RowResult> {
  try {
    return await enrolOne(deps, row, options);
  } catch (error) {
    if (sortError(error).sort !== 'defect') throw error;
    const { line, schoolNumber } = row;
    deps.logger.error({ err: error, line }, 'A row of a list could not be enrolled by a fault of ours');
    const reason = 'something went wrong on our side, and the log says what; the row can be given again';
    return { line, schoolNumber, outcome: 'wrong', reason };
  }
}

async function enrolOne(
  deps: Dependencies,
  row: EnrolmentRow,
  options: { readonly known?: KnownAs },
): Promise<RowResult> {
  const as = row.known ?? options.known;
  const { line, schoolNumber } = row;
  const result = { line, schoolNumber };
  const published = await latestVersion(deps, row.template);
  const subject = await subjectOf(deps, published?.template, row);
  const known = subject && (await findEarlier(deps, row, subject));
  if (known !== undefined) {
    const said =
      published &&
      (await settleListed(deps, { people: listed(published.template, row, as), school: schoolNumber }));
    return { ...result, outcome: 'already-enrolled', reference: known, ...otherwise(said ?? []) };
  }
  const counsellor = await personWithAddress(deps, row.counsellorEmail);
  if (counsellor === undefined || !staff.has(counsellor.function ?? '')) {
    return {
      ...result,
      outcome: 'wrong',
      reason: `counsellor_email: no counsellor has the address ${row.counsellorEmail}`,
    };
  }
  if (published === undefined) {
    return { ...result, outcome: 'wrong', reason: `template: there is no template ${row.template}` };
  }
  if (subject === undefined) return { ...result, outcome: 'wrong', reason: unknownPerson(row) };
  try {
    const enrolment: EnrolmentRequest = {
      template: row.template,
      subject: {
        id: published.template.subject === 'person' ? subject.id : row.schoolNumber,
        key: row.subjectKey,
      },
      start: row.start,
      roles: await rolesOf(deps, published.template, row, counsellor, as),
      reason: row.reason,
      group: row.group,
      underWay: row.underWay,
      programme: await programmeOf(deps, row.programme),
      cohort: row.cohort,
      waitingList: row.waitingList,
    };
    const actor = { kind: 'person', person: counsellor.id } as const;
    const enrolled = await enrolOrQueue({ deps, actor, enrolment });
    if ('queued' in enrolled) return { ...result, outcome: 'waiting', place: enrolled.queued.place };
    const { reference, differences } = enrolled;
    return { ...result, outcome: 'enrolled', reference, ...otherwise(differences) };
  } catch (error) {
    if (!isApplicationError(error) || sortError(error).sort !== 'refusal') throw error;
    if (error.code === 'already-enrolled') return { ...result, outcome: 'already-enrolled' };
    if (error.code === 'already-waiting') return { ...result, outcome: 'waiting' };
    return { ...result, outcome: 'wrong', reason: reasonOf(error) };
  }
}

interface Subject {
  readonly id: string;
  /** The school by which earlier trajectories are found. */
  readonly school?: string;
}

/** The school of the row, or whoever goes through a template for a person; `undefined` when nobody has the address. */
async function subjectOf(
  deps: Dependencies,
  template: Template | undefined,
  { schoolNumber, personEmail, principal, subjectKey }: EnrolmentRow,
): Promise<Subject | undefined> {
  if (template?.subject !== 'person') {
    return { id: subjectId(schoolNumber, subjectKey?.toLowerCase()), school: schoolNumber };
  }
  const person = await personWithAddress(deps, personEmail ?? principal.email);
  if (person === undefined) return undefined;
  return { id: person.id, ...(person.schoolNumber === undefined ? {} : { school: person.schoolNumber }) };
}

function unknownPerson({ template, personEmail, principal }: EnrolmentRow): string {
  const column = personEmail === undefined ? 'principal_email' : 'person_email';
  return `${column}: ${template} is for a person, and nobody in Traject has the address ${personEmail ?? principal.email}; add the person first (POST /api/v1/people), or name somebody else in person_email`;
}

/** The reference of a trajectory of the same subject and template in the same school year, running or ended. */
async function findEarlier(
  deps: Dependencies,
  { template, start }: EnrolmentRow,
  { id, school }: Subject,
): Promise<string | undefined> {
  if (school === undefined) return undefined;
  return earlierInYear(deps, { template, subject: id, school, start });
}

/** The id of a programme, from its id or its name in either language. */
async function programmeOf(deps: Dependencies, named: string | undefined): Promise<string | undefined> {
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
  deps: Dependencies,
  template: Template,
  row: EnrolmentRow,
  counsellor: Person,
  as: KnownAs | undefined,
): Promise<EnrolmentRequest['roles']> {
  const roles: Record<string, EnrolmentRequest['roles'][string]> = {
    [template.counsellorRole]: counsellor.id,
  };
  const others = template.roles.filter(({ id }) => id !== template.counsellorRole);
  Object.assign(roles, listed(template, row, as));
  for (const { id, party, optional } of others) {
    if (optional || roles[id] !== undefined || party === 'school') continue;
    const person = await withFunction(deps, party, counsellor);
    if (person !== undefined) roles[id] = person.id;
  }
  return roles;
}

/** The people of the row, by the role that each of them gets. */
function listed(
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
  return { name, email, function: role, ...(language === undefined ? {} : { language }) };
}

function otherwise(
  differences: readonly (Difference & { readonly role: string })[],
): Pick<RowResult, 'known_otherwise'> {
  if (differences.length === 0) return {};
  return {
    known_otherwise: differences.map(({ role, person: { name }, fields, as }) => ({
      ...{ role, name, done: as },
      differs: fields.map(({ field, known, given }) => ({
        ...{ field, given },
        ...(known === undefined ? {} : { known }),
      })),
    })),
  };
}

async function withFunction(
  deps: Dependencies,
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

/** The problem as one sentence, with the columns of the file for the fields of the API. */
function reasonOf(problem: ApplicationError): string {
  const fields = problem.errors?.map(({ path, message }) => `${columnNames[path] ?? path}: ${message.en}`);
  return fields?.join(' ') ?? (problem.detail ?? problem.title).en;
}

const columnNames: Record<string, string> = {
  'subject.id': 'school_number',
  'under_way.phase': 'under_way_phase',
  'under_way.since': 'under_way_since',
};
