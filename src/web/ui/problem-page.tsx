import type { Language } from '../../domain/text.ts';
import { textsOf } from '../texts/texts.ts';
import { Page } from './layout.tsx';
import { documentOf } from './render.ts';

/** What went wrong with a request, as the reader can understand it. */
export type ProblemKind = 'notFound' | 'tooLarge' | 'busy' | 'tooMany' | 'forbidden' | 'notYours';

/** A whole page about something that did not work, saying what would. */
export function problemPage(
  kind: ProblemKind,
  language: Language,
  frame: {
    readonly otherLanguage: string;
    readonly personal: boolean;
    readonly back?: string | undefined;
    /** In how many seconds it can be tried again, for `tooMany`. */
    readonly again?: number;
  },
): string {
  const { title, body, help } = textOf(kind, language, frame.again ?? 60);
  const texts = textsOf(language).problems;
  const { back } = frame;
  const leadsHome = back === undefined && !frame.personal && (kind === 'notFound' || kind === 'notYours');
  return documentOf(
    <Page language={language} title={title} otherLanguage={frame.otherLanguage} personal={frame.personal}>
      <article class="task task-still narrow-page">
        <h1>{title}</h1>
        <p>{body}</p>
        {help !== undefined && <p>{help}</p>}
        {leadsHome && (
          <p>
            <a class="button secondary" href="/">
              {texts.home}
            </a>
          </p>
        )}
        {back !== undefined && (
          <p>
            <a class="button secondary" href={back}>
              {texts.tryAgain}
            </a>
          </p>
        )}
      </article>
    </Page>,
  );
}

function textOf(
  kind: ProblemKind,
  language: Language,
  again: number,
): { title: string; body: string; help?: string } {
  const texts = textsOf(language).problems;
  switch (kind) {
    case 'notFound':
      return { title: texts.notFoundTitle, body: texts.notFoundBody };
    case 'tooLarge':
      return { title: texts.tooLargeTitle, body: texts.tooLargeBody, help: texts.tooLargeHelp };
    case 'busy':
      return { title: texts.busyTitle, body: texts.busyBody };
    case 'tooMany':
      return { title: texts.tooManyTitle, body: texts.tooManyBody(again), help: texts.tooManyHelp };
    case 'notYours':
      return { title: texts.notYoursTitle, body: texts.notYoursBody };
    case 'forbidden':
      return { title: texts.forbiddenTitle, body: texts.forbiddenBody };
  }
}
