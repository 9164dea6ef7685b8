import type { Dependencies } from '../../../application/dependencies.ts';
import type { ListedWithTemplate } from '../../../application/trajectories/list.ts';
import type { Language } from '../../../domain/text.ts';
import { stepOfPath } from '../../../domain/trajectory/model/built-in-tasks.ts';
import type { TrajectoryEvent } from '../../../domain/trajectory/model/events.ts';
import { findPeople } from '../../../store/people/people.ts';
import { journalOf } from '../../../store/trajectories/trajectories.ts';
import { reasonInWords } from '../../../texts/reasons.ts';
import { subjectOf } from './listed.ts';
import type { EndedItem } from './types.ts';

/** How a trajectory came to its end, with who said so and why. */
export async function endedItem(
  deps: Pick<Dependencies, 'store'>,
  { item, template }: ListedWithTemplate,
  language: Language,
): Promise<EndedItem> {
  const end = howItEnded(await journalOf(deps.store, item.id));
  const people = await findPeople(deps.store, end?.person === undefined ? [] : [end.person]);
  const step = template === undefined ? undefined : stepOfPath(template, end?.path ?? '')?.step;
  const by = people.get(end?.person ?? '')?.name;
  const reason = reasonInWords(end?.reason, language);
  return {
    trajectory: item.id,
    subject: subjectOf(item),
    template: template?.title[language] ?? item.template,
    status: item.status,
    at: end?.at ?? item.endedAt ?? item.updatedAt,
    ...(step === undefined ? {} : { step: step.title[language] }),
    ...(by === undefined ? {} : { by }),
    ...(reason === '' ? {} : { reason }),
  };
}

/** What ended a trajectory: the event itself, with the answer that brought it about at the same moment. */
export function howItEnded(journal: readonly TrajectoryEvent[]) {
  const end = journal.findLast(({ body }) => body.type === 'stopped' || body.type === 'finished');
  if (end === undefined) return undefined;
  const answer = journal.findLast(({ body, at }) => body.type === 'completed' && at === end.at)?.body;
  const [path, comment] = answer?.type === 'completed' ? [answer.path, answer.comment] : [];
  const reason = comment ?? (end.body.type === 'stopped' ? end.body.reason : undefined);
  const { person } = end.actor;
  return {
    at: end.at,
    ...(path === undefined ? {} : { path }),
    ...(person === undefined ? {} : { person }),
    ...(reason === undefined ? {} : { reason }),
  };
}
