import type { Scope } from '../../domain/access/scope.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import type { Language, Text } from '../../domain/text.ts';
import { goesNow } from '../../domain/trajectory/forecast/preview.ts';
import type { Actor } from '../../domain/trajectory/model/events.ts';
import { type ApplicationError, isApplicationError } from '../application-error.ts';
import { type EnrolmentPreview, previewEnrolment } from '../enrolment/preview.ts';
import type { EnrolmentRequest, LookingDependencies } from '../enrolment/request.ts';
import { nowOf } from '../now.ts';
import { sortError } from '../outage.ts';
import { noPlace } from '../programmes/errors.ts';
import { latestVersion } from '../templates/find.ts';
import type { Column } from './columns.ts';
import { listedEarlier, listedSubject, requestOfRow } from './requested.ts';
import { type EnrolmentRow, type RowCells, type RowProblem, readEnrolmentRow } from './rows.ts';

/** Who checks, and with what she deals. */
export type ListAsker = {
  readonly deps: LookingDependencies;
  readonly actor: Actor;
  readonly scope: Scope | undefined;
};

/** What a row would bring. */
export type Brings = {
  /** Mails that go at once, and after that by local day. */
  readonly mails: { readonly now: number; readonly later: { readonly [day: LocalDate]: number } };
  /** Why it would wait for a place in its programme. */
  readonly waits?: Text;
  /** Who is known otherwise than the row names them. */
  readonly differences: readonly {
    readonly name: string;
    readonly fields: readonly { readonly field: string; readonly known?: string; readonly given: string }[];
  }[];
};

/**
 * What was found in a row.
 * - `good`: it can be enrolled
 * - `question`: it can, once it was said what counts of somebody who is known otherwise
 * - `already`: it is or was in this model in the same school year
 * - `refused`: it cannot, and why
 */
export type Verdict =
  | ({ readonly kind: 'good' | 'question' } & Brings)
  | { readonly kind: 'already'; readonly reference?: string }
  | { readonly kind: 'refused'; readonly problems: readonly RowProblem[] };

/** The verdict on cells that something shifted, or that cannot be read. */
export function verdictOnCells(
  line: number,
  cells: RowCells,
  beyond: readonly string[],
): Verdict | undefined {
  const read = readEnrolmentRow(line, cells, beyond);
  return 'problems' in read ? { kind: 'refused', problems: read.problems } : undefined;
}

/** Looks what would become of a row, by the rules of enrolling; nothing is stored and nobody added. */
export async function checkRow(asker: ListAsker, line: number, cells: RowCells): Promise<Verdict> {
  const asked = await askedIn(asker, line, cells);
  if ('kind' in asked) return asked;
  const { deps, actor, scope } = asker;
  const { row, enrolment } = asked;
  try {
    const preview = await previewEnrolment({ deps, actor, scope, enrolment, language: 'nl' });
    const differences = preview.differences.map(({ person, fields }) => ({
      name: person.name,
      fields: fields.map(({ field, known, given }) => ({
        ...{ field, given },
        ...(known === undefined ? {} : { known }),
      })),
    }));
    const isAsked = differences.length > 0 && row.known === undefined;
    return {
      kind: isAsked ? 'question' : 'good',
      ...{ mails: mailsBrought(preview, nowOf(deps)), differences },
      ...(preview.waitsFor === undefined ? {} : { waits: waitsBecause(preview.waitsFor) }),
    };
  } catch (error) {
    return refusedOrThrow(error);
  }
}

/** What a row would bring, as the enrolment itself would be decided; nothing for one that cannot be enrolled. */
export async function previewRow(
  asker: ListAsker,
  line: number,
  cells: RowCells,
  language: Language,
): Promise<EnrolmentPreview | undefined> {
  const asked = await askedIn(asker, line, cells);
  if ('kind' in asked) return undefined;
  try {
    const { deps, actor, scope } = asker;
    return await previewEnrolment({ deps, actor, scope, enrolment: asked.enrolment, language });
  } catch (error) {
    refusedOrThrow(error);
    return undefined;
  }
}

/** What a row asks for, or what can be said of it without looking further. */
export async function askedIn(
  { deps, scope }: Pick<ListAsker, 'deps' | 'scope'>,
  line: number,
  cells: RowCells,
): Promise<{ readonly row: EnrolmentRow; readonly enrolment: EnrolmentRequest } | Verdict> {
  const read = readEnrolmentRow(line, cells);
  if ('problems' in read) return { kind: 'refused', problems: read.problems };
  const { row } = read;
  const asking = { deps, scope };
  try {
    const template = (await latestVersion(deps, row.template))?.template;
    const subject = await listedSubject(asking, template, row);
    const earlier = subject && (await listedEarlier(asking, row, subject));
    if (earlier !== undefined) return { kind: 'already', reference: earlier };
    const asked = await requestOfRow(asking, row, { template, subject, as: row.known });
    if ('problems' in asked) return { kind: 'refused', problems: asked.problems };
    return { row, enrolment: asked.enrolment };
  } catch (error) {
    return refusedOrThrow(error);
  }
}

function refusedOrThrow(error: unknown): Verdict {
  if (!isApplicationError(error) || sortError(error).sort !== 'refusal') throw error;
  return error.code === 'already-enrolled' || error.code === 'already-waiting'
    ? { kind: 'already' }
    : { kind: 'refused', problems: problemsOf(error) };
}

/** What is wrong, with the columns of the list for the fields of the enrolment. */
function problemsOf(error: ApplicationError): readonly RowProblem[] {
  const problems = error.errors?.map(({ path, message }): RowProblem => {
    const column = columnOfPath(path);
    return column === undefined ? { message } : { column, message };
  });
  return problems ?? [{ message: error.detail ?? error.title }];
}

const columnsOfPaths: { readonly [path: string]: Column } = {
  'subject.id': 'school_number',
  'subject.key': 'subject_key',
  'under_way.phase': 'under_way_phase',
  'under_way.since': 'under_way_since',
  'roles.principal': 'principal_email',
  template: 'template',
  start: 'start',
  programme: 'programme',
  cohort: 'cohort',
  group: 'group',
};

function columnOfPath(path: string): Column | undefined {
  return columnsOfPaths[path] ?? columnsOfPaths[path.split('.').slice(0, 2).join('.')];
}

/** How many mails an enrolment would bring, and when. */
export function mailsBrought({ mails }: EnrolmentPreview, now: string): Brings['mails'] {
  const later: Record<LocalDate, number> = {};
  const atOnce = mails.filter((mail) => goesNow(mail, now)).length;
  for (const change of mails) {
    if (goesNow(change, now)) continue;
    const day = localDateOf(change.mail.at);
    later[day] = (later[day] ?? 0) + 1;
  }
  return { now: atOnce, later };
}

function waitsBecause(hindrance: NonNullable<EnrolmentPreview['waitsFor']>): Text {
  const { errors, title } = noPlace(hindrance);
  return errors?.[0]?.message ?? title;
}
