import type { Language } from '../../../domain/text.ts';
import { staffTextsOf } from '../../texts/texts.ts';

/**
 * The button with which somebody opens a step of her own. It sends a form: a link is made, and a GET changes nothing.
 * `title` is the step's, for those who hear the buttons of a page and not what stands beside them.
 */
export function OpenButton(props: {
  readonly trajectory: string;
  readonly path: string;
  readonly title: string;
  /** The seal of the form. */
  readonly csrfToken: string;
  readonly language: Language;
}) {
  const { trajectory, path, title, csrfToken, language } = props;
  return (
    <form
      class="open-step"
      method="post"
      action={`/trajectories/${trajectory}/open?lang=${language}`}
      data-turbo="false"
    >
      <input type="hidden" name="_form" value={csrfToken} />
      <input type="hidden" name="step" value={path} />
      <button type="submit" class="secondary">
        {staffTextsOf(language).open}
        <span class="unseen">: {title}</span>
      </button>
    </form>
  );
}
