import type { MailKind, StepNode, Template } from '../template/types.ts';
import type { Language } from '../text.ts';

/** What a mail is about in a few words: the step's title, with what kind of message it is. */
export function headlineOf(step: StepNode, kind: MailKind, language: Language): string {
  const title = step.title[language];
  const lead = leads[kind][language];
  return lead === '' ? title : `${lead}: ${title}`;
}

const leads: { readonly [kind in MailKind]: { readonly [language in Language]: string } } = {
  ask: { nl: '', en: '' },
  notice: { nl: '', en: '' },
  reminder: { nl: 'Herinnering', en: 'Reminder' },
  escalation: { nl: 'Nog geen antwoord', en: 'No answer yet' },
  invitation: { nl: 'Uitnodiging', en: 'Invitation' },
  cancellation: { nl: 'Gaat niet door', en: 'Cancelled' },
};

/**
 * The subject of a mail. All mails of a trajectory share the part in brackets, so that mail programs and people can keep
 * them together; `subject` is the school's name in real mails and left out in rehearsals.
 */
export function subjectOf(
  template: Template,
  headline: string,
  language: Language,
  subject?: string,
): string {
  const base = subject === undefined ? template.title[language] : `${template.title[language]} · ${subject}`;
  return `[${base}] ${headline}`;
}
