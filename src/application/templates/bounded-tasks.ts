import { RULES_ONLY } from '../../domain/calendar/school-calendar.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { type LintContext, type LintReport, lint } from '../../domain/lint/lint.ts';
import { type KnownTemplate, knownTemplate } from '../../domain/lint/sense/examined.ts';
import { modelPicture } from '../../domain/pictures/model-picture.ts';
import { rehearsalPicture } from '../../domain/pictures/rehearsal-picture.ts';
import { compareTemplates, type Difference } from '../../domain/template/comparing/compare.ts';
import { firstStart } from '../../domain/template/model/first-start.ts';
import { readIn } from '../../domain/template/model/read-in.ts';
import type { Template } from '../../domain/template/model/types.ts';
import { parseTemplate, type TemplateError, templateIdIn } from '../../domain/template/reading/load.ts';
import type { FurtherLanguage, Language, Text } from '../../domain/text.ts';
import { type Course, wrongCourse } from '../../domain/trajectory/forecast/course.ts';
import type { Persona } from '../../domain/trajectory/forecast/personas.ts';
import { type Rehearsal, rehearse } from '../../domain/trajectory/forecast/rehearse.ts';
import { isEndless, isRefusedAct } from '../../domain/trajectory/model/endless.ts';
import type { Sender } from '../../mail/letter/compose.ts';
import { type GalleryMail, mailsOf } from './gallery-task.ts';

/**
 * What is done with the text of a template in a thread of its own: see `src/platform/bounded-workers.ts`. Only plain data
 * goes in and out, and what somebody should mend comes back as a value.
 */

/** Says on which line of the file the work is. */
type AtLine = (line: string) => void;

/** A file as far as it can be read. */
export type ReadSource = {
  /** Of the template, as the file says, when it gets that far. */
  readonly id: string | undefined;
  readonly errors: readonly TemplateError[];
};

/** Reads a file. */
export function readSource(source: string): ReadSource {
  const parsed = parseTemplate(source);
  return parsed.ok
    ? { id: parsed.template.id, errors: [] }
    : { id: templateIdIn(source), errors: parsed.errors };
}

/** What a file offers to others to be named; nothing when it cannot be read. */
export function knownInSource(source: string): KnownTemplate | undefined {
  const parsed = parseTemplate(source);
  return parsed.ok ? knownTemplate(parsed.template) : undefined;
}

/** A picture of a file, as SVG; nothing when it cannot be read. */
export function drawSource(source: string, language: Language): string | undefined {
  const parsed = parseTemplate(source);
  return parsed.ok ? modelPicture(parsed.template, language) : undefined;
}

/** See `lint`. */
export function lintSource(source: string, context: LintContext, atLine: AtLine): LintReport {
  return lint(source, context, (line) => atLine(String(line)));
}

/** What a file would change in another one that was published. */
export function compareSources(published: string, source: string): readonly Difference[] {
  const [before, after] = [parseTemplate(published), parseTemplate(source)];
  return before.ok && after.ok ? compareTemplates(before.template, after.template) : [];
}

/** What is rehearsed, and how. */
export type SourceRehearsal = {
  readonly source: string;
  readonly version: number;
  readonly persona: Persona;
  readonly course: Course;
  /** Local date; today, or the nearest day on which it can start, if left out. */
  readonly start: LocalDate | undefined;
  readonly today: LocalDate;
  readonly language: Language;
  /** A language of the file in which its texts are read. */
  readonly furtherLanguage?: FurtherLanguage | undefined;
  /** Whether a picture of it is asked too. */
  readonly isDrawn?: boolean;
};

/** A rehearsal with the title of what is rehearsed, and a picture as SVG if that was asked; or why there is none. */
export type RehearsedSource =
  | {
      readonly kind: 'rehearsed';
      readonly rehearsal: Rehearsal;
      readonly title: Text;
      readonly picture?: string;
    }
  | { readonly kind: 'not-a-template'; readonly errors: readonly TemplateError[] }
  | { readonly kind: 'start-outside'; readonly period: Pick<Template, 'availableFrom' | 'availableUntil'> }
  | { readonly kind: 'wrong-course'; readonly message: Text }
  | { readonly kind: 'refused'; readonly node: string; readonly line: number | undefined }
  | { readonly kind: 'endless'; readonly node: string; readonly line: number | undefined };

/** Plays a file through with a persona. */
export function rehearseSource(request: SourceRehearsal, atLine: AtLine): RehearsedSource {
  const parsed = parseTemplate(request.source);
  if (!parsed.ok) return { kind: 'not-a-template', errors: parsed.errors };
  const { lineOfNode } = parsed;
  const { persona, course, version, language, furtherLanguage } = request;
  const template = readIn(parsed.template, furtherLanguage);
  const wrong = wrongCourse(course, template) ?? wrongLanguage(furtherLanguage, template);
  if (wrong !== undefined) return { kind: 'wrong-course', message: wrong };
  const { availableFrom, availableUntil } = template;
  const start = request.start ?? firstStart(template, request.today);
  if (start < availableFrom || (availableUntil !== undefined && start > availableUntil)) {
    const period = { availableFrom, ...(availableUntil === undefined ? {} : { availableUntil }) };
    return { kind: 'start-outside', period };
  }
  const watch = (node: string) => {
    const line = lineOfNode(node);
    if (line !== undefined) atLine(String(line));
  };
  try {
    const context = { calendar: RULES_ONLY };
    const rehearsal = rehearse(template, { persona, course, start, version, language, context, watch });
    const picture = request.isDrawn ? { picture: rehearsalPicture(rehearsal, template, language) } : {};
    return { kind: 'rehearsed', rehearsal, title: template.title, ...picture };
  } catch (error) {
    if (isRefusedAct(error)) {
      return { kind: 'refused', node: error.refusedStep, line: lineOfNode(error.refusedStep) };
    }
    if (!isEndless(error)) throw error;
    return { kind: 'endless', node: error.node, line: lineOfNode(error.node) };
  }
}

function wrongLanguage(
  language: FurtherLanguage | undefined,
  { furtherLanguages = [] }: Template,
): Text | undefined {
  if (language === undefined || furtherLanguages.includes(language)) return undefined;
  const known = furtherLanguages.join(', ');
  return known === ''
    ? {
        nl: 'Dit modeltraject heeft alleen teksten in nl en en.',
        en: 'This template has texts in nl and en only.',
      }
    : {
        nl: `Dit modeltraject heeft geen teksten in '${language}'; kies uit ${known}.`,
        en: `This template has no texts in '${language}'; choose from ${known}.`,
      };
}

/** Of which file the mails are asked, and by whom they would be sent. */
export type GalleryRequest = {
  readonly source: string;
  readonly sender: Sender;
  readonly today: LocalDate;
};

/** The mails of a file, or why there are none. */
export type GalleryOfSource =
  | { readonly kind: 'mails'; readonly mails: readonly GalleryMail[] }
  | { readonly kind: 'not-a-template'; readonly errors: readonly TemplateError[] };

/** Every mail that a file sends, in words. */
export function gallerySource({ source, sender, today }: GalleryRequest): GalleryOfSource {
  const parsed = parseTemplate(source);
  if (!parsed.ok) return { kind: 'not-a-template', errors: parsed.errors };
  return { kind: 'mails', mails: mailsOf(parsed.template, sender, today) };
}
