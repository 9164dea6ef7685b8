import type { Finding } from '../../domain/lint/finding.ts';
import type { Template } from '../../domain/template/model/types.ts';
import type { TemplateError } from '../../domain/template/reading/load.ts';
import type { Text } from '../../domain/text.ts';
import { createProblem, type Problem } from '../application-error.ts';

const notKnown: Text = { nl: 'Dit modeltraject bestaat niet.', en: 'There is no such template.' };

/** 422: a template that is named in the body does not exist. */
export function unknownTemplate(path = 'template'): Problem {
  return createProblem({
    code: 'unknown-template',
    status: 422,
    title: notKnown,
    errors: [{ path, code: 'unknown-template', message: notKnown }],
  });
}

/** 422: the file is not a template; every error stands there with its line. */
export function invalidTemplate(errors: readonly TemplateError[]): Problem {
  return createProblem({
    code: 'invalid-template',
    status: 422,
    title: { nl: 'Dit is geen geldig modeltraject.', en: 'This is not a valid template.' },
    errors: errors.map(({ line, path, message }) => ({
      path: path === '' ? 'source' : `source:${path}`,
      code: 'invalid-template',
      message: withLine(message, line),
    })),
  });
}

/** 422: what lint found keeps it from being published; every finding stands there with its line and what mends it. */
export function templateNotReady(findings: readonly Finding[]): Problem {
  return createProblem({
    code: 'template-not-ready',
    status: 422,
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

/** 422: a template with this name could not be reached at its own address. */
export function reservedName(id: string): Problem {
  return createProblem({
    code: 'reserved-name',
    status: 422,
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

/** 422: either a source or the name of a published template, not both and not neither. */
export function sourceOrTemplate(): Problem {
  const message = {
    nl: 'Geef ofwel "source", ofwel "template".',
    en: 'Give either "source" or "template".',
  };
  return createProblem({
    code: 'source-or-template',
    status: 422,
    title: message,
    errors: [{ path: 'source', code: 'source-or-template', message }],
  });
}

/** 422: a template starts within its own period. */
export function startOutside({ availableFrom, availableUntil }: Template): Problem {
  const until =
    availableUntil === undefined
      ? { nl: '', en: '' }
      : { nl: ` tot ${availableUntil}`, en: ` until ${availableUntil}` };
  const message = {
    nl: `Dit modeltraject kan starten vanaf ${availableFrom}${until.nl}.`,
    en: `This template can start from ${availableFrom}${until.en}.`,
  };
  return createProblem({
    code: 'start-outside',
    status: 422,
    title: {
      nl: 'Dit modeltraject kan op die datum niet starten.',
      en: 'This template cannot start on that date.',
    },
    errors: [{ path: 'start', code: 'start-outside', message }],
  });
}
