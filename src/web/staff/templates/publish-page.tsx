import type { ApplicationError } from '../../../application/application-error.ts';
import type { Difference } from '../../../domain/template/comparing/compare.ts';
import type { TemplateDraft } from '../../../store/templates/drafts.ts';
import type { VersionInUse } from '../../../store/templates/templates.ts';
import { templatesTextsOf } from '../../texts/texts.ts';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';
import { Differences } from './differences-page.tsx';
import { Problem } from './problem.tsx';
import type { TemplatesVisit } from './visit.ts';

type Shown = {
  readonly id: string;
  readonly name: string;
  readonly draft: TemplateDraft;
  readonly tag: string;
  readonly versions: readonly VersionInUse[];
  readonly differences: readonly Difference[];
  /** Why it cannot be published as it is. */
  readonly problem: ApplicationError | undefined;
  readonly mayPublish: boolean;
};

/** What publishing a draft changes and for whom, and the button that publishes it. */
export function publishPage(shown: Shown, { frame, language, csrfToken }: TemplatesVisit): string {
  const { id, name, draft, tag, versions, differences, problem, mayPublish } = shown;
  const texts = templatesTextsOf(language).publish;
  const before = draft.publishedVersion;
  const next = (before ?? 0) + 1;
  const running = versions.reduce((sum, one) => sum + one.running, 0);
  return documentOf(
    <StaffFrame frame={frame} title={texts.title(name)} here="templates">
      <p class="eyebrow">
        <a href={addressWith(`/templates/${id}/draft`, {}, language)}>← {texts.back}</a>
      </p>
      <header class="title-block">
        <h1>{texts.title(name)}</h1>
        <p>{before === undefined ? texts.first : texts.next(next, running, before)}</p>
      </header>
      {problem !== undefined && (
        <section class="card" aria-labelledby="not-ready-title">
          <h2 id="not-ready-title">{texts.notReady}</h2>
          <Problem problem={problem} language={language} />
        </section>
      )}
      {before !== undefined && (
        <section class="card" aria-labelledby="changes-title">
          <h2 id="changes-title">{texts.changes}</h2>
          <Differences differences={differences} language={language} />
        </section>
      )}
      {mayPublish ? (
        <form method="post" action={addressWith(`/templates/${id}/draft/publish`, {}, language)}>
          <input type="hidden" name="_form" value={csrfToken} />
          <input type="hidden" name="tag" value={tag} />
          <div class="buttons">
            <button type="submit" class="primary">
              {texts.button(next)}
            </button>
          </div>
        </form>
      ) : (
        <p class="hint">{texts.notYours}</p>
      )}
    </StaffFrame>,
  );
}
