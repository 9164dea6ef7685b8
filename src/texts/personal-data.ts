import type { Language, Text } from '../domain/text.ts';

/** What the rows of a table are, for somebody who reads what is kept about them. */
const tables: { readonly [table: string]: Text } = {
  access_key: { nl: 'Sleutels van programma’s', en: 'Keys of programs' },
  attachment: { nl: 'Documenten die je indiende', en: 'Documents that you handed in' },
  audit_entry: {
    nl: 'Wat je deed, en wie jouw gegevens bekeek of wijzigde',
    en: 'What you did, and who read or changed your data',
  },
  bulk_item: {
    nl: 'Wat voor veel trajecten tegelijk werd gevraagd',
    en: 'What was asked of many trajectories',
  },
  bulk_operation: {
    nl: 'Wat je voor veel trajecten tegelijk vroeg',
    en: 'What you asked of many trajectories at once',
  },
  command: { nl: 'Wat je vroeg', en: 'What you asked' },
  enrolment_list: { nl: 'Lijsten om in te schrijven die je bracht', en: 'Lists to enrol that you brought' },
  enrolment_list_row: {
    nl: 'Rijen van lijsten om in te schrijven',
    en: 'Rows of lists to enrol',
  },
  handover: { nl: 'Overdrachten', en: 'Handovers' },
  idempotency_key: { nl: 'Antwoorden aan jouw programma’s', en: 'Answers to your programs' },
  left_school: { nl: 'Scholen waar je niet meer werkt', en: 'Schools where you no longer work' },
  link: { nl: 'Links in mails aan jou', en: 'Links in mails to you' },
  look_again: {
    nl: 'Trajecten die je later opnieuw wou bekijken',
    en: 'Trajectories to look at again later',
  },
  mail: { nl: 'Mails aan jou: wanneer en waarom', en: 'Mails to you: when and why' },
  news_seen: { nl: 'Tot wanneer je het nieuws las', en: 'Until when you read the news' },
  own_choice: {
    nl: 'Wat je koos voor je pagina’s en mails',
    en: 'What you chose for your pages and mails',
  },
  partner_target: { nl: 'Doelen die je opgaf', en: 'Targets that you stated' },
  person: { nl: 'Wie je bent', en: 'Who you are' },
  programme_payment: { nl: 'Betalingen die je noteerde', en: 'Payments that you recorded' },
  programme_waiting: { nl: 'Wachtlijsten', en: 'Waiting lists' },
  saved_list: { nl: 'Lijsten die je bewaarde', en: 'Lists that you keep' },
  sign_in_account: { nl: 'Waarmee je aanmeldt', en: 'How you sign in' },
  sign_in_link: { nl: 'Links om aan te melden', en: 'Links to sign in' },
  sign_in_session: { nl: 'Aanmeldingen', en: 'Sign-ins' },
  template_draft: { nl: 'Concepten die je bewaarde', en: 'Drafts that you saved' },
  trajectory: { nl: 'Trajecten waarin je voorkomt', en: 'Trajectories that you are in' },
  trajectory_event: { nl: 'Wat er in trajecten gebeurde', en: 'What happened in trajectories' },
  trajectory_role: { nl: 'Jouw rollen', en: 'Your roles' },
};

/** What the rows of a table are; its own name for a table that has no words yet. */
export function tableInWords(table: string, language: Language): string {
  return tables[table]?.[language] ?? table;
}

/** The words around what is kept about somebody. */
export const personalDataWords = {
  nl: {
    title: (name: string) => `Wat we over ${name} bewaren`,
    made: (at: string) => `Opgemaakt op ${at}.`,
    who: 'Wie',
    ...{ email: 'e-mail', phone: 'telefoon', language: 'taal', role: 'functie', left: 'weg sinds' },
    acts: 'Wat er gebeurde, door of over deze persoon',
    somebodyElse: 'iemand anders',
    comment: 'opmerking',
    mails: 'Mails',
    notKept: '(de tekst wordt niet meer bewaard)',
    mentions: 'Teksten die deze persoon noemen; ze zijn ook van anderen, dus lees ze na voor je ze geeft',
    rows: 'Alles wat verder onder het nummer van deze persoon staat',
    none: 'Niets.',
  },
  en: {
    title: (name: string) => `What we keep about ${name}`,
    made: (at: string) => `Made on ${at}.`,
    who: 'Who',
    ...{ email: 'e-mail', phone: 'telephone', language: 'language', role: 'function', left: 'gone since' },
    acts: 'What happened, by or about this person',
    somebodyElse: 'somebody else',
    comment: 'comment',
    mails: 'Mails',
    notKept: '(the text is no longer kept)',
    mentions: 'Texts that name this person; they are of others too, so read them before you hand them over',
    rows: 'Everything else that stands under the id of this person',
    none: 'Nothing.',
  },
} as const satisfies { readonly [language in Language]: object };
