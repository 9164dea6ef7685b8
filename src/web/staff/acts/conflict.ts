import type { TrajectoryEvent } from '../../../domain/trajectory/model/events.ts';
import { actorOf, sentenceOf } from '../../../texts/journal.ts';
import type { ActSetting } from './types.ts';

/** So many sentences say enough of what others did. */
const MOST = 3;

/** What others did since a version was seen, each in a sentence with who did it. */
export async function doneSince(setting: ActSetting, seen: number): Promise<readonly string[]> {
  const { dossier, names, language } = setting;
  const since = (await dossier.journal()).filter(({ version }) => version > seen);
  return firstOfEach(since)
    .slice(0, MOST)
    .map(({ actor, body }) => `${actorOf(actor, names, language)}: ${sentenceOf(body, names, language)}`);
}

/** Of what one act led to, the act itself. */
function firstOfEach(events: readonly TrajectoryEvent[]): TrajectoryEvent[] {
  const people = events.filter(({ actor }) => actor.kind !== 'system');
  return (people.length > 0 ? people : events).filter(({ at }, index, all) => all[index - 1]?.at !== at);
}
