import type { ComponentChildren } from 'preact';
import type { Language } from '../../../domain/text.ts';
import { Page } from '../../ui/layout.tsx';
import { documentOf } from '../../ui/render.ts';

/** What all pages on signing in have. */
export type Framed = { readonly language: Language; readonly otherLanguage: string };

/** A whole document with one narrow card. */
export function card({ language, otherLanguage }: Framed, title: string, content: ComponentChildren): string {
  return documentOf(
    <Page language={language} title={title} otherLanguage={otherLanguage} personal={false}>
      <article class="task task-still narrow-page">
        <h1>{title}</h1>
        {content}
      </article>
    </Page>,
  );
}

/** A form with one button and what it carries along unseen. */
export function OneButton(props: {
  readonly action: string;
  readonly label: string;
  readonly hidden?: { readonly [name: string]: string };
  readonly secondary?: boolean;
}) {
  return (
    <form method="post" action={props.action}>
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div class="buttons">
        <button type="submit" class={props.secondary ? 'secondary' : 'primary'}>
          {props.label}
        </button>
      </div>
    </form>
  );
}
