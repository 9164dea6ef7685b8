import type { Caller } from '../../../application/access/authorise.ts';
import { readerOf } from '../../../application/access/content.ts';
import type { Dependencies } from '../../../application/dependencies.ts';
import { nowOf } from '../../../application/now.ts';
import { reachedAmong } from '../../../application/people/find.ts';
import { type Dossier, readDossier } from '../../../application/trajectories/dossier.ts';
import { readableTo } from '../../../application/trajectories/readable.ts';
import { readStandingStill } from '../../../application/trajectories/standing-still.ts';
import { canonicalInstant } from '../../../domain/calendar/instant.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import { endOfDay } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import { agenda } from '../../../domain/trajectory/forecast/agenda.ts';
import { expectedOpenings } from '../../../domain/trajectory/forecast/expected.ts';
import { personIn } from '../../../domain/trajectory/model/role-holders.ts';
import { silentSince } from '../../../domain/trajectory/views/late.ts';
import { buildRoad } from '../../../domain/trajectory/views/road.ts';
import { openSteps, type StepView } from '../../../domain/trajectory/views/steps.ts';
import { owedOf } from '../../../mail/ledger/owed.ts';
import { asTheyArrive, stillToCome } from '../../../mail/ledger/still-to-come.ts';
import type { Person } from '../../../store/people/people.ts';
import type { Attachment } from '../../../store/trajectories/attachments.ts';
import { longDate } from '../../../texts/dates.ts';
import { withinSentence } from '../../../texts/in-sentence.ts';
import { type Names, namesOf } from '../../../texts/names.ts';
import { reasonInWords } from '../../../texts/reasons.ts';
import { staffTextsOf } from '../../texts/texts.ts';
import type { Document } from '../../ui/types.ts';
import { contactOf, pageOf } from './contact-of.ts';
import { readDid } from './did.ts';
import { filledIn } from './filled-in.ts';
import { holidaysOf } from './holidays.ts';
import { openStepsOf } from './open-steps.ts';
import { hindranceOf } from './reach.ts';
import { standingInWords } from './standing.ts';
import { comingOf, type Letter, subjectOf } from './timeline/coming.ts';
import { pastOf } from './timeline/past.ts';
import type { NextMail, RoleRow, TrajectoryPage } from './types.ts';

/** How a page of a trajectory is asked for. */
export type PageRequest = {
  readonly id: string;
  readonly language: Language;
  /** Whoever looks, whose own steps can be opened. */
  readonly reader: Pick<Caller, 'person' | 'scope' | 'function'>;
  /** The version to which led what the reader just did. */
  readonly did?: number | undefined;
  /** Local date as of whose end it is shown; as it stands now if left out. */
  readonly at?: LocalDate | undefined;
};

/**
 * Everything about one trajectory, for its page: where it stands, who is in it, what was filled in, what happened and what comes.
 * @throws `not-found` when there is no such trajectory, or was not on the date that was asked for
 */
