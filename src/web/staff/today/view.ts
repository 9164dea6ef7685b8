import type { Caller } from '../../../application/access/authorise.ts';
import { gatheringsOfDay } from '../../../application/day/gatherings.ts';
import { lastAgreements } from '../../../application/day/last-words.ts';
import type { Day } from '../../../application/day/read.ts';
import type { Dependencies } from '../../../application/dependencies.ts';
import { peopleWith, reachedAmong } from '../../../application/people/find.ts';
import { templateIn } from '../../../application/templates/find.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import { nounOf, roleOf } from '../../../domain/template/model/lookup.ts';
import type { Language } from '../../../domain/text.ts';
import { stepOfPath } from '../../../domain/trajectory/model/built-in-tasks.ts';
import type { NewsItem } from '../../../store/day/news.ts';
import type { DayLine } from '../../../store/day/types.ts';
import type { Person } from '../../../store/people/people.ts';
import { actorOf, sentenceOf } from '../../../texts/journal.ts';
import { namesOf } from '../../../texts/names.ts';
import { personAddress } from '../addresses.ts';

/** A line of the day with its step, role and model in words. */
export type WordedLine = DayLine & {
  readonly title: string;
  readonly roleTitle: string;
  readonly model: string;
  /** The page of its doer, for a reader who may look them up. */
  readonly doerAddress?: string;
  /** The gathering of several trajectories at which people meet for it. */
  readonly gathering?: { readonly id: string; readonly title: string; readonly coming: number };
  /** What was written last, under an appointment. */
  readonly lastWord?: { readonly on: LocalDate; readonly text: string };
};

/** Something that happened, in a sentence. */
export type WordedNews = {
  readonly key: string;
  readonly trajectory: string;
  readonly subject: string;
  readonly at: string;
  readonly sentence: string;
  readonly by: string;
};

/** The lines of a day in words. */
export async function wordLines(
  deps: Pick<Dependencies, 'store'>,
  caller: Pick<Caller, 'function' | 'scope'>,
  lines: readonly DayLine[],
  language: Language,
): Promise<WordedLine[]> {
  const { scope } = caller;
  const [words, gatheringOf, reached] = await Promise.all([
    lastAgreements(deps, scope, lines),
    gatheringsOfDay(deps, scope, lines),
    reachedAmong(
      deps,
      caller,
      lines.flatMap(({ doer }) => doer?.id ?? []),
    ),
  ]);
  return Promise.all(
    lines.map(async (line) => {
      const template = await templateIn(deps, line.template, line.templateVersion);
      const word = line.section === 'appointments' ? words.get(line.trajectory) : undefined;
      const step = template && stepOfPath(template, line.path)?.step;
      const gathering = gatheringOf(line);
      return {
        ...line,
        title: step === undefined ? line.step : nounOf(step)[language],
        roleTitle: (template && roleOf(template, line.role)?.title[language]) ?? line.role,
        model: template?.title[language] ?? line.template,
        ...(line.doer !== undefined && reached.has(line.doer.id)
          ? { doerAddress: personAddress(line.doer.id, language) }
          : {}),
        ...(gathering === undefined ? {} : { gathering }),
        ...(word === undefined ? {} : { lastWord: { on: localDateOf(word.at), text: word.text } }),
      };
    }),
  );
}

/** The news of a day in sentences. */
export async function wordNews(
  deps: Pick<Dependencies, 'store'>,
  { items }: Day['news'],
  language: Language,
): Promise<WordedNews[]> {
  const people = await peopleWith(deps, items.flatMap(peopleIn));
  const worded = await Promise.all(items.map((item) => wordItem(deps, item, people, language)));
  return worded.flatMap((one) => one ?? []);
}

async function wordItem(
  deps: Pick<Dependencies, 'store'>,
  item: NewsItem,
  people: ReadonlyMap<string, Person>,
  language: Language,
): Promise<WordedNews | undefined> {
  const template = await templateIn(deps, item.template, item.templateVersion);
  if (template === undefined) return undefined;
  const names = namesOf(template, people, new Map(), language);
  return {
    key: `${item.trajectory}/${item.version}`,
    trajectory: item.trajectory,
    subject: item.subject ?? item.reference,
    at: localDateOf(item.at),
    sentence: sentenceOf(item.body, names, language),
    by: actorOf(item.actor, names, language),
  };
}

function peopleIn({ actor, body }: NewsItem): string[] {
  return [
    ...(actor.person === undefined ? [] : [actor.person]),
    ...('person' in body && typeof body.person === 'string' ? [body.person] : []),
    ...('to' in body && typeof body.to === 'string' ? [body.to] : []),
  ];
}
