import type { LetterKind } from '../../store/letters/owed.ts';
import type { NotAgain } from '../../store/mail/resend.ts';
import { mailKindsNl } from './mail-kinds.ts';

const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

const again: { readonly [why in NotAgain]: string } = {
  'step-done': 'de stap is intussen klaar',
  paused: 'het traject staat op pauze',
  ended: 'het traject is afgelopen',
  'sent-again': 'hij is al opnieuw verstuurd',
  'nobody-in-role': 'niemand heeft deze rol',
  'no-address': 'er is geen adres',
  unreachable: 'het adres werkt al langer niet',
};

/** What the page on mails that did not go says in Dutch. */
export const adminMailNl = {
  intro:
    'Mails die niet aankwamen, met de reden. Verstuur ze opnieuw als het adres klopt, of houd alle mail even tegen.',
  failedTitle: 'Mails die niet aankwamen',
  since: 'Sinds',
  show: 'Toon',
  none: 'Geen enkele mail is mislukt.',
  noneMore: 'Kies een vroegere dag als je verder terug wil kijken.',
  count: (count: number, again: number) =>
    `${many(count, 'mail mislukte', 'mails mislukten')}; ${again === 1 ? '1 kan' : `${again} kunnen`} opnieuw gaan.`,
  columns: {
    subject: 'School',
    mail: 'Mail',
    to: 'Aan',
    failed: 'Mislukt',
    reason: 'Waarom',
    again: 'Opnieuw',
  },
  can: 'kan opnieuw',
  cannot: (why: string) => `niet opnieuw: ${why}`,
  notAgain: again,
  reasons: {
    refused: 'geweigerd door de mailserver van de ontvanger',
    'gave-up': 'dagenlang geprobeerd en opgegeven',
    bounced: 'verstuurd en teruggekomen',
    unanswered: 'nooit bevestigd door de mailserver',
    unreachable: 'het adres werkt niet',
    'no-address': 'er is geen adres',
    'nobody-in-role': 'niemand heeft deze rol',
    'has-left': 'die persoon is vertrokken',
  } as { readonly [reason: string]: string },
  otherReason: 'niet aangekomen',
  kinds: mailKindsNl,
  letters: {
    title: 'Andere mails die nog niet weg zijn',
    hint: 'Mails die bij geen stap horen. Wat nu niet weg kan, proberen we drie dagen lang opnieuw; daarna geven we het op.',
    lostTitle: 'Opgegeven',
    owedTitle: 'Worden nog geprobeerd',
    again: 'Verstuur de aangevinkte opnieuw',
    againWhat:
      'Wat je aanvinkt, vertrekt meteen, geschreven zoals de zaken nu staan. Lukt het niet, dan proberen we het weer drie dagen. Waar niemand nog op wacht, vertrekt niet.',
    went: (count: number) =>
      count === 0
        ? 'Er ging niets opnieuw. Vink eerst aan wat je wil versturen.'
        : `${many(count, 'mail gaat', 'mails gaan')} nu opnieuw. Wat hieronder nog staat, kon niet meteen weg.`,
    held: 'zodra de mail weer gaat',
    columns: {
      letter: 'Mail',
      about: 'Traject',
      to: 'Aan',
      since: 'Sinds',
      reason: 'Waarom',
      next: 'Opnieuw',
    },
    kinds: {
      asked: 'vraag van een school',
      answered: 'antwoord op een vraag',
      participation: 'deelname aan een project',
      contact: 'een contact bevestigen',
      gathering: 'bijeenkomst',
      handover: 'vraag om over te nemen',
      'handover-waits': 'overdracht zonder antwoord',
      'old-address': 'ander adres, aan het vroegere',
      'new-address': 'ander adres, aan wie volgt',
      retention: 'wat we niet langer bewaren',
      overview: 'overzicht van de week',
    } as { readonly [kind in LetterKind]: string },
    readers: {
      asked: 'wie het traject volgt',
      participation: 'wie meedoet',
      contact: 'wie het traject volgt',
      gathering: 'wie ze plant',
      'handover-waits': 'de coördinator',
    } as { readonly [kind in LetterKind]?: string },
    reasons: {
      refused: 'geweigerd door de mailserver van de ontvanger',
      'gave-up': 'drie dagen geprobeerd en opgegeven',
      unanswered: 'nooit bevestigd door de mailserver',
      unreachable: 'het adres werkt niet',
      'no-address': 'er is geen adres',
      'nobody-there': 'er is niemand om naar te schrijven',
      'has-left': 'die persoon is vertrokken',
    } as { readonly [reason: string]: string },
    tried: (count: number) => `${count} keer geprobeerd`,
  },
  resend: 'Verstuur de aangevinkte opnieuw',
  resendTitle: 'Opnieuw versturen',
  resendWhat: (count: number) =>
    `${many(count, 'mail gaat', 'mails gaan')} meteen opnieuw, geschreven zoals de zaken nu staan:`,
  resendUnticked: 'Je vinkte nog niets aan. Ga terug en vink aan wat opnieuw moet vertrekken.',
  resendNothing: 'Van wat je aanvinkte, kan niets opnieuw gaan.',
  resendNot: 'Deze gaan niet opnieuw:',
  resendButton: (count: number) => `Verstuur ${many(count, 'mail', 'mails')} opnieuw`,
  resent: (count: number) =>
    count === 0 ? 'Er ging niets opnieuw.' : `${many(count, 'mail gaat', 'mails gaan')} nu opnieuw.`,
  read: 'Lees de mail',
  holdTitle: 'Mail tegenhouden',
  holdNone: 'Mail gaat gewoon door.',
  holdHint:
    'Niets wordt verstuurd, alles blijft gepland. Herinneringen die zo gemist worden, gaan later als één mail.',
  holdWhose: 'Van wie',
  everybody: 'iedereen',
  holdReason: 'Waarom',
  holdPreview: 'Bekijk wat dan wacht',
  hold: 'Houd mail tegen',
  held: (whose: string, since: string, reason: string) =>
    `De mail van ${whose} wordt tegengehouden sinds ${since}: “${reason}”.`,
  waiting: (count: number, week: number) =>
    `${count === 0 ? 'Geen enkele mail wacht' : many(count, 'mail wacht', 'mails wachten')} nu; in de komende zeven dagen ${week === 1 ? 'komt er 1' : `komen er ${week}`} bij.`,
  release: 'Laat mail weer gaan',
  releaseOf: (whose: string) => `Laat mail van ${whose} weer gaan`,
  releaseWhat: (at: number) =>
    at === 0
      ? 'Wat wacht, gaat op de eerstvolgende ochtend.'
      : `${many(at, 'mail gaat', 'mails gaan')} meteen, de rest op de eerstvolgende ochtend.`,
  heldNow: 'De mail wordt nu tegengehouden.',
  released: 'De mail gaat weer.',
  reasonMissing: 'Zeg waarom: wie zich afvraagt waarom er niets komt, leest het.',
};

/** The shape of these texts. */
export type AdminMailTexts = typeof adminMailNl;
