import type { AnswerMeaning } from '../smtp/refusal.ts';

/** Sentences that say why a mail did or did not go. `said` is what the mail server answered: a space and brackets, or nothing. */
export interface ExplanationTexts {
  planned(when: string): string;
  waiting(attempts: number, said: string, next: string): string;
  waitsForMorning(next: string): string;
  unconfirmed(next: string): string;
  waitsForReturn(next: string): string;
  held(said: string): string;
  /** Somebody holds mail back. */
  readonly heldBack: string;
  sent(when: string): string;
  moved(from: string): string;
  covers(count: number): string;
  /** Why another mail stood for it. */
  readonly covered: { readonly [reason: string]: string };
  sameMorning(when: string): string;
  readonly withdrawn: { readonly [reason: string]: string };
  readonly withdrawnOtherwise: string;
  refused(said: string): string;
  gaveUp(attempts: number, said: string): string;
  readonly neverConfirmed: string;
  /** It was taken, and came back later. */
  bounced(said: string): string;
  /** What a mail server meant, as it stands between brackets. */
  readonly meanings: { readonly [meaning in AnswerMeaning]: string };
  readonly undeliverable: { readonly [reason: string]: string };
  readonly undeliverableOtherwise: string;
}

const times = (count: number): string => (count === 1 ? 'één keer' : `${count} keer`);
const timesInEnglish = (count: number): string => (count === 1 ? 'once' : `${count} times`);

export const nl: ExplanationTexts = {
  planned: (when) => `Gaat op ${when}, als er intussen niets verandert.`,
  waiting: (attempts, said, next) =>
    attempts === 0
      ? `Wacht: er liep iets mis bij het versturen. Volgende poging: ${next}.`
      : `Wacht op een nieuwe poging: de mailserver nam hem ${times(attempts)} niet aan${said}. Volgende poging: ${next}.`,
  waitsForMorning: (next) =>
    `Wacht: hij kon niet weg toen hij aan de beurt was, en 's nachts, in het weekend of in een schoolvakantie sturen we hem niet. Hij gaat op ${next}.`,
  unconfirmed: (next) =>
    `Overgedragen aan de mailserver, die niet heeft bevestigd dat hij hem aannam: misschien is hij aangekomen, misschien niet. We bieden hem nog eens aan op ${next}.`,
  waitsForReturn: (next) =>
    `Wacht: wie de vraag kreeg, is volgens een automatisch antwoord afwezig. Hij gaat op ${next}, als er dan nog niets gedaan is.`,
  held: (said) =>
    `Wacht: er schort iets aan onze eigen instellingen voor mail${said}. Hij is bewaard en gaat zodra dat hersteld is.`,
  heldBack:
    'Wacht: iemand houdt de mails voorlopig tegen. Er gaat niets verloren; zodra ze vrijgegeven worden, gaat hij alsnog.',
  sent: (when) => `Verstuurd op ${when}.`,
  moved: (from) =>
    `Hij viel op ${from}, een vrije dag of vakantiedag, en schoof op naar de eerste dag erna waarop we wel mailen.`,
  covers: (count) =>
    count === 1
      ? 'Hij staat ook voor een andere mail over dezelfde stap, die op dezelfde ochtend viel.'
      : `Hij staat ook voor ${count} andere mails over dezelfde stap, die op dezelfde ochtend vielen.`,
  covered: {
    'covered-by-later':
      'Niet apart verstuurd: toen hij weg kon, was een latere mail over dezelfde stap ook al aan de beurt. Alleen die is gegaan.',
    'same-person':
      'Niet apart verstuurd: dezelfde persoon kreeg hetzelfde bericht al in een andere rol van dit traject.',
  },
  sameMorning: (when) => `Verstuurd op ${when}, samen met andere vragen aan dezelfde persoon in één mail.`,
  withdrawn: {
    'step-done': 'Niet verstuurd: de stap was al afgerond.',
    'plan-changed': 'Niet verstuurd: de planning is intussen gewijzigd.',
    paused: 'Niet verstuurd: het traject stond op pauze.',
    ended: 'Niet verstuurd: het traject was afgelopen.',
    'reminders-off': 'Niet verstuurd: deze persoon heeft herinneringen uitgezet.',
  },
  withdrawnOtherwise: 'Niet verstuurd: hij was niet meer nodig.',
  refused: (said) => `Geweigerd door de mailserver van de ontvanger${said}. De begeleider kreeg een taak.`,
  bounced: (said) =>
    `Verstuurd, maar teruggekomen: hij kon niet afgeleverd worden${said}. De begeleider kreeg een taak.`,
  gaveUp: (attempts, said) =>
    `Opgegeven na ${times(attempts)} proberen gedurende minstens vijf dagen${said}. De begeleider kreeg een taak.`,
  neverConfirmed:
    'Drie keer overgedragen aan de mailserver, die het geen enkele keer bevestigde. Wellicht is hij aangekomen; de begeleider kreeg een taak om het na te vragen.',
  meanings: {
    'unknown-mailbox': 'mailbox onbekend',
    'closed-mailbox': 'mailbox afgesloten',
    'unavailable-mailbox': 'mailbox niet beschikbaar',
    'special-letters': 'bijzondere letters voor het @-teken, die de mailserver niet aanneemt',
    'full-mailbox': 'mailbox vol',
    'unknown-domain': 'domein van het adres onbekend',
    'too-large': 'mail te groot',
    'refused-sender': 'die server neemt van onze afzender niets aan',
    'sending-limit': 'we hebben onze verzendlimiet bereikt',
    'against-policy': 'tegengehouden door een spamfilter of een andere regel van die server',
    later: 'vraagt om het later opnieuw te proberen',
    'server-trouble': 'de server heeft het zelf even moeilijk',
    'no-answer': 'de server was niet bereikbaar',
    'no-confirmation': 'de server bevestigde niet dat hij hem aannam',
    'not-let-in': 'onze mailserver laat ons niet toe',
    unclear: 'zonder duidelijke reden',
  },
  undeliverable: {
    'nobody-in-role': 'Niet verstuurd: er is niemand aangewezen in deze rol. De begeleider kreeg een taak.',
    'no-address': 'Niet verstuurd: deze persoon heeft geen e-mailadres. De begeleider kreeg een taak.',
    unreachable:
      'Niet verstuurd: eerdere mails naar dit adres kwamen niet aan. De begeleider kreeg een taak.',
  },
  undeliverableOtherwise: 'Niet verstuurd: er is geen geldig contact. De begeleider kreeg een taak.',
};

