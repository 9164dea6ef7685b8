import type { Dependencies } from '../../../application/dependencies.ts';
import { nowOf, todayOf } from '../../../application/now.ts';
import { peopleWith } from '../../../application/people/find.ts';
import { type Measured, measuredIn } from '../../../application/schools/measured.ts';
import type { SchoolOverview } from '../../../application/schools/overview.ts';
import type { Dossier } from '../../../application/trajectories/dossier.ts';
import { addDays } from '../../../domain/calendar/offset.ts';
import { holidaysBetween } from '../../../domain/calendar/school-calendar.ts';
import type { Instant, LocalDate } from '../../../domain/calendar/types.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import { roleOf } from '../../../domain/template/model/lookup.ts';
import type { Language } from '../../../domain/text.ts';
import { expectedOpenings } from '../../../domain/trajectory/forecast/expected.ts';
import type { Person } from '../../../store/people/people.ts';
import { functionInWords } from '../../../texts/functions.ts';
import type { RoadLine } from '../../ui/console/road-chart.tsx';
import type { Span } from '../../ui/console/road-scale.ts';
import { addressWith, trajectoryAddress } from '../addresses.ts';
import { type ListRow, listRow } from '../trajectories/rows.ts';
import { hindranceOf } from '../view/reach.ts';
import { type FoundNeeds, needsFoundIn } from './needs-found.ts';

/** Somebody of a school, with what they do and how to reach them. */
export type PersonOfSchool = {
  readonly id: string;
  readonly name: string;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly what?: string | undefined;
  /** Roles in trajectories that run, as they are called there. */
  readonly roles: readonly string[];
  /** Each of these roles in each trajectory, where somebody else can be given it. */
  readonly replaceable: readonly {
    readonly address: string;
    readonly role: string;
    readonly model: string;
  }[];
  readonly hindrance?: string | undefined;
  readonly hasLeft: boolean;
};

/** A document or a note of one of the trajectories. */
export type PaperOfSchool = {
  readonly key: string;
  readonly text: string;
  readonly on: LocalDate;
  readonly by?: string | undefined;
  readonly address: string;
};

/** The page of a school in words; dates are local. */
export type SchoolView = {
  readonly overview: SchoolOverview;
  readonly today: LocalDate;
  readonly rows: readonly ListRow[];
  readonly road?: {
    readonly lines: readonly RoadLine[];
    readonly span: Span;
    readonly holidays: readonly Span[];
  };
  readonly people: readonly PersonOfSchool[];
  readonly needs: readonly FoundNeeds[];
  readonly measured: readonly Measured[];
  readonly documents: readonly PaperOfSchool[];
  readonly notes: readonly PaperOfSchool[];
};

/** So many documents and notes are shown; the trajectories hold the others. */
const MOST_PAPERS = 12;

/** Holidays shorter than this say nothing on a drawing of years. */
const LEAST_DAYS = 5;

/** Puts a school and everything of it in words. */
export async function schoolView(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  overview: SchoolOverview,
  language: Language,
): Promise<SchoolView> {
  const { dossiers, trajectories, people } = overview;
  const today = todayOf(deps);
  const now = nowOf(deps);
  const { documents, notes } = await writtenIn(deps, dossiers, language);
  const road = roadOf(dossiers, now, language);
  const latest = (list: readonly PaperOfSchool[]) =>
    list.toSorted((a, b) => b.on.localeCompare(a.on)).slice(0, MOST_PAPERS);
  return {
    ...{ overview, today },
    rows: trajectories.map((row) => listRow(row, now, language)),
    ...(road === undefined ? {} : { road }),
    people: people
      .map((person) => personOf(person, dossiers, today, language))
      .sort((a, b) => b.roles.length - a.roles.length || a.name.localeCompare(b.name, language)),
    needs: needsFoundIn(dossiers, language),
    measured: measuredIn(dossiers, language),
    documents: latest(documents),
    notes: latest(notes),
  };
}

