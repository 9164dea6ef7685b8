import { roleOf } from '../../../domain/template/model/lookup.ts';
import type { Template } from '../../../domain/template/model/types.ts';
import type { Language } from '../../../domain/text.ts';
import { stepOfPath } from '../../../domain/trajectory/model/built-in-tasks.ts';
import type { TrajectoryEvent } from '../../../domain/trajectory/model/events.ts';
import type { TrajectoryState } from '../../../domain/trajectory/model/state.ts';
import { chosenOption } from '../../../domain/trajectory/model/step-outcomes.ts';
import type { Attachment } from '../../../store/trajectories/attachments.ts';
import { actorOf } from '../../../texts/journal.ts';
import type { Names } from '../../../texts/names.ts';
import { titleOf } from '../../../texts/titles.ts';
import { answersInWords } from '../../ui/answers-in-words.ts';
import type { FilledIn } from './types.ts';

/** What is needed to read back what people filled in. */
export type FilledInRequest = {
  readonly state: TrajectoryState;
  readonly template: Template;
  readonly journal: readonly TrajectoryEvent[];
  /** The files of the trajectory, oldest first. */
  readonly attachments: readonly Attachment[];
  readonly names: Names;
  readonly language: Language;
};

/**
 * What people outside the guidance service answered, said and handed in, the last first: of each occurrence of a step
 * what was sent last, also when it was sent back since. What the service itself decides is told by the journal.
 */
export function filledIn(request: FilledInRequest): FilledIn[] {
  const { journal, attachments, state } = request;
  const last = new Map<string, TrajectoryEvent>();
  for (const event of journal) {
    if (event.body.type === 'completed') last.set(event.body.path, event);
  }
  const paths = new Set([...last.keys(), ...attachments.flatMap(({ path }) => path ?? [])]);
  return [...paths]
    .filter((path) => state.nodes[path]?.status !== 'withdrawn')
    .flatMap((path) => itemOf(path, last.get(path), request))
    .sort((a, b) => b.at.localeCompare(a.at));
}

function itemOf(path: string, event: TrajectoryEvent | undefined, request: FilledInRequest): FilledIn[] {
  const { template, state, attachments, names, language } = request;
  const step = stepOfPath(template, path)?.step;
  const party = step && roleOf(template, step.role)?.party;
  if (step === undefined || party === undefined || party === 'pbd' || party === 'central') return [];
  const completed = event?.body.type === 'completed' ? event.body : undefined;
  const handedIn = [...(state.nodes[path]?.attachments ?? []), ...(completed?.attachments ?? [])];
  const documents = attachments.filter((one) => one.path === path || handedIn.includes(one.id));
  const at = event?.at ?? documents.at(-1)?.createdAt;
  const chosen = chosenOption(step, completed?.outcome);
  const answers = completed?.answers === undefined ? [] : answersInWords(step, completed.answers, language);
  const comment = completed?.comment?.trim() || undefined;
  const isEmpty = answers.length === 0 && documents.length === 0;
  if (at === undefined || (isEmpty && comment === undefined && chosen === undefined)) return [];
  return [
    {
      path,
      title: titleOf(template, path, language),
      isSchool: party === 'school',
      at,
      answers,
      documents: documents.map(({ id, name, size }) => ({ id, name, size })),
      ...(event === undefined ? {} : { by: actorOf({ ...event.actor, kind: 'person' }, names, language) }),
      ...(chosen === undefined ? {} : { chosen: chosen.title[language] }),
      ...(comment === undefined ? {} : { comment }),
    },
  ];
}