export async function readTrajectoryPage(deps: Dependencies, request: PageRequest): Promise<TrajectoryPage> {
  const { id, language, reader, did, at } = request;
  const [dossier, as, still] = await Promise.all([
    readDossier({ deps, scope: reader.scope, id, at, whole: true }),
    readerOf(deps, reader, id),
    at === undefined ? readStandingStill(deps, reader.scope, id) : [],
  ]);
  const { state, template, context, head, today } = dossier;
  // What comes is worked out with everything; what is shown of the past keeps what is confidential.
  const shown = readableTo(dossier, as);
  const now = at === undefined ? nowOf(deps) : endOfDay(at);
  const [related, everyMail, everything, papers, people, titles, reached] = await Promise.all([
    dossier.related(),
    dossier.mails(),
    shown.journal(),
    shown.attachments(),
    dossier.everybody(),
    dossier.titles(language),
    reachedAmong(deps, reader, [...dossier.people.keys()]),
  ]);
  const isPast = at !== undefined;
  const journal = isPast ? everything.filter((event) => event.at < now) : everything;
  const attachments = isPast ? papers.filter(({ createdAt }) => createdAt < now) : papers;
  const mails = isPast ? everyMail.filter((mail) => (mail.sentAt ?? mail.sendAt) < now) : everyMail;
  const names = namesOf(template, people, titles, language);
  const open = openSteps(state, template, context);
  const planned = agenda(state, template, context, {
    ...{ from: now, language, people: dossier.people },
    ...(isPast ? {} : { owed: owedOf(mails) }),
  });
  const holder = (role: string) => personIn(role, state, template);
  const letters = asTheyArrive(isPast ? planned : stillToCome(planned, mails), holder);
  const standstill = standstillOf(shown, open, names, language);
  const expected = expectedOpenings(state, template, context, now);
  const road = buildRoad({ state, template, context, language, today, expected, everything: true });
  const counsellor = personIn(template.counsellorRole, state, template);
  const person = counsellor === undefined ? undefined : dossier.people.get(counsellor);
  const done = did === undefined || isPast ? undefined : await readDid(shown, did, names, language);
  const steps = openStepsOf(open, dossier, { person: reader.person, reached, now, language });
  const nextMail = nextMailOf(letters, names);
  return {
    id,
    subject: dossier.name,
    template: template.title[language],
    reference: head.reference,
    version: head.version,
    status: state.status,
    start: state.start,
    ...(isPast ? { asOf: at } : {}),
    roles: template.roles
      .filter(({ id: role, optional }) => !optional || state.roles[role] !== undefined)
      .map(({ id: role, title }) => {
        const found = dossier.people.get(state.roles[role]?.person ?? '');
        return {
          role,
          title: title[language],
          ...(found === undefined ? {} : reachOf(found, today, language)),
          ...(found === undefined ? {} : pageOf(found.id, reached, language)),
        };
      }),
    ...(dossier.school === undefined ? {} : { school: dossier.school }),
    related: related.map((one) => ({ ...one, template: one.template[language] })),
    ...(person === undefined ? {} : { counsellor: contactOf(person, dossier.organisation?.name) }),
    road,
    today,
    holidays: holidaysOf(road, state.start, today, context.calendar),
    ...(done === undefined ? {} : { did: done }),
    standsStill: still,
    standing: standingInWords(shown.state, steps, today, language, silentSince(dossier, today)),
    ...(nextMail === undefined ? {} : { nextMail }),
    open: steps,
    seesContent: as.seesContent,
    filledIn: filledIn({ state, template, journal, attachments, names, language }),
    papers: loosePapers(attachments),
    ...(standstill === undefined ? {} : { standstill }),
    timeline: {
      coming: comingOf(letters, { dossier, mails, names, language }),
      past: pastOf({ template, journal, mails, names, language }),
    },
  };
}

/** Documents that belong to no step. */
function loosePapers(attachments: readonly Attachment[]): Document[] {
  return attachments
    .filter(({ path }) => path === undefined)
    .map(({ id, name, size }) => ({ id, name, size }))
    .reverse();
}

/** The next mail in a word: what it is about, and whom it is for. */
function nextMailOf(letters: readonly Letter[], names: Names): NextMail | undefined {
  const letter = letters.find(([first]) => first.kind === 'mail' && first.will_not_go === undefined);
  if (letter === undefined) return undefined;
  const to = [...new Set(letter.flatMap(({ to: role }) => role ?? []))].map(names.role).join(', ');
  return { at: canonicalInstant(letter[0].at), title: letter.map(subjectOf).join(' + '), to };
}

/** Somebody with what stands in the way of reaching them. */
function reachOf(person: Person, today: LocalDate, language: Language): Pick<RoleRow, 'person' | 'note'> {
  const note = hindranceOf(person, today, language);
  return { person: contactOf(person), ...(note === undefined ? {} : { note }) };
}

/** For whom it waits, or since when it is paused: what there is to say when no date lies ahead. */
function standstillOf(
  { state, people }: Dossier,
  open: readonly StepView[],
  names: Names,
  language: Language,
): string | undefined {
  const texts = staffTextsOf(language).trajectory;
  const pause = state.pauses.at(-1);
  if (state.status === 'paused' && pause !== undefined && pause.until === undefined) {
    return texts.paused(longDate(pause.from, language), reasonInWords(pause.reason, language));
  }
  if (state.status !== 'active' || open.length === 0) return undefined;
  return open
    .map(({ role, person, path }) =>
      texts.waits(withinSentence(names.role(role)), people.get(person ?? '')?.name, names.node(path)),
    )
    .join(' ');
}
