import type { FieldError, Rejection } from '../../rejection.ts';
import type { Text } from '../../text.ts';

/** Every reason for which the core refuses a command: a stable code, and a sentence for whoever asked. */
const sentences = {
  'version-conflict': {
    nl: 'Dit traject is intussen gewijzigd. Bekijk de nieuwe stand en probeer het opnieuw.',
    en: 'This trajectory has changed in the meantime. Look at it again and try once more.',
  },
  'trajectory-ended': {
    nl: 'Dit traject is afgelopen; er kan niets meer aan gewijzigd worden.',
    en: 'This trajectory has ended; nothing in it can be changed any more.',
  },
  'trajectory-running': {
    nl: 'Dit traject loopt. Zeg welke stap je wil heropenen.',
    en: 'This trajectory is running. Say which step you want to reopen.',
  },
  'trajectory-mistaken': {
    nl: 'Deze inschrijving was een vergissing en is ingetrokken. Schrijf opnieuw in.',
    en: 'This enrolment was a mistake and was withdrawn. Enrol anew.',
  },
  'done-in-future': {
    nl: 'Wat al gebeurde, gebeurde vandaag of vroeger.',
    en: 'What was done, was done today or before.',
  },
  'done-before-start': {
    nl: 'Toen was dit traject nog niet begonnen.',
    en: 'This trajectory had not started by then.',
  },
  'trajectory-paused': {
    nl: 'Dit traject is gepauzeerd. Hervat het eerst.',
    en: 'This trajectory is paused. Resume it first.',
  },
  'trajectory-not-paused': {
    nl: 'Dit traject is niet gepauzeerd.',
    en: 'This trajectory is not paused.',
  },
  'step-unknown': {
    nl: 'Deze stap bestaat niet in dit traject.',
    en: 'There is no such step in this trajectory.',
  },
  'step-not-open': {
    nl: 'Deze stap is niet (meer) open.',
    en: 'This step is not open, or not any more.',
  },
  'step-not-closed': {
    nl: 'Deze stap is nog niet afgerond en kan dus niet heropend worden.',
    en: 'This step is not closed yet, so it cannot be opened again.',
  },
  'step-not-reopenable': {
    nl: 'Dit bericht is verstuurd of deze mijlpaal is bereikt; dat kan niet heropend worden.',
    en: 'This notice was sent or this milestone was reached; that cannot be opened again.',
  },
  'task-not-skippable': {
    nl: 'Deze taak vraagt een keuze en kan niet overgeslagen worden. Kies wat er moet gebeuren.',
    en: 'This task asks for a choice and cannot be skipped. Choose what should happen.',
  },
  'outcome-invalid': {
    nl: 'Kies één van de antwoorden.',
    en: 'Choose one of the answers.',
  },
  'not-delegable': {
    nl: 'Deze stap kan je niet doorgeven. Is ze niet voor jou? Laat het weten aan je begeleider.',
    en: 'This step cannot be passed on. Is it not for you? Please tell your counsellor.',
  },
  'role-not-delegable': {
    nl: 'Je hele rol kan je hier niet doorgeven: er hoort een stap bij die alleen voor jou is. Geef deze ene stap door, of laat het weten aan je begeleider.',
    en: 'Your whole role cannot be passed on here: a step in it is for you alone. Pass on this one step, or tell your counsellor.',
  },
  'not-of-a-school': {
    nl: 'Dit traject hoort bij geen school en kan dus niet naar een andere verhuizen.',
    en: 'This trajectory belongs to no school, so it cannot move to another.',
  },
  'answer-weighs': {
    nl: 'Dit antwoord heeft grote gevolgen: bevestig het nog een keer.',
    en: 'This answer has great consequences: confirm it once more.',
  },
  'answers-invalid': {
    nl: 'Niet alles is juist ingevuld.',
    en: 'Not everything is filled in correctly.',
  },
  'answers-unexpected': {
    nl: 'Bij deze stap hoort geen formulier.',
    en: 'This step has no form.',
  },
  'comment-required': {
    nl: 'Schrijf wat er anders moet, zodat de ander verder kan.',
    en: 'Write what should be different, so that the other can go on.',
  },
  'comment-too-long': {
    nl: 'Deze toelichting is te lang: houd ze onder 10.000 tekens, of voeg ze toe als document.',
    en: 'This explanation is too long: keep it below 10,000 characters, or add it as a document.',
  },
  'attachment-required': {
    nl: 'Voeg het document toe.',
    en: 'Add the document.',
  },
  'due-invalid': {
    nl: 'De nieuwe datum moet vandaag of later zijn.',
    en: 'The new date must be today or later.',
  },
  'due-on-day-off': {
    nl: 'Op die dag is er niemand: kies een schooldag of een werkdag.',
    en: 'Nobody is there on that day: choose a school day or a working day.',
  },
  'due-or-appointments': {
    nl: 'Geef een nieuwe einddatum, een afspraak, of vraag meer tijd.',
    en: 'Give a new due date, an appointment, or ask for more time.',
  },
  'appointments-invalid': {
    nl: 'Een afspraak heeft een begin en een later einde, en begint in de toekomst.',
    en: 'An appointment has a beginning and a later end, and begins in the future.',
  },
  'appointment-missing': {
    nl: 'Er staat geen afspraak meer die afgezegd kan worden.',
    en: 'There is no appointment to come that could be called off.',
  },
  'appointments-unexpected': {
    nl: 'Bij deze stap hoort geen afspraak.',
    en: 'This step has no appointments.',
  },
  'extension-exhausted': {
    nl: 'Meer tijd kan hier niet vanzelf. Neem even contact op met je begeleider.',
    en: 'There is no more time to be had here by yourself. Please contact your counsellor.',
  },
  'role-unknown': {
    nl: 'Deze rol bestaat niet in dit traject.',
    en: 'There is no such role in this trajectory.',
  },
  'role-without-person': {
    nl: 'Wijs voor elke verplichte rol iemand aan.',
    en: 'Assign somebody to every required role.',
  },
  'date-in-the-past': {
    nl: 'Kies vandaag of een latere datum.',
    en: 'Choose today or a later date.',
  },
  'date-too-far': {
    nl: 'Die datum ligt wel erg ver weg: kijk het jaartal na.',
    en: 'That date is very far away: check the year.',
  },
  'start-too-early': {
    nl: 'Dit modeltraject bestond nog niet op die datum.',
    en: 'This template did not exist yet on that date.',
  },
  'start-too-late': {
    nl: 'Dit modeltraject kan op die datum niet meer starten.',
    en: 'This template cannot be started any more on that date.',
  },
  'phase-unknown': {
    nl: 'Deze fase bestaat niet in dit modeltraject.',
    en: 'There is no such phase in this template.',
  },
  'since-invalid': {
    nl: 'De datum waarop de fase begon, ligt op of na de start en niet in de toekomst.',
    en: 'The date on which the phase began is not before the start and not in the future.',
  },
  'template-unknown': {
    nl: 'Dit modeltraject is niet gepubliceerd.',
    en: 'This template has not been published.',
  },
  'school-closed': {
    nl: 'Deze school staat niet meer in het register.',
    en: 'This school is no longer in the register.',
  },
  'subject-unsuited': {
    nl: 'Dit modeltraject is voor een ander soort deelnemer.',
    en: 'This template is for another kind of subject.',
  },
} as const satisfies { [code: string]: Text };

/** The stable codes of rejections. */
export type RejectionCode = keyof typeof sentences;

/** What a rule of a trajectory finds wrong with one field. */
export interface RuleError extends FieldError {
  readonly code: RejectionCode;
}

/** One field that is to blame, with the code's own sentence unless another says better what would be right. */
export function fieldError(code: RejectionCode, path: string, message: Text = sentences[code]): RuleError {
  return { path, code, message };
}

/** A rejection with its sentence; `errors` name the fields, when fields are to blame. */
export function reject(code: RejectionCode, errors?: readonly FieldError[]): Rejection {
  return { rejected: true, code, message: sentences[code], ...(errors === undefined ? {} : { errors }) };
}

/** A rejection about one field: the same sentence stands beside that field. */
export function rejectField(code: RejectionCode, path: string, message?: Text): Rejection {
  return reject(code, [fieldError(code, path, message)]);
}

/** The sentence of a code that was stored; absent for one that this version does not know. */
export function sentenceOfCode(code: string): Text | undefined {
  return (sentences as { readonly [code: string]: Text })[code];
}
