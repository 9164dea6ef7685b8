import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import { nounOf } from '../../domain/template/model/lookup.ts';
import type { Language } from '../../domain/text.ts';
import { stepOfPath } from '../../domain/trajectory/model/built-in-tasks.ts';
import { type OverviewPart, overviewLetter } from '../../mail/overview-letter.ts';
import type { DayLine } from '../../store/day/types.ts';
import { ownChoiceOf } from '../../store/people/own-choices.ts';
import { findPerson, type Person } from '../../store/people/people.ts';
import { shortDate, shortMoment } from '../../texts/dates.ts';
import { authorise } from '../access/authorise.ts';
import { isApplicationError } from '../application-error.ts';
import { readDay } from '../day/read.ts';
import { daySections } from '../day/sections.ts';
import { type LetterTools, notOwed, type Writer, writeTo } from '../letters/writer.ts';
import { todayOf } from '../now.ts';
import { templateIn } from '../templates/find.ts';

/** So many lines of each section stand in the mail. */
const LINES = 5;

/** An overview of somebody's week, on the day on which it begins; nothing for who wants it no more, or has no day. */
export const writeOverview: Writer = async (tools, { since, subject }) => {
  const on = localDateOf(since);
  const { wantsOverview } = await ownChoiceOf(tools.store, subject);
  const person = await findPerson(tools.store, tools.store.scope, subject);
  if (on !== todayOf(tools) || !wantsOverview || person === undefined) return notOwed;
  const parts = await partsOf(tools, person);
  if (parts === undefined) return notOwed;
  const { publicUrl } = tools.configuration.http;
  const overview = { on, parts, address: `${publicUrl}/`, choiceAddress: `${publicUrl}/my-calendar` };
  return writeTo(tools, subject, (to, sender) => overviewLetter(to, overview, sender));
};

/** What stands in her day, by section; nothing for who has none any more. */
async function partsOf(deps: LetterTools, person: Person): Promise<OverviewPart[] | undefined> {
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
  { store }: Pick<LetterTools, 'store'>,
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
