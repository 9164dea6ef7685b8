import type { Language } from '../../../domain/text.ts';
import { listTextsOf } from '../../texts/texts.ts';

/** The first of several, and how many there are beside it, all named in the title; where room is short the first is cut off. */
export function First(props: {
  readonly of: readonly string[];
  /** What is said where there is none. */
  readonly none: string;
  readonly language: Language;
}) {
  const [first, ...others] = props.of;
  if (first === undefined) return <>{props.none}</>;
  if (others.length === 0) return <span title={first}>{first}</span>;
  return (
    <span class="first-of" title={props.of.join(', ')}>
      <span>{first}</span>{' '}
      <span class="hint">
        <span aria-hidden="true">+{others.length}</span>
        <span class="unseen">{listTextsOf(props.language).others(others.length)}</span>
      </span>
    </span>
  );
}
