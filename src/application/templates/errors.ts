import type { Finding } from '../../domain/lint/finding.ts';
import type { Template } from '../../domain/template/model/types.ts';
import type { TemplateError } from '../../domain/template/reading/load.ts';
import type { Text } from '../../domain/text.ts';
import { type ApplicationError, createApplicationError } from '../application-error.ts';

const notKnown: Text = { nl: 'Dit modeltraject bestaat niet.', en: 'There is no such template.' };

/** A template that is named in the body does not exist. */
export function unknownTemplate(path = 'template'): ApplicationError {
  return createApplicationError({
    code: 'unknown-template',
    kind: 'invalid',
    title: notKnown,
    errors: [{ path, code: 'unknown-template', message: notKnown }],
  });
}

/** The file is not a template; every error stands there with its line. */
export function invalidTemplate(errors: readonly TemplateError[]): ApplicationError {
  return createApplicationError({
    code: 'invalid-template',
    kind: 'invalid',
    title: { nl: 'Dit is geen geldig modeltraject.', en: 'This is not a valid template.' },
    errors: errors.map(({ line, path, message }) => ({
      path: path === '' ? 'source' : `source:${path}`,
      code: 'invalid-template',
      message: withLine(message, line),
    })),
  });
}

/** What lint found keeps it from being published; every finding stands there with its line and what mends it. */
export function templateNotReady(findings: readonly Finding[]): ApplicationError {
  return createApplicationError({
    code: 'template-not-ready',
    kind: 'invalid',
    title: {
      nl: 'Dit modeltraject kan nog niet gepubliceerd worden.',
      en: 'This template cannot be published yet.',
    },
    detail: {
      nl: 'Zie bij elke regel wat er mis is en wat helpt.',
      en: 'See with each line what is wrong and what helps.',
    },
    errors: findings.map(({ rule, at, line, message, mend }) => ({
      path: at === '' ? 'source' : `source:${at}`,
      code: rule,
      message: withLine(mend === undefined ? message : both(message, mend), line),
    })),
  });
}

/** A template with this name could not be reached at its own address. */
export function reservedName(id: string): ApplicationError {
  return createApplicationError({
    code: 'reserved-name',
    kind: 'invalid',
    title: { nl: 'Een modeltraject kan niet zo heten.', en: 'A template cannot have this name.' },
    errors: [
      {
        path: 'source:template',
        code: 'reserved-name',
        message: { nl: `Neem een andere naam dan ${id}.`, en: `Take another name than ${id}.` },
      },
    ],
  });
}

function withLine(message: Text, line: number | undefined): Text {
  if (line === undefined) return message;
  return { nl: `Regel ${line}: ${message.nl}`, en: `Line ${line}: ${message.en}` };
}

function both(first: Text, second: Text): Text {
  return { nl: `${first.nl} ${second.nl}`, en: `${first.en} ${second.en}` };
}

/** Either a source or the name of a published template, not both and not neither. */
export function sourceOrTemplate(): ApplicationError {
  const message = {
    nl: 'Geef ofwel "source", ofwel "template".',
    en: 'Give either "source" or "template".',
  };
  return createApplicationError({
    code: 'source-or-template',
    kind: 'invalid',
    title: message,
    errors: [{ path: 'source', code: 'source-or-template', message }],
  });
}

/** A template starts within its own period. */
export function startOutside({
  availableFrom,
  availableUntil,
}: Pick<Template, 'availableFrom' | 'availableUntil'>): ApplicationError {
  const until =
    availableUntil === undefined
      ? { nl: '', en: '' }
      : { nl: ` tot en met ${availableUntil}`, en: ` until ${availableUntil}` };
  const message = {
    nl: `Dit modeltraject kan starten vanaf ${availableFrom}${until.nl}.`,
    en: `This template can start from ${availableFrom}${until.en}.`,
  };
  return createApplicationError({
    code: 'start-outside',
    kind: 'invalid',
    title: {
      nl: 'Dit modeltraject kan op die datum niet starten.',
      en: 'This template cannot start on that date.',
    },
    errors: [{ path: 'start', code: 'start-outside', message }],
  });
}

/** What is said of the line that costs too much. */
export const costsTooMuch: Text = {
  nl: 'Wat hier staat, kost te veel rekenwerk: laat minder terugkomen, of splits het.',
  en: 'What stands here costs too much to work out: let less of it come back, or split it.',
};

/** It costs more than its share to check or rehearse this; `line` is where that shows. */
export function tooCostly(line: number | undefined): ApplicationError {
  return createApplicationError({
    code: 'too-costly',
    kind: 'invalid',
    title: {
      nl: 'Dit modeltraject kost te veel rekenwerk.',
      en: 'This template costs too much to work out.',
    },
    errors: [{ path: 'source', code: 'too-costly', message: withLine(costsTooMuch, line) }],
  });
}

/** Something comes back by itself time and again, without anybody acting or time passing. */
export function neverAtRest(node: string, line: number | undefined): ApplicationError {
  const message = {
    nl: 'Dit komt telkens vanzelf terug: er komt geen einde aan.',
    en: 'This comes back by itself time and again: it never ends.',
  };
  return createApplicationError({
    code: 'never-at-rest',
    kind: 'invalid',
    title: { nl: 'Dit modeltraject komt nooit tot rust.', en: 'This template never comes to rest.' },
    errors: [{ path: `source:${node}`, code: 'never-at-rest', message: withLine(message, line) }],
  });
}

/** A persona cannot do this step, mostly because the example of its form does not fit the form. */
export function notPlayable(node: string, line: number | undefined): ApplicationError {
  const message = {
    nl: 'Deze stap kan niet gespeeld worden: kijk na of het voorbeeld in het formulier past.',
    en: 'This step cannot be played: check that the example fits the form.',
  };
  return createApplicationError({
    code: 'not-playable',
    kind: 'invalid',
    title: { nl: 'Dit modeltraject kan niet gerepeteerd worden.', en: 'This template cannot be rehearsed.' },
    errors: [{ path: `source:${node}`, code: 'not-playable', message: withLine(message, line) }],
  });
}

/** Too much is being checked at this moment. */
export function tooBusy(): ApplicationError {
  return createApplicationError({
    code: 'too-busy',
    kind: 'unavailable',
    title: {
      nl: 'Er wordt op dit ogenblik te veel nagekeken.',
      en: 'Too much is being checked at this moment.',
    },
    detail: {
      nl: 'Probeer het over enkele seconden opnieuw.',
      en: 'Try again in a few seconds.',
    },
    retryAfter: 5,
  });
}

/** What is to happen in a rehearsal names a step, option or role that the template does not have. */
export function courseNotThere(message: Text): ApplicationError {
  return createApplicationError({
    code: 'course-not-there',
    kind: 'invalid',
    title: { nl: 'Dit kan in dit modeltraject niet gebeuren.', en: 'This cannot happen in this template.' },
    errors: [{ path: 'choose', code: 'course-not-there', message }],
  });
}
