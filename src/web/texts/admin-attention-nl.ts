import type { TroubleCode } from '../../application/operations/attention.ts';

/** What has to be done about something, beside how it is called. */
export type TroubleWords = {
  readonly [code in TroubleCode]: { readonly what: (count: number) => string; readonly todo: string };
};

const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

const troubles: TroubleWords = {
  'database-down': {
    what: () => 'De databank antwoordt niet.',
    todo: 'Kijk of PostgreSQL draait; daarna gaat alles vanzelf verder.',
  },
  'temporal-down': {
    what: () => 'Temporal antwoordt niet.',
    todo: 'Kijk of de server draait en bereikbaar is. Wat intussen gevraagd wordt, wordt bewaard.',
  },
  'no-worker': {
    what: (count) => `Op ${many(count, 'wachtrij', 'wachtrijen')} luistert geen werkproces.`,
    todo: 'Start er een: `traject worker`.',
  },
  'without-workflow': {
    what: (count) => `${many(count, 'traject wacht', 'trajecten wachten')} op een workflow.`,
    todo: 'Een werkproces start ze. Draait er een?',
  },
  asleep: {
    what: (count) => `${many(count, 'traject had', 'trajecten hadden')} al verder moeten zijn.`,
    todo: 'Druk op “Probeer alles opnieuw”; lukt het niet, kijk dan achter de schermen van het traject.',
  },
  undecided: {
    what: (count) => `${many(count, 'opdracht is', 'opdrachten zijn')} nog niet beslist.`,
    todo: 'Is Temporal bereikbaar, en draait er een werkproces? Opnieuw vragen mag: niets gebeurt twee keer.',
  },
  'overdue-mails': {
    what: (count) => `${many(count, 'mail had', 'mails hadden')} al weg moeten zijn.`,
    todo: 'Draait er een werkproces voor mail? Zijn log zegt waarom.',
  },
  behind: {
    what: (count) => `${many(count, 'workflow weet', 'workflows weten')} nog niet wat er beslist is.`,
    todo: 'Een werkproces vertelt het hun; met “Probeer alles opnieuw” gebeurt het nu.',
  },
  'mail-held': {
    what: (count) => `Mail wordt met opzet tegengehouden (${count} keer).`,
    todo: 'Laat ze weer gaan bij Mails, zodra de reden weg is.',
  },
  'audit-broken': {
    what: (line) => `Lijn ${line} van het logboek is niet meer zoals ze geschreven werd.`,
    todo: 'Vergelijk met een back-up: iemand wijzigde de databank met de hand.',
  },
  'mail-refused': {
    what: (count) => `De mailserver weigert alle mail, al voor ${many(count, 'domein', 'domeinen')}.`,
    todo: 'Kijk naar de verzendlimiet, de afzender en blokkeerlijsten. Alle mail blijft bewaard en gaat zodra er een aangenomen wordt.',
  },
  'deferred-mails': {
    what: (count) => `${many(count, 'mail werd', 'mails werden')} door de mailserver uitgesteld.`,
    todo: 'Niets: ze worden opnieuw geprobeerd.',
  },
  'lost-mails': {
    what: (count) => `${many(count, 'mail kwam', 'mails kwamen')} in 30 dagen niet aan.`,
    todo: 'De begeleiders hebben er een taak over. Verbeter het adres en verstuur opnieuw bij Mails.',
  },
  'overdue-letters': {
    what: (count) => `${many(count, 'andere mail had', 'andere mails hadden')} al weg moeten zijn.`,
    todo: 'Draait er een werkproces? Zijn log zegt waarom.',
  },
  'lost-letters': {
    what: (count) => `${many(count, 'andere mail werd', 'andere mails werden')} in 30 dagen opgegeven.`,
    todo: 'Bij Mails staat van elk waarom. Verstuur ze daar opnieuw, of bel wie erop wacht.',
  },
  'deferred-letters': {
    what: (count) => `${many(count, 'andere mail kon', 'andere mails konden')} nog niet weg.`,
    todo: 'Niets: we proberen het drie dagen lang opnieuw.',
  },
  'no-templates': {
    what: () => 'Er is nog geen modeltraject gepubliceerd.',
    todo: 'Publiceer er een bij Modeltrajecten.',
  },
};

/** What the page on what asks for attention says in Dutch. */
export const adminAttentionNl = {
  intro: 'Wat stilstaat, wat te laat is en wat niet antwoordt, met wat je eraan doet.',
  stuck: 'Wat vastzit',
  stuckNone: 'Niets zit vast.',
  stuckCount: (count: number) =>
    many(count, 'ding zit vast door een fout van ons', 'dingen zitten vast door een fout van ons'),
  columns: { reference: 'Referentie', what: 'Wat', since: 'Sinds', reason: 'Reden', next: 'Opnieuw' },
  kinds: { 'wake-up': 'Wekmoment', command: 'Opdracht', mail: 'Mail', chore: 'Taak op de achtergrond' },
  fault: (code: string) => `fout in ons programma (${code})`,
  tried: (count: number) => `${count} keer geprobeerd`,
  onceAsked: 'als iemand het opnieuw vraagt',
  repair: 'Probeer alles opnieuw',
  repairMore:
    'Na een herstelling hoeft niemand te wachten. Wat al gebeurd is, gebeurt niet opnieuw. De log zegt onder de referentie wat er misging.',
  repaired: (left: number) =>
    left === 0
      ? 'Alles is opnieuw geprobeerd en niets zit nog vast.'
      : `Alles is opnieuw geprobeerd. Er zit nog iets vast: ${left}.`,
  troubles: 'Wat er nog is',
  where: { mails: 'Naar Mails', templates: 'Naar Modeltrajecten' },
  troublesNone: 'Alles doet wat het moet doen.',
  words: troubles,
  todo: 'Wat je doet',
  queues: 'Wachtrijen',
  queuesNone: 'Temporal antwoordt niet, dus de wachtrijen zijn niet te zien.',
  queueColumns: { queue: 'Wachtrij', workers: 'Werkprocessen', waiting: 'Wacht', lag: 'Oudste wacht' },
  queueNames: { trajectories: 'Trajecten', mail: 'Mail', chores: 'Taken op de achtergrond' },
  seconds: (count: number) => `${count} s`,
  looked: (moment: string) => `Bekeken op ${moment}.`,
  facts: { templates: 'Modeltrajecten', audit: 'Lijnen in het logboek' },
  figures: 'In cijfers',
};

/** The shape of these texts. */
export type AdminAttentionTexts = typeof adminAttentionNl;
