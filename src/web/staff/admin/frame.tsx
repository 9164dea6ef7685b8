import type { ComponentChildren } from 'preact';
import { adminTextsOf, textsOf } from '../../texts/texts.ts';
import { ErrorSummary } from '../../ui/components/field.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import { Tabs } from '../../ui/console/tabs.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';
import type { ActDraft } from '../acts/types.ts';
import { addressWith } from '../addresses.ts';
import { type AdminTab, adminTabsFor } from './tabs.ts';

/** A page of the administration: what it is for, the other ones, what was just done, what has to be mended. */
export function adminPage(
  frame: ConsoleFrame,
  page: {
    readonly tab: AdminTab;
    readonly intro: string;
    /** What was just done. */
    readonly did?: string | undefined;
    readonly draft?: ActDraft | undefined;
  },
  children: ComponentChildren,
): string {
  const { language, reader } = frame;
  const texts = adminTextsOf(language);
  const { tab, intro, did, draft } = page;
  const isWrong = draft !== undefined && (draft.mistakes.length > 0 || draft.note !== undefined);
  const tabs = reader === undefined ? [] : adminTabsFor(reader.function);
  return documentOf(
    <StaffFrame frame={frame} title={`${texts.tabs[tab]} · ${texts.title}`} here="admin">
      <header class="title-block">
        <h1>{texts.tabs[tab]}</h1>
        <p>{intro}</p>
      </header>
      <Tabs
        label={texts.parts}
        tabs={tabs.map(({ id, path }) => ({
          title: texts.tabs[id],
          address: addressWith(path, {}, language),
          isChosen: id === tab,
        }))}
      />
      {did !== undefined && (
        <div class="confirmation notice" role="status" tabindex={-1} autofocus>
          <p>{did}</p>
        </div>
      )}
      {isWrong && <ErrorSummary mistakes={draft.mistakes} texts={textsOf(language)} note={draft.note} />}
      <div class="admin">{children}</div>
    </StaffFrame>,
  );
}
