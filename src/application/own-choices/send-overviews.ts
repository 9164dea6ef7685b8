import { epochMillisecondsOf, instantOf } from '../../domain/calendar/instant.ts';
import { isSchoolDay } from '../../domain/calendar/school-calendar.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { localTimeOf } from '../../domain/calendar/wall-clock.ts';
import { mondayOf } from '../../domain/reports/workload.ts';
import { nounOf } from '../../domain/template/model/lookup.ts';
import type { Language } from '../../domain/text.ts';
import { stepOfPath } from '../../domain/trajectory/model/built-in-tasks.ts';
import { type OverviewPart, overviewLetter } from '../../mail/overview-letter.ts';
import { classify } from '../../mail/smtp/response.ts';
import type { MailTransport } from '../../platform/transport.ts';
import { loadCalendar } from '../../store/calendar/overrides.ts';
import type { DayLine } from '../../store/day/types.ts';
import { leaseOverviews, noteOverview } from '../../store/people/own-choices.ts';
import { findPerson, type Person } from '../../store/people/people.ts';
import { shortDate, shortMoment } from '../../texts/dates.ts';
import { authorise } from '../access/authorise.ts';
import { isApplicationError } from '../application-error.ts';
import { readDay } from '../day/read.ts';
import { daySections } from '../day/sections.ts';
import type { Dependencies } from '../dependencies.ts';
import { isMailed } from '../letters/is-mailed.ts';
import { senderFor } from '../letters/sender.ts';
import { nowOf, todayOf } from '../now.ts';
import { templateIn } from '../templates/find.ts';

/** What sending overviews works with. */
export type OverviewMail = Pick<Dependencies, 'store' | 'clock'> & {
  readonly transport: Pick<MailTransport, 'send'>;
  readonly from: string;
  /** Where the console is, without a slash at the end. */
  readonly publicUrl: string;
};

/** From this wall-clock time on, when a week begins. */
const FROM = '07:00';
/** So many go in one round of the chores; the others go in the next. */
const AT_ONCE = 20;
/** A worker that dies gives those whom it was mailing back after so many milliseconds. */
const LEASE = 10 * 60_000;
/** So many lines of each section stand in the mail. */
const LINES = 5;

/**
 * Sends an overview of their week to those of the staff who want one: on Monday morning when it is a school day, once to
 * each. Whoever cannot be reached, or has no day, gets none.
 * @returns how many were sent
 */
export async function sendOverviews(deps: OverviewMail): Promise<number> {
  const [now, today] = [nowOf(deps), todayOf(deps)];
  const isTime = mondayOf(today) === today && localTimeOf(now) >= FROM;
  if (!isTime || !isSchoolDay(today, await loadCalendar(deps.store))) return 0;
  const until = instantOf(epochMillisecondsOf(now) + LEASE);
  const people = await leaseOverviews(deps.store, { on: today, now, until, limit: AT_ONCE });
  let sent = 0;
  for (const id of people) {
    const person = await findPerson(deps.store, deps.store.scope, id);
    if (person !== undefined && (await sendOnce(deps, person, today))) sent += 1;
    await noteOverview(deps.store, id, today);
  }
  return sent;
}

/** @throws what the mail server or the network says that may be otherwise later: then it is tried again when the lease ends */
async function sendOnce(deps: OverviewMail, person: Person, on: LocalDate): Promise<boolean> {
  try {
    return await send(deps, person, on);
  } catch (error) {
    // What is refused for good, or may have arrived, is not sent again this week.
    const { outcome } = classify(error);
    if (outcome === 'refused' || outcome === 'unanswered') return false;
    throw error;
  }
}

async function send(deps: OverviewMail, person: Person, on: LocalDate): Promise<boolean> {
  if (!isMailed(person)) return false;
  const { name, email, language } = person;
  const parts = await partsOf(deps, person);
  if (parts === undefined) return false;
  const { publicUrl, transport } = deps;
  const overview = { on, parts, address: `${publicUrl}/`, choiceAddress: `${publicUrl}/my-calendar` };
  const sender = await senderFor(deps, person);
  await transport.send(overviewLetter({ name, email, language }, overview, sender));
  return true;
}

/** What stands in her day, by section; nothing for who has none any more. */
async function partsOf(deps: OverviewMail, person: Person): Promise<OverviewPart[] | undefined> {
  try {
    const caller = await authorise({ deps, person, access: 'see-console' });
    const { lines } = await readDay(deps, caller, {});
    const bySection = daySections
      .map((section) => ({ section, own: lines.filter((line) => line.section === section) }))
      .filter(({ own }) => own.length > 0);
    return await Promise.all(
      bySection.map(async ({ section, own }) => {
        const words = own.slice(0, LINES).map((line) => inWords(deps, line, person.language));
        return { section, total: own[0]?.total ?? 0, lines: await Promise.all(words) };
      }),
    );
  } catch (error) {
    if (isApplicationError(error) && error.kind === 'forbidden') return undefined;
    throw error;
  }
}

async function inWords(
  { store }: Pick<OverviewMail, 'store'>,
  line: DayLine,
  language: Language,
): Promise<string> {
  const template = await templateIn({ store }, line.template, line.templateVersion);
  const step = template && stepOfPath(template, line.path)?.step;
  const what = step === undefined ? line.step : nounOf(step)[language];
  const { appointment, due } = line;
  const when =
    appointment === undefined ? due && shortDate(due, language) : shortMoment(appointment.start, language);
  return [line.subject ?? line.reference, what, ...(when === undefined ? [] : [when])].join(' · ');
}
