import type { Language } from '../../../../domain/text.ts';
import { timelineTextsOf } from '../../../texts/texts.ts';
import { addressWith } from '../../addresses.ts';

/** The way to what Temporal says of a trajectory, for who looks after the installation. */
export function BehindTheScenes(props: { readonly trajectory: string; readonly language: Language }) {
  const { trajectory, language } = props;
  const texts = timelineTextsOf(language).live;
  return (
    <section class="contact" aria-labelledby="live-title">
      <h2 id="live-title">{texts.title}</h2>
      <p>
        <a
          class="button secondary"
          href={addressWith(`/trajectories/${trajectory}/live`, {}, language)}
          data-turbo-frame="act"
        >
          {texts.open}
        </a>
      </p>
    </section>
  );
}
