import type { ApplicationError } from '../../../application/application-error.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import { templatesTextsOf } from '../../texts/texts.ts';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';
import { Problem } from './problem.tsx';
import { RehearsalForm } from './rehearsal-page.tsx';
import type { TemplatesVisit } from './visit.ts';

type Shown = {
  readonly id: string;
  /** The title as far as its text says one, else its id. */
  readonly name: string;
  /** YAML, as it was saved or typed. */
  readonly source: string;
  /** Of the draft that was read: what somebody else saved since is not replaced unseen. */
  readonly tag: string;
  /** Local date from which it is rehearsed unless somebody says otherwise. */
  readonly today: LocalDate;
  /** Address of the script with which it is written. */
  readonly editor: string;
  readonly problem?: ApplicationError | 'conflict';
};

/** A draft to write on, with what lint says and how it is rehearsed beside it. */
export function draftPage(shown: Shown, visit: TemplatesVisit): string {
  const { id, name, source, tag, today, editor, problem } = shown;
  const { frame, language, did, csrfToken } = visit;
  const texts = templatesTextsOf(language);
  const { draft } = texts;
  const base = `/templates/${id}/draft`;
  const address = (rest: string) => addressWith(`${base}${rest}`, {}, language);
  const said = did === 'saved' ? draft.saved : did === 'begun' ? draft.begun : undefined;
  return documentOf(
    <StaffFrame frame={frame} title={draft.title(name)} here="templates">
      <p class="eyebrow">
        <a href={addressWith('/templates', {}, language)}>← {texts.back}</a>
      </p>
      <header class="title-block">
        <h1>{draft.title(name)}</h1>
        <p>{draft.intro}</p>
      </header>
      {said !== undefined && problem === undefined && (
        <div class="confirmation notice" role="status" tabindex={-1} autofocus>
          <p>{said}</p>
        </div>
      )}
      <div class="columns draft">
        <div class="column-main">
          <form method="post" action={address('')} class="admin">
            <input type="hidden" name="_form" value={csrfToken} />
            <input type="hidden" name="tag" value={tag} />
            {problem === 'conflict' && (
              <p class="wrong" role="alert">
                {draft.conflict}
              </p>
            )}
            {problem !== undefined && problem !== 'conflict' && (
              <Problem problem={problem} language={language} />
            )}
            <div class="field">
              <label for="source">{draft.label}</label>
              <p class="hint" id="source-hint">
                {draft.hint}
              </p>
              <textarea
                id="source"
                name="source"
                class="source"
                rows={32}
                spellcheck={false}
                data-editor={editor}
                data-leave={draft.leave}
                aria-describedby="source-hint"
                required
              >
                {`\n${source}`}
              </textarea>
            </div>
            <div class="buttons">
              <button type="submit" class="primary" data-hotkey="Mod+s">
                {draft.save}
              </button>
              <button type="submit" class="secondary" name="do" value="publish">
                {draft.publish}
              </button>
              <button
                type="submit"
                class="quiet"
                formaction={address('/discard')}
                formnovalidate
                data-turbo-confirm={draft.discard}
              >
                {draft.discard}
              </button>
            </div>
          </form>
        </div>
        <div class="column-side">
          <p class="hint">{draft.unsaved}</p>
          <p class="older" role="status">
            <span>{draft.older}</span>
          </p>
          <turbo-frame id="lint" src={address('/lint')} class="card">
            <h2>{draft.lint}</h2>
            <p class="hint">{draft.lintTakes}</p>
            <a href={address('/lint')}>{draft.lintShow}</a>
          </turbo-frame>
          <turbo-frame id="rehearsal" class="card">
            <h2>{draft.rehearsal}</h2>
            <RehearsalForm id={id} today={today} language={language} />
          </turbo-frame>
          <p>
            <a href={addressWith(`/templates/${id}/gallery`, { draft: '1' }, language)}>{draft.gallery}</a>
          </p>
        </div>
      </div>
    </StaffFrame>,
  );
}
