import { z } from 'zod';
import type { Comparison } from '../../application/templates/compare.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import { type Finding, isSound } from '../../domain/lint/finding.ts';
import type { LintReport } from '../../domain/lint/lint.ts';
import {
  type StageNode,
  subjectKinds,
  type Template,
  type TemplateNode,
} from '../../domain/template/model/types.ts';
import type { Language } from '../../domain/text.ts';
import type { Course } from '../../domain/trajectory/forecast/course.ts';
import { defaultPersona, personas } from '../../domain/trajectory/forecast/personas.ts';
import type { PublishedTemplate } from '../../store/templates/templates.ts';
import { instant, language, localDate, name, templateText, versionNumber } from '../schemas.ts';

/** Longest template in bytes; the longest of the programme's own is a tenth of it. */
export const TEMPLATE_LIMIT = 1024 * 1024;

const version = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)
  .meta({ type: 'integer', minimum: 1 });

export const templateParams = z.object({ id: name });
export const versionParams = z.object({ id: name, version });

const source = z.string().min(1).max(TEMPLATE_LIMIT).meta({ description: 'The template file, YAML.' });

export const templateSource = z.strictObject({ source }).meta({ id: 'TemplateSource' });

/** With whom, from when and for whom a template is rehearsed. */
export const rehearsalChoices = {
  persona: z.enum(personas).default(defaultPersona),
  start: localDate
    .optional()
    .meta({ description: 'Today, or the nearest day on which it can start, if left out.' }),
  language: language
    .optional()
    .meta({ description: 'Of the subjects; the language of the reader if left out.' }),
  choose: z
    .record(z.string().max(200), z.string().max(200))
    .optional()
    .meta({ description: 'The option that is taken at a step, by its name; the first one elsewhere.' }),
  silent_from: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'A step: from when it opens, the school and its providers do nothing any more.' }),
  leaves: z
    .array(z.strictObject({ role: z.string().max(200), on: localDate }))
    .max(50)
    .optional()
    .meta({ description: 'Who leaves, and when: somebody else gets the role.' }),
};

/** What is to happen in a rehearsal besides what its persona does. */
export function courseOf({ choose, silent_from, leaves }: RehearsalChoices): Course {
  return {
    ...(choose === undefined ? {} : { choose }),
    ...(silent_from === undefined ? {} : { silentFrom: silent_from }),
    ...(leaves === undefined ? {} : { leaves }),
  };
}

type RehearsalChoices = z.infer<z.ZodObject<typeof rehearsalChoices>>;

export const rehearsalRequest = z
  .strictObject({
    source: source.optional(),
    template: name.optional().meta({ description: 'A published template, instead of a source.' }),
    version: versionNumber
      .optional()
      .meta({ description: 'Of the published template; the latest if left out.' }),
    ...rehearsalChoices,
  })
  .meta({ id: 'RehearsalRequest' });

export const templateFinding = z
  .strictObject({
    rule: z.string(),
    severity: z.enum(['error', 'warning', 'note']),
    line: z.int().nullable().meta({ description: 'Line in the file, from 1; null for the file as a whole.' }),
    at: z.string().meta({ description: 'The node or key in question.' }),
    message: z.string(),
    trail: z.array(z.string()).meta({ description: 'What people did, in order, to come there.' }),
    mend: z.string().nullable(),
  })
  .meta({ id: 'TemplateFinding' });

export const comparisonRequest = z
  .strictObject({
    source,
    version: versionNumber
      .optional()
      .meta({ description: 'What it is compared with; the latest if left out.' }),
  })
  .meta({ id: 'TemplateComparisonRequest' });

export const comparison = z
  .strictObject({
    template: z.string(),
    version: z.int().meta({ description: 'The published version that it was compared with.' }),
    differences: z.array(
      z.strictObject({
        kind: z.enum(['added', 'removed', 'changed']),
        at: z.string().meta({ description: 'Id of the step, stage or role.' }),
        aspect: z.string().nullable().meta({ description: 'What changed: title, due, ladder …' }),
        message: z.string(),
      }),
    ),
  })
  .meta({ id: 'TemplateComparison' });

export const lintResult = z
  .strictObject({ ok: z.boolean(), template: z.string().nullable(), findings: z.array(templateFinding) })
  .meta({ id: 'LintResult' });

