import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import { roleOf } from '../../../domain/template/model/lookup.ts';
import type { Language } from '../../../domain/text.ts';
import type { PublishedTemplate, VersionInUse } from '../../../store/templates/templates.ts';
import { shortDate } from '../../../texts/dates.ts';
import { templatesTextsOf } from '../../texts/texts.ts';
import { type Column, DataTable } from '../../ui/console/data-table.tsx';
import { ListHead } from '../../ui/console/list-head.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';
import { Drawing, DrawingLegend } from './drawing.tsx';
import { stepsWithin } from './parts.ts';
import type { TemplatesVisit } from './visit.ts';

type Shown = {
  readonly published: PublishedTemplate;
  readonly versions: readonly VersionInUse[];
  readonly mayWrite: boolean;
  readonly hasDraft: boolean;
};

/** One model trajectory: its phases with their steps, its versions and where they run, and the way to its draft and mails. */
export function templatePage(shown: Shown, visit: TemplatesVisit): string {
  const { frame, language, did } = visit;
  const texts = templatesTextsOf(language);
  const { published, versions, mayWrite, hasDraft } = shown;
  const { template, id, version } = published;
  const publishedNow = /^published-(\d{1,5})$/.exec(did ?? '')?.[1];
  return documentOf(
    <StaffFrame frame={frame} title={`${template.title[language]} · ${texts.title}`} here="templates">
      <p class="eyebrow">
        <a href={addressWith('/templates', {}, language)}>← {texts.back}</a>
      </p>
      {publishedNow !== undefined && (
        <div class="confirmation notice" role="status" tabindex={-1} autofocus>
          <p>{texts.publish.done(Number(publishedNow))}</p>
        </div>
      )}
      <header class="title-block trajectory-head">
        <div>
          <h1>
            {template.title[language]} <span class="hint">{texts.version(version)}</span>
          </h1>
          <p>{template.summary[language]}</p>
          <Drawing template={template} language={language} />
          <DrawingLegend language={language} />
        </div>
        <div class="act-bar">
          {mayWrite && hasDraft && (
            <a class="button primary" href={addressWith(`/templates/${id}/draft`, {}, language)}>
              {texts.page.draft}
            </a>
          )}
          <a class="button secondary" href={addressWith(`/templates/${id}/gallery`, {}, language)}>
            {texts.page.gallery}
          </a>
        </div>
      </header>
      <div class="admin">
        <Phases published={published} language={language} />
        <section class="card" aria-labelledby="versions-title">
          <h2 id="versions-title">{texts.page.versions}</h2>
          <ListHead count={texts.page.versionCount(versions.length)} language={language} />
          <DataTable
            caption={texts.page.versions}
            columns={columnsIn(id, mayWrite && !hasDraft, visit)}
            rows={versions}
            keyOf={(one) => String(one.version)}
            nameOf={(one) => texts.version(one.version)}
            language={language}
          />
        </section>
      </div>
    </StaffFrame>,
  );
}

function columnsIn(id: string, mayBegin: boolean, visit: TemplatesVisit): Column<VersionInUse>[] {
  const { language, csrfToken } = visit;
  const texts = templatesTextsOf(language);
  const { columns } = texts.page;
  return [
    { key: 'version', title: columns.version, cell: ({ version }) => texts.version(version) },
    {
      ...{ key: 'published', title: columns.published, kind: 'short' },
      cell: ({ publishedAt }) => shortDate(localDateOf(publishedAt), language),
    },
    {
      ...{ key: 'running', title: columns.running },
      cell: ({ running, ended }) => (
        <>
          {texts.running(running)} {ended > 0 && <span class="hint">{texts.ended(ended)}</span>}
        </>
      ),
    },
    {
      ...{ key: 'act', title: columns.act },
      cell: ({ version }) => (
        <div class="one-line">
          {version > 1 && (
            <a
              class="button quiet"
              href={addressWith(`/templates/${id}/versions/${version}/differences`, {}, language)}
              aria-label={texts.page.differencesOf(version)}
            >
              {texts.page.differences}
            </a>
          )}
          {mayBegin && (
            <form method="post" action={addressWith('/templates/drafts', {}, language)}>
              <input type="hidden" name="_form" value={csrfToken} />
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="version" value={version} />
              <button type="submit" class="quiet" aria-label={texts.page.beginFrom(version)}>
                {texts.page.begin}
              </button>
            </form>
          )}
        </div>
      ),
    },
  ];
}

function Phases({
  published,
  language,
}: {
  readonly published: PublishedTemplate;
  readonly language: Language;
}) {
  const texts = templatesTextsOf(language);
  const { template } = published;
  return (
    <section class="card" aria-labelledby="phases-title">
      <h2 id="phases-title">{texts.page.phases}</h2>
      {template.phases.map((phase, index) => (
        <details key={phase.id} class="fold" open={index === 0}>
          <summary>
            {phase.title[language]} <span class="hint">{texts.steps(stepsWithin(phase).length)}</span>
          </summary>
          <ol class="lines">
            {stepsWithin(phase).map((step) => (
              <li key={step.id} class="line">
                <span>
                  {(step.noun ?? step.title)[language]}{' '}
                  <span class="hint">{roleOf(template, step.role)?.title[language] ?? step.role}</span>
                </span>
              </li>
            ))}
          </ol>
        </details>
      ))}
      <p class="hint">
        {texts.page.source}: {template.source}
      </p>
    </section>
  );
}
