import { gatheringsTextsOf, helpTextsOf, listTextsOf } from '../../texts/texts.ts';
import { DataTable } from '../../ui/console/data-table.tsx';
import { EmptyState } from '../../ui/console/empty-state.tsx';
import { Pagination } from '../../ui/console/pagination.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import { UndoNotice } from '../../ui/console/undo-notice.tsx';
import { documentOf } from '../../ui/render.ts';
import { addressWith, followMany } from '../addresses.ts';
import { listAddress } from './choice.ts';
import { listColumns, shownColumns } from './columns.tsx';
import { ListFilters } from './filters.tsx';
import { SavedLists } from './saved.tsx';
import { SelectionBar } from './selection-bar.tsx';
import type { ListPage } from './types.ts';

/** So many trajectories stand on a page. */
export const PAGE_SIZE = 50;

/** The trajectories that the reader may see, to narrow, to sort, to keep as a list, and to do something with many. */
export function listPage(view: ListPage): string {
  const { frame, choice, options, rows, total, today, hasOwn } = view;
  const { language } = frame;
  const texts = listTextsOf(language);
  const isOwn = hasOwn && choice.filters.whose === undefined && choice.filters.counsellor === undefined;
  const title = isOwn ? texts.titleMine : texts.title;
  const shown = shownColumns(choice, isOwn);
  const before = (choice.page - 1) * PAGE_SIZE;
  const at = (page: number) => listAddress({ ...choice, page }, language);
  return documentOf(
    <StaffFrame frame={frame} title={title} here="trajectories" follows={followMany('list', view.begun)}>
      <section class="overview" aria-labelledby="overview-title">
        <h1 id="overview-title">{title}</h1>
        <p class="hint purpose">
          {helpTextsOf(language).purpose.trajectories}{' '}
          {view.mayAct && (
            <a class="in-row" href={addressWith('/gatherings', {}, language)}>
              {gatheringsTextsOf(language).title}
            </a>
          )}
        </p>
        {view.said !== undefined && <UndoNotice sentence={view.said} language={language} />}
        <SavedLists view={view} />
        <ListFilters choice={choice} options={options} hasOwn={hasOwn} shown={shown} language={language} />
        <div class="list-head">
          <p class="hint" role="status">
            {texts.found(before + 1, before + rows.length, total)}
          </p>
          {total > 0 && (
            <p class="hint exports">
              {texts.exportAs}{' '}
              <a href={listAddress(choice, language, '/trajectories/export.csv')} data-turbo="false">
                {texts.csv}
              </a>{' '}
              <a href={listAddress(choice, language, '/trajectories/export.xlsx')} data-turbo="false">
                {texts.xlsx}
              </a>
            </p>
          )}
        </div>
        {rows.length > 0 ? (
          <DataTable
            caption={title}
            columns={listColumns(choice, shown, today, language)}
            rows={rows}
            keyOf={({ id }) => id}
            nameOf={({ school }) => school}
            {...(view.mayAct ? { selection: { form: 'selection', name: 'id' } } : {})}
            language={language}
          />
        ) : (
          <EmptyState title={texts.empty}>
            <p>{texts.emptyMore}</p>
          </EmptyState>
        )}
        {view.mayAct && rows.length > 0 && <SelectionBar choice={choice} total={total} language={language} />}
        <Pagination
          previous={choice.page > 1 ? at(choice.page - 1) : undefined}
          next={before + rows.length < total ? at(choice.page + 1) : undefined}
          language={language}
        />
      </section>
    </StaffFrame>,
  );
}
