import type { Language } from '../../../domain/text.ts';
import { consoleTextsOf } from '../../texts/texts.ts';

/** Leads to the pages before and after; nothing when there are none. */
export function Pagination(props: {
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly language: Language;
}) {
  const { previous, next, language } = props;
  const texts = consoleTextsOf(language).paging;
  if (previous === undefined && next === undefined) return null;
  return (
    <nav class="buttons" aria-label={texts.label}>
      {previous !== undefined && (
        <a class="button secondary" rel="prev" href={previous}>
          {texts.previous}
        </a>
      )}
      {next !== undefined && (
        <a class="button secondary" rel="next" href={next}>
          {texts.next}
        </a>
      )}
    </nav>
  );
}
