import type { Language } from '../../../../domain/text.ts';
import { pageTextsOf } from '../../../texts/texts.ts';
import type { TrajectoryPage } from '../../view/types.ts';

/** Documents that belong to no step. */
export function Papers({ view, language }: { readonly view: TrajectoryPage; readonly language: Language }) {
  if (view.papers.length === 0) return null;
  return (
    <section class="card" aria-labelledby="papers-title">
      <h2 id="papers-title">{pageTextsOf(language).papers}</h2>
      <ul class="documents">
        {view.papers.map(({ id, name }) => (
          <li key={id}>
            <a href={`/api/v1/trajectories/${view.id}/attachments/${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
