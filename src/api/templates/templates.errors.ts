import type { TemplateError } from '../../domain/template/load.ts';
import type { Template } from '../../domain/template/types.ts';
import type { Text } from '../../domain/text.ts';
import { createProblem, type Problem } from '../problems.ts';

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
      message:
        line === undefined
          ? message
          : { nl: `Regel ${line}: ${message.nl}`, en: `Line ${line}: ${message.en}` },
    })),
  });
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