export const agendaEntry = z
  .strictObject({
    at: instant,
    kind: z.enum([
      'mail',
      'phase',
      'step',
      'deadline',
      'expiry',
      'appointment',
      'act',
      'handover',
      'resume',
      'end',
    ]),
    phase: z.string().optional(),
    step: z.string().optional(),
    to: z.string().optional().meta({ description: 'A role.' }),
    rung: z.string().optional(),
    subject: z.string().optional(),
    due: localDate.optional().meta({ description: 'Of a step that opens: until when there is time.' }),
    path: z.string().optional(),
    key: z.string().optional().meta({ description: 'Of a mail: the key of its row in the ledger.' }),
    mail_kind: z.string().optional(),
    moved_from: localDate
      .optional()
      .meta({ description: 'The date it would have had, but for a holiday or weekend.' }),
  })
  .meta({ id: 'AgendaEntry' });

export const rehearsalSchema = z
  .strictObject({
    template: z.string(),
    version: z.int(),
    persona: z.enum(personas),
    start: localDate,
    entries: z.array(agendaEntry),
  })
  .meta({ id: 'Rehearsal' });

const node: z.ZodType = z.lazy(() => templateNode);
const templateNode = z
  .looseObject({
    id: z.string(),
    type: z.enum(['phase', 'track', 'module', 'step']),
    title: templateText,
    kind: z.string().optional().meta({ description: 'Of a step.' }),
    role: z.string().optional().meta({ description: 'Of a step: who does it.' }),
    children: z.array(node).optional(),
  })
  .meta({ id: 'TemplateNode' });

export const templateSchema = z
  .strictObject({
    id: z.string(),
    version: z.int(),
    published_at: instant,
    subject: z.enum(subjectKinds),
    title: templateText,
    summary: templateText,
    languages: z.array(z.string()).meta({ description: 'In which its texts are beside Dutch and English.' }),
    based_on: z.string().meta({ description: 'The document and chapter that it follows.' }),
    available_from: localDate,
    available_until: localDate.nullable(),
    counsellor_role: z.string(),
    roles: z.array(
      z.strictObject({
        id: z.string(),
        party: z.enum(['pbd', 'school', 'provider', 'central']),
        title: templateText,
        optional: z.boolean(),
        falls_back_to: z.string().nullable(),
      }),
    ),
    phases: z.array(templateNode),
  })
  .meta({ id: 'Template' });

export const templateWithSource = templateSchema
  .extend({ source: z.string().meta({ description: 'The file as it was published.' }), checksum: z.string() })
  .meta({ id: 'TemplateWithSource' });

/** A published template as it goes over the wire, without its source. */
export function toWireTemplate(published: PublishedTemplate): z.input<typeof templateSchema> {
  const { template } = published;
  return {
    id: published.id,
    version: published.version,
    published_at: formatWithOffset(published.publishedAt),
    subject: template.subject,
    title: template.title,
    summary: template.summary,
    languages: [...(template.furtherLanguages ?? [])],
    based_on: template.source,
    available_from: template.availableFrom,
    available_until: template.availableUntil ?? null,
    counsellor_role: template.counsellorRole,
    roles: template.roles.map(({ id, party, title, optional, fallsBackTo }) => ({
      id,
      party,
      title,
      optional,
      falls_back_to: fallsBackTo ?? null,
    })),
    phases: wireNodes(template),
  };
}

/** A published template as it goes over the wire, with its source. */
export function toWireTemplateWithSource(published: PublishedTemplate): z.input<typeof templateWithSource> {
  return { ...toWireTemplate(published), source: published.source, checksum: published.checksum };
}

/** The whole of what lint found, in the reader's language. */
export function toWireLint({ template, findings }: LintReport, reader: Language): z.input<typeof lintResult> {
  return {
    ok: isSound(findings),
    template: template ?? null,
    findings: findings.map((finding) => toWireFinding(finding, reader)),
  };
}

/** What a template would change, in the reader's language. */
export function toWireComparison(compared: Comparison, reader: Language): z.input<typeof comparison> {
  const { template, version: against, differences } = compared;
  return {
    ...{ template, version: against },
    differences: differences.map(({ kind, at, aspect, message }) => ({
      ...{ kind, at, aspect: aspect ?? null, message: message[reader] },
    })),
  };
}

/** What a check found, in the reader's language. */
export function toWireFinding(finding: Finding, reader: Language): z.input<typeof templateFinding> {
  const { rule, severity, line, at, message, trail, mend } = finding;
  return {
    rule,
    severity,
    line: line ?? null,
    at,
    message: message[reader],
    trail: [...(trail ?? [])],
    mend: mend?.[reader] ?? null,
  };
}

type WireNode = z.input<typeof templateNode>;

function wireNodes({ phases }: Template): WireNode[] {
  const toWire = (one: TemplateNode): WireNode =>
    one.type === 'step'
      ? { id: one.id, type: 'step', title: one.title, kind: one.kind, role: one.role }
      : { id: one.id, type: one.form, title: one.title, children: childrenOf(one) };
  const childrenOf = (stage: StageNode): WireNode[] => stage.children.map(toWire);
  return phases.map(toWire);
}
