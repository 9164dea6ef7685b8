import {
  type OwnChoice,
  ownChoiceOf,
  saveGuideAway,
  saveOverviewWanted,
} from '../../store/people/own-choices.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';

type Deps = Pick<Dependencies, 'store' | 'clock'>;

/** What somebody chose for herself: which explanations she needs no more, and what is mailed to her. */
export function readOwnChoice(
  { store }: Pick<Deps, 'store'>,
  { person }: Pick<Caller, 'person'>,
): Promise<OwnChoice> {
  return ownChoiceOf(store, person);
}

/** Somebody knows where to begin, and puts the first things to do away. */
export async function putGuideAway(deps: Deps, { person }: Pick<Caller, 'person'>): Promise<void> {
  await saveGuideAway(deps.store, person, nowOf(deps));
}

/** Somebody wants an overview of her week by mail on Monday, or wants it no more. */
export async function chooseOverview(
  { store }: Pick<Deps, 'store'>,
  { person }: Pick<Caller, 'person'>,
  isWanted: boolean,
): Promise<void> {
  await saveOverviewWanted(store, person, isWanted);
}
