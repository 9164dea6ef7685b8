import type { Rejection } from '../../domain/rejection.ts';
import type { Text } from '../../domain/text.ts';
import { reject } from '../../domain/trajectory/model/rejections.ts';
import type { StepView } from '../../domain/trajectory/views/steps.ts';
import type { AnswerWeight } from '../../domain/trajectory/views/weight.ts';
import type { Dependencies } from '../dependencies.ts';
import type { OpenedLink } from './open.ts';

/** Somebody who does something through a personal link. */
export type LinkVisit = {
  readonly deps: Dependencies;
  readonly opened: OpenedLink;
  /** Of what is sent: the same key twice does it once. */
  readonly key: string;
};

/** What came of it: done, or refused with what is wrong. */
export type DoneOrRefused =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly rejection: Rejection;
      /** A fault of ours keeps it from being decided now; it is kept, and decided once that is mended. */
      readonly isKept?: true;
      /** It was answered before in another way: what counts, and how it can be changed. */
      readonly answeredBefore?: Text;
      /** It weighs enough to be asked once more before it is done. */
      readonly weighs?: AnswerWeight;
    };

/** The step that the reader of a link can do now; nothing when it is not (any more) theirs. */
export function ownStep({ usable, mine }: OpenedLink, path: string): StepView | undefined {
  return usable ? mine.find((view) => view.path === path) : undefined;
}

/** Refuses what is asked of a step that is not the reader's: not open any more, or never there at all. */
export function notTheirs({ trajectory }: OpenedLink, path: string): DoneOrRefused {
  const isKnown = trajectory.state.nodes[path] !== undefined;
  return { ok: false, rejection: reject(isKnown ? 'step-not-open' : 'step-unknown') };
}
