import type { MailKind, StepNode } from '../../template/model/types.ts';
import type { Language, Text } from '../../text.ts';
import { readInvitationKey } from './invitation-keys.ts';
import { readQuietKey } from './quiet-keys.ts';

/** What a mail is about in a few words: the step's title, with what kind of message it is; `key` is the mail's. */
export function headlineOf(step: StepNode, kind: MailKind, language: Language, key = ''): string {
  const undecided = kind === 'escalation' ? undecidedTasks[step.id] : undefined;
  if (undecided !== undefined) return undecided[language];
  const title = step.title[language];
  const quiet = readQuietKey(key);
  if (quiet !== undefined) return quietHeadline(quiet.weeks)[language];
  const { takenOut, edition } = readInvitationKey(key) ?? {};
  const lead = (takenOut ? takenOutLead : edition === undefined ? leads[kind] : anewLead)[language];
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

/** What word of silence is headed with, of so many school weeks. */
export function quietHeadline(weeks: number): Text {
  return { nl: `Al ${weeks} schoolweken niets gehoord`, en: `Nothing heard for ${weeks} school weeks` };
}

const takenOutLead: Text = { nl: 'Uit je agenda', en: 'Out of your calendar' };
const anewLead: Text = { nl: 'Opnieuw in je agenda', en: 'Anew in your calendar' };

const leads: { readonly [kind in MailKind]: { readonly [language in Language]: string } } = {
  ask: { nl: '', en: '' },
  notice: { nl: '', en: '' },
  reminder: { nl: 'Herinnering', en: 'Reminder' },
  escalation: { nl: 'Nog geen antwoord', en: 'No answer yet' },
  invitation: { nl: 'Uitnodiging', en: 'Invitation' },
  cancellation: { nl: 'Gaat niet door', en: 'Cancelled' },
};

/** What mail programs show of a subject, and RFC 5322 (2.1.1) wants of a line, in characters. */
const LONGEST = 78;
/** The least of a name that still says which school it is. */
const SHORTEST_NAME = 20;

/**
 * The subject of a mail: first what is asked, then of which school, in at most 78 characters.
 * @param subject the school's name, or whoever the trajectory is about; left out in rehearsals
 */
export function subjectOf(headline: string, subject?: string): string {
  if (subject === undefined) return cut(headline, LONGEST);
  const full = `${headline} · ${subject}`;
  if (full.length <= LONGEST) return full;
  const forName = Math.max(LONGEST - headline.length - 3, Math.min(SHORTEST_NAME, subject.length));
  return `${cut(headline, LONGEST - forName - 3)} · ${cut(subject, forName)}`;
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}
