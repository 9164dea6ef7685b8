import type { ComponentChildren } from 'preact';
import type { Language } from '../../../domain/text.ts';
import { consoleTextsOf } from '../../texts/texts.ts';

/** A filter that is on, as a word that can be taken away: `address` is the list without it. */
export type ChosenFilter = { readonly words: string; readonly address: string };

/**
 * The filters of a list: a form that is sent by asking for the page, so that a choice is an address to come back to. On a phone
 * they are folded, so that the list is in sight; a box to tick and not a fold, which on a desk could not be without one.
 */
export function FilterBar(props: {
  readonly action: string;
  readonly button: string;
  readonly chosen: readonly ChosenFilter[];
  /** The list without any filter. */
  readonly clearAddress: string;
  readonly language: Language;
  /** The controls. */
  readonly children: ComponentChildren;
}) {
  const { action, button, chosen, clearAddress, language, children } = props;
  return (
    <search class="filters">
      <p class="filter-switch">
        <input type="checkbox" id="filters-in-sight" autocomplete="off" />
        <label for="filters-in-sight">{consoleTextsOf(language).filters.show}</label>
      </p>
      <form class="filter" method="get" action={action}>
        <input type="hidden" name="lang" value={language} />
        {children}
        <button type="submit" class="secondary">
          {button}
        </button>
      </form>
      {chosen.length > 0 && <Chosen chosen={chosen} clearAddress={clearAddress} language={language} />}
    </search>
  );
}

function Chosen(props: {
  readonly chosen: readonly ChosenFilter[];
  readonly clearAddress: string;
  readonly language: Language;
}) {
  const { chosen, clearAddress, language } = props;
  const texts = consoleTextsOf(language).filters;
  return (
    <ul class="chosen" aria-label={texts.chosen}>
      {chosen.map(({ words, address }) => (
        <li key={words}>
          <a class="chip" href={address} aria-label={texts.remove(words)}>
            {words} <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
      <li>
        <a class="chip chip-clear" href={clearAddress}>
          {texts.clear}
        </a>
      </li>
    </ul>
  );
}
