import { searchTextsOf } from '../../texts/texts.ts';
import { EmptyState } from '../../ui/console/empty-state.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';
import type { HitGroup } from './hits.ts';

/** Everything that was found for some words, kind by kind. */
export function searchPage(frame: ConsoleFrame, q: string, groups: readonly HitGroup[]): string {
  const { language } = frame;
  const texts = searchTextsOf(language);
  const title = q === '' ? texts.title : texts.titleOf(q);
  return documentOf(
    <StaffFrame frame={frame} title={title} search={q}>
      <h1>{title}</h1>
      {q === '' && <p class="hint">{texts.ask}</p>}
      {q !== '' && groups.length === 0 && (
        <EmptyState title={texts.none(q)}>
          <p>{texts.noneMore}</p>
        </EmptyState>
      )}
      <div class="hits">
        {groups.map((group) => (
          <section key={group.kind} aria-labelledby={`hits-${group.kind}`}>
            <h2 id={`hits-${group.kind}`}>
              {texts.kinds[group.kind]} <span class="count">{group.total}</span>
            </h2>
            <ul class="lines">
              {group.hits.map(({ title: name, more, address }) => (
                <li key={address} class="line" data-row>
                  <a href={address}>{name}</a> <span class="hint">{more}</span>
                </li>
              ))}
            </ul>
            {group.total > group.hits.length && (
              <p class="hint">
                {texts.shown(group.hits.length, group.total)}{' '}
                {group.all !== undefined && <a href={group.all}>{texts.all(group.total)}</a>}
              </p>
            )}
          </section>
        ))}
      </div>
    </StaffFrame>,
  );
}
