/** What is said, in Dutch, to whoever looks after the installation and has to read what people wrote; and to the service of it. */
export const contentNl = {
  title: 'Wat mensen schreven',
  lead: 'Antwoorden, documenten, notities en teksten van mails lees je alleen als het moet. Datums, statussen, ontvangers en wat mailservers antwoordden, zie je zonder meer.',
  titleOfPerson: 'Wat er over iemand bewaard wordt',
  leadOfPerson:
    'Alles wat er over iemand bewaard wordt, lees je alleen als het moet. Naam, adres en rollen zie je zonder meer.',
  leadOfPartner:
    'Wat een partner naast zijn streefcijfers schreef, lees je alleen als het moet. De cijfers zie je zonder meer.',
  reason: 'Waarom moet je dit lezen?',
  hint: 'Het geldt een uur. De coördinator van de begeleidingsdienst ziet je naam en je reden.',
  missing: 'Schrijf in een zin waarom je dit moet lezen.',
  show: 'Toon het een uur lang',
  back: 'Terug naar het traject',
  backToPerson: 'Terug naar deze persoon',
  backToPartner: 'Terug naar deze partner',
  inTrajectory:
    'Wat hier staat, hoort bij een traject. Open het traject en zeg daar waarom je het moet lezen.',
  told: {
    title: 'Gelezen door wie de installatie beheert',
    hint: 'Wie de installatie beheert, leest wat scholen schreven alleen met een reden, en niet langer dan een uur.',
    line: (name: string, reason: string) => `${name}: “${reason}”`,
    aMessage: 'een mail die terugkwam',
  },
};

/** The same words in another language. */
export type ContentTexts = typeof contentNl;