export const en: ExplanationTexts = {
  planned: (when) => `Goes on ${when}, if nothing changes in the meantime.`,
  waiting: (attempts, said, next) =>
    attempts === 0
      ? `Waits: something went wrong while sending. Next try: ${next}.`
      : `Waits for another try: the mail server has refused it ${timesInEnglish(attempts)} so far${said}. Next try: ${next}.`,
  waitsForMorning: (next) =>
    `Waits: it could not go when it was due, and we do not send it at night, at a weekend or in a school holiday. It goes on ${next}.`,
  unconfirmed: (next) =>
    `Handed over to the mail server, which has not confirmed that it took it: it may have arrived or not. We offer it once more on ${next}.`,
  waitsForReturn: (next) =>
    `Waits: whoever was asked is away, says an automatic answer. It goes on ${next}, if nothing has been done by then.`,
  held: (said) =>
    `Waits: something is wrong with our own mail settings${said}. It is kept and goes as soon as that is mended.`,
  heldBack: 'Waits: somebody holds mail back for now. Nothing is lost; it goes once mail is released.',
  sent: (when) => `Sent on ${when}.`,
  moved: (from) =>
    `It fell on ${from}, a day off or a holiday, and moved to the first day after it on which we do send mail.`,
  covers: (count) =>
    count === 1
      ? 'It also stands for another mail about the same step that fell on the same morning.'
      : `It also stands for ${count} other mails about the same step that fell on the same morning.`,
  covered: {
    'covered-by-later':
      'Not sent by itself: when it could go, a later mail about the same step was due as well. Only that one went.',
    'same-person':
      'Not sent by itself: the same person got the same message in another role of this trajectory.',
  },
  sameMorning: (when) => `Sent on ${when}, together with other questions to the same person in one mail.`,
  withdrawn: {
    'step-done': 'Not sent: the step was done already.',
    'plan-changed': 'Not sent: the plan has changed in the meantime.',
    paused: 'Not sent: the trajectory was paused.',
    ended: 'Not sent: the trajectory had ended.',
    'reminders-off': 'Not sent: this person has turned reminders off.',
  },
  withdrawnOtherwise: 'Not sent: it was no longer needed.',
  refused: (said) => `Refused by the recipient's mail server${said}. The counsellor got a task.`,
  bounced: (said) => `Sent, but it came back: it could not be delivered${said}. The counsellor got a task.`,
  gaveUp: (attempts, said) =>
    `Given up after ${attempts} tries over at least five days${said}. The counsellor got a task.`,
  neverConfirmed:
    'Handed over to the mail server three times, and never confirmed by it. It has probably arrived; the counsellor got a task to ask.',
  meanings: {
    'unknown-mailbox': 'mailbox unknown',
    'closed-mailbox': 'mailbox closed',
    'unavailable-mailbox': 'mailbox not available',
    'special-letters': 'special letters before the @, which the mail server does not take',
    'full-mailbox': 'mailbox full',
    'unknown-domain': 'domain of the address unknown',
    'too-large': 'mail too large',
    'refused-sender': 'that server takes nothing from our sender',
    'sending-limit': 'we have reached our sending limit',
    'against-policy': 'stopped by a spam filter or another rule of that server',
    later: 'asks us to try again later',
    'server-trouble': 'the server has trouble of its own',
    'no-answer': 'the server could not be reached',
    'no-confirmation': 'the server did not confirm that it took it',
    'not-let-in': 'our mail server does not let us in',
    unclear: 'without a clear reason',
  },
  undeliverable: {
    'nobody-in-role': 'Not sent: nobody has this role. The counsellor got a task.',
    'no-address': 'Not sent: this person has no e-mail address. The counsellor got a task.',
    unreachable: 'Not sent: earlier mails to this address did not arrive. The counsellor got a task.',
  },
  undeliverableOtherwise: 'Not sent: there is no valid contact. The counsellor got a task.',
};
