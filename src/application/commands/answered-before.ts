import { isDeepStrictEqual } from 'node:util';
import { EVERYTHING } from '../../domain/access/scope.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import type { Language, Text } from '../../domain/text.ts';
import { stepOfPath } from '../../domain/trajectory/model/built-in-tasks.ts';
import type { EventBody, TrajectoryEvent } from '../../domain/trajectory/model/events.ts';
import { chosenOption } from '../../domain/trajectory/model/step-outcomes.ts';
import { findPerson } from '../../store/people/people.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { findTrajectoryHead, journalOf } from '../../store/trajectories/trajectories.ts';
import { longDate } from '../../texts/dates.ts';
import type { Dependencies } from '../dependencies.ts';

type Completed = Extract<EventBody, { type: 'completed' }>;
type Answer = Pick<Partial<Completed>, 'outcome' | 'answers' | 'comment'> & { readonly step: string };

/**
 * What somebody is told who answers a step that was answered before, in another way: what counts, of whom and since when, and how it
 * can be changed. Nothing when it says the same, as after a double click, or when the step was never answered.
 */
export async function answeredBefore(
  { store }: Pick<Dependencies, 'store'>,
  trajectoryId: string,
  answer: Answer,
): Promise<Text | undefined> {
  const journal = await journalOf(store, EVERYTHING, trajectoryId);
  const first = journal.findLast((event) => isAnswerTo(event, answer.step));
  if (first === undefined || isSame(first.body as Completed, answer)) return undefined;
  return answerThatCounts({ store }, trajectoryId, first);
}

/** The same of the last answer to a step, whatever somebody else says now. */
export async function lastAnswer(
  { store }: Pick<Dependencies, 'store'>,
  trajectoryId: string,
  journal: readonly TrajectoryEvent[],
  path: string,
): Promise<Text | undefined> {
  const last = journal.findLast((event) => isAnswerTo(event, path));
  return last && answerThatCounts({ store }, trajectoryId, last);
}

async function answerThatCounts(
  { store }: Pick<Dependencies, 'store'>,
  trajectoryId: string,
  { at, actor, body }: TrajectoryEvent,
): Promise<Text | undefined> {
  const head = await findTrajectoryHead(store, EVERYTHING, trajectoryId);
  if (head === undefined || body.type !== 'completed') return undefined;
  const template = await templateOf(store, head.template, head.templateVersion);
  const step = stepOfPath(template, body.path)?.step;
  const who = body.givenBy ?? actor.person;
  const person = who === undefined ? undefined : await findPerson(store, EVERYTHING, who);
  const option = step && chosenOption(step, body.outcome);
  const said = (language: Language) => {
    const words = sentences[language];
    const on = longDate(body.on ?? localDateOf(at), language);
    return [words.before(on, person?.name, option?.title[language]), words.change].join(' ');
  };
  return { nl: said('nl'), en: said('en') };
}

function isAnswerTo({ body }: TrajectoryEvent, path: string): boolean {
  return body.type === 'completed' && body.path === path;
}

// An answer without words or an outcome leaves them as they are.
function isSame(first: Completed, answer: Answer): boolean {
  const isSameOutcome = !answer.outcome || answer.outcome === first.outcome;
  const isSameForm = answer.answers === undefined || isDeepStrictEqual(answer.answers, first.answers ?? {});
  const isSameComment = answer.comment === undefined || answer.comment === first.comment;
  return isSameOutcome && isSameForm && isSameComment;
}

const sentences = {
  nl: {
    before: (on: string, who: string | undefined, what: string | undefined) =>
      `Deze vraag is al beantwoord op ${on}${who === undefined ? '' : ` door ${who}`}${what === undefined ? '' : `: “${what}”`}. Dat antwoord blijft gelden; wat je nu stuurde, is niet bewaard.`,
    change:
      'Moet het anders? Vraag de begeleider om de stap opnieuw open te zetten; dan kan je opnieuw antwoorden.',
  },
  en: {
    before: (on: string, who: string | undefined, what: string | undefined) =>
      `This was answered before, on ${on}${who === undefined ? '' : ` by ${who}`}${what === undefined ? '' : `: “${what}”`}. That answer stands; what you sent now was not kept.`,
    change: 'Should it be different? Ask the counsellor to open the step again; you can then answer anew.',
  },
};
