import type { MailKind, StepNode, Template } from '../../template/model/types.ts';
import type { Language, Text } from '../../text.ts';

/** What a mail is about in a few words: the step's title, with what kind of message it is. */
export function headlineOf(step: StepNode, kind: MailKind, language: Language): string {
  const undecided = kind === 'escalation' ? undecidedTasks[step.id] : undefined;
  if (undecided !== undefined) return undecided[language];
  const title = step.title[language];
  const lead = leads[kind][language];
  return lead === '' ? title : `${lead}: ${title}`;
}

// The titles of the built-in tasks speak of a lack already; another lead before them would be one too many.
const undecidedTasks: { readonly [step: string]: Text } = {
  silence: {
    nl: 'Nog niet beslist hoe het verder moet na stilte',
    en: 'Not decided yet how to go on after silence',
  },
  no_contact: { nl: 'Nog altijd geen geldig contact', en: 'Still no valid contact' },
};

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
