import { renderToString } from 'preact-render-to-string';
import type { Language } from '../../../domain/text.ts';
import { searchTextsOf } from '../../texts/texts.ts';
import { addressWith } from '../addresses.ts';
import type { HitGroup } from './hits.ts';

/** What may be meant, as the options of the search box: part of a page, put there by the script. */
export function suggestions(q: string, groups: readonly HitGroup[], language: Language): string {
  const texts = searchTextsOf(language);
  const hits = groups.flatMap(({ kind, hits: some }) => some.map((hit) => ({ ...hit, kind })));
  const everything = { title: texts.everything(q), address: addressWith('/search', { q }, language) };
  return renderToString(
    <>
      {hits.map(({ kind, title, more, address }, index) => (
        <a
          key={address}
          id={`suggestion-${index}`}
          role="option"
          aria-selected="false"
          tabindex={-1}
          href={address}
        >
          <span class="suggestion">
            <strong>{title}</strong> <span class="hint">{more}</span>
          </span>
          <span class="hint">{texts.kinds[kind]}</span>
        </a>
      ))}
      <a id="suggestion-all" role="option" aria-selected="false" tabindex={-1} href={everything.address}>
        {hits.length === 0 ? texts.none(q) : everything.title}
      </a>
    </>,
  );
}
