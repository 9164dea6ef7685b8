import type { Language } from '../../../domain/text.ts';
import { consoleTextsOf } from '../../texts/texts.ts';
import { type NavigationId, type NavigationItem, navigationFor } from './menu.ts';
import type { Reader } from './types.ts';

/** So many pages are in sight at the foot of a phone; the rest is behind "more". */
const ON_PHONE = 4;

/** The main menu: beside the page where there is room, else at its foot. */
export function Navigation(props: {
  readonly reader: Reader;
  readonly here: NavigationId | undefined;
  readonly language: Language;
}) {
  const { reader, here, language } = props;
  const texts = consoleTextsOf(language);
  const items = navigationFor(reader.function, language);
  const rest = items.slice(ON_PHONE);
  return (
    <nav class="navigation" aria-label={texts.navigation}>
      <ul>
        <Items items={items.slice(0, ON_PHONE)} here={here} />
        <Items items={rest} here={here} place="on-desk" />
        {rest.length > 0 && (
          <li class="on-phone">
            <details class="navigation-more">
              <summary>{texts.more}</summary>
              <ul>
                <Items items={rest} here={here} withoutKeys />
              </ul>
            </details>
          </li>
        )}
      </ul>
    </nav>
  );
}

function Items({
  items,
  here,
  place,
  withoutKeys,
}: {
  readonly items: readonly NavigationItem[];
  readonly here: NavigationId | undefined;
  /** Where there is room for them, when that is not everywhere. */
  readonly place?: string;
  /** They stand elsewhere too, with their keys. */
  readonly withoutKeys?: boolean;
}) {
  return (
    <>
      {items.map(({ id, title, address, key }) => (
        <li key={id} class={place}>
          <a
            href={address}
            aria-current={id === here ? 'page' : undefined}
            data-hotkey={withoutKeys ? undefined : `g ${key}`}
          >
            {title}
          </a>
        </li>
      ))}
    </>
  );
}
