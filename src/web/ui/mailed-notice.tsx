import type { Language } from '../../domain/text.ts';
import { Confirmation } from './components/notice.tsx';
import { Page } from './layout.tsx';
import { documentOf } from './render.ts';

/** What surrounds a page behind a link that was mailed. */
export type MailedFrame = { readonly language: Language; readonly otherLanguage: string };

/**
 * What such a link says that asks nothing more.
 * @param words.isDone whether it is the answer to what was done just now
 */
export function mailedNotice(
  frame: MailedFrame,
  words: { readonly title: string; readonly more: string; readonly isDone?: boolean },
): string {
  const { title, more, isDone = false } = words;
  return documentOf(
    <Page {...frame} title={title} personal>
      <div class="narrow-page">
        {isDone ? (
          <Confirmation title={title}>{more}</Confirmation>
        ) : (
          <>
            <h1>{title}</h1>
            <p>{more}</p>
          </>
        )}
      </div>
    </Page>,
  );
}