function personOf(
  person: Person,
  dossiers: readonly Dossier[],
  today: LocalDate,
  language: Language,
): PersonOfSchool {
  const running = dossiers.filter(({ state }) => state.endedAt === undefined);
  const replaceable = running.flatMap(({ head, state, template }) =>
    Object.entries(state.roles).flatMap(([id, holder]) => {
      if (holder.person !== person.id) return [];
      const role = roleOf(template, id)?.title[language] ?? id;
      const address = addressWith(`/trajectories/${head.id}/acts/assign`, { role: id }, language);
      return [{ address, role, model: template.title[language] }];
    }),
  );
  const { id, name, email, phone } = person;
  return {
    ...{ id, name, email, phone, replaceable, roles: [...new Set(replaceable.map(({ role }) => role))] },
    what: functionInWords(person.function, language),
    hindrance: hindranceOf(person, today, language),
    hasLeft: person.leftAt !== undefined,
  };
}

/** All trajectories on one road, each from its start until it ended, or until the last phase that is expected. */
function roadOf(dossiers: readonly Dossier[], now: Instant, language: Language): SchoolView['road'] {
  const today = localDateOf(now);
  const lines = dossiers.map(({ state, template, context, head }): RoadLine => {
    const end = state.endedAt === undefined ? undefined : localDateOf(state.endedAt);
    const expected = [...expectedOpenings(state, template, context, now).values()];
    const last = expected.reduce((latest, date) => (date > latest ? date : latest), today);
    const actual = state.start > today ? undefined : { from: state.start, until: addDays(end ?? today, 1) };
    const from = state.start > today ? state.start : today;
    return {
      ...{ key: head.id, title: template.title[language], address: trajectoryAddress(head.id, language) },
      ...(actual === undefined ? {} : { actual, isGoingOn: end === undefined }),
      ...(end === undefined && last > from ? { planned: { from, until: last } } : {}),
    };
  });
  const [first] = dossiers;
  if (first === undefined) return undefined;
  const days = lines.flatMap(({ actual, planned }) => [actual, planned].flatMap((span) => span ?? []));
  const span = {
    from: days.reduce((least, { from }) => (from < least ? from : least), today),
    until: days.reduce((most, { until }) => (until > most ? until : most), addDays(today, 31)),
  };
  const holidays = holidaysBetween(span.from, span.until, first.context.calendar)
    .map(({ from, to }) => ({ from, until: addDays(to, 1) }))
    .filter(({ from, until }) => addDays(from, LEAST_DAYS) <= until);
  return { lines, span, holidays };
}

async function writtenIn(
  deps: Pick<Dependencies, 'store'>,
  dossiers: readonly Dossier[],
  language: Language,
): Promise<{ readonly documents: PaperOfSchool[]; readonly notes: PaperOfSchool[] }> {
  const papers = await Promise.all(
    dossiers.map(async ({ head, attachments, notes }) => {
      const [documents, noted] = await Promise.all([attachments(), notes()]);
      return {
        ...{ id: head.id, documents },
        notes: noted.flatMap(({ body, ...event }) =>
          body.type === 'noted' ? [{ ...event, text: body.text }] : [],
        ),
      };
    }),
  );
  const people = await peopleWith(
    deps,
    papers.flatMap(({ documents, notes }) => [
      ...documents.flatMap(({ uploadedBy }) => uploadedBy ?? []),
      ...notes.flatMap(({ actor }) => actor.person ?? []),
    ]),
  );
  const nameOf = (person: string | undefined) =>
    person === undefined ? undefined : people.get(person)?.name;
  return {
    documents: papers.flatMap(({ id, documents }) =>
      documents.map((one) => ({
        ...{ key: one.id, text: one.name, on: localDateOf(one.createdAt), by: nameOf(one.uploadedBy) },
        address: `/api/v1/trajectories/${id}/attachments/${one.id}`,
      })),
    ),
    notes: papers.flatMap(({ id, notes }) =>
      notes.map(({ version, at, actor, text }) => ({
        ...{ key: `${id}/${version}`, text, on: localDateOf(at) },
        ...{ by: nameOf(actor.person), address: trajectoryAddress(id, language) },
      })),
    ),
  };
}
