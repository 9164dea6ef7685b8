import type { Language } from '../../../../domain/text.ts';
import { pageTextsOf } from '../../../texts/texts.ts';
import type { TrajectoryPage } from '../../view/types.ts';
import { ActLink } from './act-links.tsx';

/** Documents that belong to no step, and the way to add one. */
export function Papers(props: {
  readonly view: TrajectoryPage;
  readonly mayAct: boolean;
  readonly language: Language;
}) {
  const { view, mayAct, language } = props;
  const texts = pageTextsOf(language);
  const canAdd = mayAct && view.status !== 'completed' && view.status !== 'stopped';
  if (view.papers.length === 0 && !canAdd) return null;
  return (
    <section class="card" aria-labelledby="papers-title">
      <h2 id="papers-title">{texts.papers}</h2>
      {view.papers.length === 0 && <p class="hint">{texts.papersNone}</p>}
      {view.papers.length > 0 && (
        <ul class="documents">
          {view.papers.map(({ id, name }) => (
            <li key={id}>
              <a href={`/api/v1/trajectories/${view.id}/attachments/${id}`}>{name}</a>
            </li>
          ))}
        </ul>
      )}
      {canAdd && (
        <p>
          <ActLink {...{ trajectory: view.id, act: 'attach', words: texts.acts.attach, language }} isPlain />
        </p>
      )}
    </section>
  );
}
