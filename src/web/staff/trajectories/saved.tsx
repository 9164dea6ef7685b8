import { listTextsOf } from '../../texts/texts.ts';
import { HiddenFields } from '../../ui/console/undo-notice.tsx';
import { parametersOf } from './choice.ts';
import type { ListPage } from './types.ts';

/** The lists that are kept under a name, and the form that keeps the present one. */
export function SavedLists({ view }: { readonly view: ListPage }) {
  const { choice, options, person, frame, newKey } = view;
  const { language } = frame;
  const texts = listTextsOf(language).lists;
  const query = parametersOf({ ...choice, page: 1 }).toString();
  const isKnown = options.saved.some((one) => one.query === query);
  if (options.saved.length === 0 && query === '') return null;
  return (
    <nav class="saved" aria-label={texts.title}>
      {options.saved.map(({ id, name, query: saved, createdBy, organisationId }) => (
        <span key={id} class="saved-list">
          <a
            class="chip"
            href={`/trajectories?${saved}${saved === '' ? '' : '&'}lang=${language}`}
            aria-current={saved === query ? 'page' : undefined}
          >
            {name}
            {organisationId !== undefined && <span class="hint"> ({texts.ofService})</span>}
          </a>
          {createdBy === person && saved === query && (
            <form method="post" action={`/trajectories/lists/${id}/remove?lang=${language}`}>
              <input type="hidden" name="_form" value={newKey()} />
              <button type="submit" class="quiet" aria-label={texts.remove(name)}>
                ×
              </button>
            </form>
          )}
        </span>
      ))}
      {query !== '' && !isKnown && (
        <details class="menu save-list">
          <summary>{texts.save}</summary>
          <form method="post" action={`/trajectories/lists?lang=${language}`}>
            <HiddenFields
              fields={[
                { name: 'query', value: query },
                { name: '_form', value: newKey() },
              ]}
            />
            <div class="field">
              <label for="list-name">{texts.name}</label>
              <input id="list-name" name="name" required maxlength={60} autocomplete="off" />
            </div>
            <div class="tick">
              <input type="checkbox" id="list-share" name="share" value="true" />
              <label for="list-share">{texts.share}</label>
            </div>
            <button type="submit" class="primary">
              {texts.button}
            </button>
          </form>
        </details>
      )}
    </nav>
  );
}
