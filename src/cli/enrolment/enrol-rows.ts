import { type ApplicationError, isApplicationError } from '../../application/application-error.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import { enrolOrQueue } from '../../application/enrolment/enrol.ts';
import { previewEnrolment } from '../../application/enrolment/preview.ts';
import { type Brings, mailsBrought } from '../../application/enrolment-lists/check.ts';
import {
  listedEarlier,
  listedPeople,
  listedSubject,
  requestOfRow,
} from '../../application/enrolment-lists/requested.ts';
import type { EnrolmentRow } from '../../application/enrolment-lists/rows.ts';
import { nowOf } from '../../application/now.ts';
import { sortError } from '../../application/outage.ts';
import type { Difference, KnownAs } from '../../application/people/known.ts';
import { settleListed } from '../../application/people/listed.ts';
import { latestVersion } from '../../application/templates/find.ts';
import { schoolYearOf } from '../../domain/calendar/school-year.ts';

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
  /** What would go, when it was only looked at: at once, and after that by local day. */
  readonly mails?: Brings['mails'];
  /** In what people of the row differ from how they are known, and what was done with it. */
  readonly known_otherwise?: readonly KnownOtherwise[];
}

/**
 * What is done with people who are known otherwise. With `look` nothing is done at all, and it is said what would be: it keeps what
 * the rows before would have enrolled, so that the same one further on is seen as such.
 */
export type RowOptions = {
  readonly known?: KnownAs | undefined;
  readonly look?: Set<string> | undefined;
};

/** Somebody of a row who is known otherwise. */
export interface KnownOtherwise {
  readonly role: string;
  readonly name: string;
  readonly differs: readonly { readonly field: string; readonly known?: string; readonly given: string }[];
  readonly done: KnownAs;
}

/**
 * Enrols the school of one row in the name of its counsellor. A school that is or was in this template in the same
 * school year is not enrolled again. A fault of ours in one row does not take the others along.
 * @throws only what has nothing to do with the row, such as a database that does not answer
 */
export async function enrolRow(
  deps: Dependencies,
  row: EnrolmentRow,
  options: RowOptions = {},
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

async function enrolOne(deps: Dependencies, row: EnrolmentRow, options: RowOptions): Promise<RowResult> {
  const as = row.known ?? options.known;
  const { line, schoolNumber } = row;
  const result = { line, schoolNumber };
  const template = (await latestVersion(deps, row.template))?.template;
  const subject = await listedSubject({ deps }, template, row);
  const known = subject && (await listedEarlier({ deps }, row, subject));
  if (known !== undefined) {
    const said =
      template &&
      (await settleListed(deps, {
        people: listedPeople(template, row, as),
        school: schoolNumber,
        look: options.look !== undefined,
      }));
    return { ...result, outcome: 'already-enrolled', reference: known, ...otherwise(said ?? []) };
  }
  try {
    const asked = await requestOfRow({ deps }, row, { template, subject, as });
    if ('problems' in asked) {
      const reasons = asked.problems.map(({ column, message }) => `${column}: ${message.en}`);
      return { ...result, outcome: 'wrong', reason: reasons.join(' ') };
    }
    const actor = { kind: 'person', person: asked.counsellor.id } as const;
    const { enrolment } = asked;
    const { look } = options;
    if (look !== undefined) {
      const enrols = `${row.template} ${subject?.id} ${schoolYearOf(row.start)}`;
      if (look.has(enrols)) return { ...result, outcome: 'already-enrolled' };
      look.add(enrols);
      const seen = await previewEnrolment({ deps, actor, enrolment, language: 'nl' });
      const outcome = seen.waitsFor === undefined ? 'enrolled' : 'waiting';
      return { ...result, outcome, mails: mailsBrought(seen, nowOf(deps)), ...otherwise(seen.differences) };
    }
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
