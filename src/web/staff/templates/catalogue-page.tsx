import type { CatalogueEntry } from '../../../application/templates/catalogue.ts';
import type { DraftHead } from '../../../store/templates/drafts.ts';
import { shortMoment } from '../../../texts/dates.ts';
import { templatesTextsOf, textsOf } from '../../texts/texts.ts';
import { TextInput } from '../../ui/components/field.tsx';
import { EmptyState } from '../../ui/console/empty-state.tsx';
import { ListHead } from '../../ui/console/list-head.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';
import { Guide, type GuideView } from '../guide/guide.tsx';
import { Drawing, DrawingLegend } from './drawing.tsx';
import type { TemplatesVisit } from './visit.ts';

type Shown = {
  readonly entries: readonly CatalogueEntry[];
  readonly drafts: readonly DraftHead[];
  readonly mayWrite: boolean;
  /** Where the models are where somebody begins. */
  readonly guide?: GuideView | undefined;
};

/** Every model trajectory with its drawing and where it runs, and the drafts. */
export function cataloguePage({ entries, drafts, mayWrite, guide }: Shown, visit: TemplatesVisit): string {
  const { frame, language, did } = visit;
  const texts = templatesTextsOf(language);
  return documentOf(
    <StaffFrame frame={frame} title={texts.title} here="templates">
      <header class="title-block">
        <h1>{texts.title}</h1>
        <p>{texts.intro}</p>
      </header>
      {guide !== undefined && <Guide guide={guide} language={language} />}
      {entries.length === 0 && (
        <EmptyState title={texts.none}>
          <p>{texts.noneMore}</p>
        </EmptyState>
      )}
      {entries.length > 0 && <ListHead count={texts.count(entries.length)} language={language} />}
      <ul class="catalogue">
        {entries.map(({ published: { id, version, template }, running }) => (
          <li key={id} class="card" data-row>
            <h2>
              <a href={addressWith(`/templates/${id}`, {}, language)}>{template.title[language]}</a>{' '}
              <span class="hint">{texts.version(version)}</span>
            </h2>
            <p>{template.summary[language]}</p>
            <Drawing template={template} language={language} />
            <p class="hint">{texts.running(running)}</p>
          </li>
        ))}
      </ul>
      {entries.length > 0 && <DrawingLegend language={language} />}
      {mayWrite && <Drafts drafts={drafts} visit={visit} isWrong={did === 'wrong-name'} />}
    </StaffFrame>,
  );
}

function Drafts(props: {
  readonly drafts: readonly DraftHead[];
  readonly visit: TemplatesVisit;
  readonly isWrong: boolean;
}) {
  const { drafts, visit, isWrong } = props;
  const { language, csrfToken } = visit;
  const texts = templatesTextsOf(language);
  return (
    <section class="card admin" aria-labelledby="drafts-title">
      <h2 id="drafts-title">{texts.drafts}</h2>
      <ul class="lines">
        {drafts.map(({ id, updatedAt, updatedBy }) => (
          <li key={id} class="line">
            <a href={addressWith(`/templates/${id}/draft`, {}, language)}>{texts.draftOf(id)}</a>{' '}
            <span class="hint">{texts.draftBy(updatedBy.name ?? '–', shortMoment(updatedAt, language))}</span>
          </li>
        ))}
      </ul>
      <form method="post" action={addressWith('/templates/drafts', {}, language)} class="form">
        <h3>{texts.new}</h3>
        <input type="hidden" name="_form" value={csrfToken} />
        <TextInput
          frame={{
            ...{ name: 'id', label: texts.newId, hint: texts.newIdHint, required: true },
            error: isWrong ? texts.newIdWrong : undefined,
          }}
          texts={textsOf(language)}
          limits={{ maxlength: 63 }}
        />
        <div class="buttons">
          <button type="submit" class="secondary">
            {texts.newButton}
          </button>
        </div>
      </form>
    </section>
  );
}
