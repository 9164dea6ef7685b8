import type { Scope } from '../../domain/access/scope.ts';
import { stepOfPath } from '../../domain/trajectory/model/built-in-tasks.ts';
import { type LastWord, lastWordsOf } from '../../store/day/last-words.ts';
import type { DayLine } from '../../store/day/types.ts';
import type { Dependencies } from '../dependencies.ts';
import { templateIn } from '../templates/find.ts';

/**
 * What was agreed or written last in the trajectories in which people meet today or tomorrow, by trajectory. What its template
 * keeps to some is not said.
 */
export async function lastAgreements(
  deps: Pick<Dependencies, 'store'>,
  scope: Scope,
  lines: readonly DayLine[],
): Promise<ReadonlyMap<string, LastWord>> {
  const meetings = lines.filter(({ section }) => section === 'appointments');
  const words = await lastWordsOf(deps.store, scope, [
    ...new Set(meetings.map(({ trajectory }) => trajectory)),
  ]);
  const said = new Map<string, LastWord>();
  for (const word of words) {
    const line = meetings.find(({ trajectory }) => trajectory === word.trajectory);
    if (line === undefined || said.has(word.trajectory)) continue;
    const template = await templateIn(deps, line.template, line.templateVersion);
    const step = word.path === undefined ? undefined : template && stepOfPath(template, word.path)?.step;
    const isForAll = word.path === undefined || (step !== undefined && step.sees === undefined);
    if (isForAll) said.set(word.trajectory, word);
  }
  return said;
}
