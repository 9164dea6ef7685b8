import type { Language } from '../../../domain/text.ts';
import { listTextsOf } from '../../texts/texts.ts';

/** The first of several, and how many there are beside it, named in the title. */
export function First(props: {
  readonly of: readonly string[];
  /** What is said where there is none. */
  readonly none: string;
  readonly language: Language;
}) {
  const [first, ...others] = props.of;
  if (first === undefined) return <>{props.none}</>;
  if (others.length === 0) return <>{first}</>;
  return (
    <>
      {first}{' '}
      <span class="hint" title={others.join(', ')}>
        {listTextsOf(props.language).others(others.length)}
      </span>
    </>
  );
}
