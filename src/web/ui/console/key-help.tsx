import type { Language } from '../../../domain/text.ts';
import { consoleTextsOf } from '../../texts/texts.ts';
import { navigationFor, searchesAndEnrols } from './menu.ts';
import type { Reader } from './types.ts';

/** The keys of the console, and the switch with which they are turned off. Opened by a key or from the menu. */
export function KeyHelp(props: { readonly reader: Reader | undefined; readonly language: Language }) {
  const { reader, language } = props;
  const { keys } = consoleTextsOf(language);
  const pages = reader === undefined ? [] : navigationFor(reader.function, language);
  const all = [
    ...(reader !== undefined && searchesAndEnrols(reader.function) ? [['/', keys.search]] : []),
    ...pages.map(({ key, title }) => [`g ${key}`, keys.to(title)]),
    ...keys.list,
  ];
  return (
    <dialog id="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">{keys.title}</h2>
      <dl class="keys">
        {all.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p class="tick">
        <input type="checkbox" id="use-keys" checked data-uses-keys />
        <label for="use-keys">{keys.use}</label>
      </p>
      <form method="dialog" class="buttons">
        <button type="submit" class="secondary">
          {keys.close}
        </button>
      </form>
    </dialog>
  );
}
