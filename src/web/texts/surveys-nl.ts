/** What the pages on surveys among teachers say in Dutch. */
export const surveysNl = {
  kinds: {
    before: 'Vooraf: hoe zeker en gesteund ze zich voelen',
    after: 'Achteraf: hoe zeker en gesteund ze zich voelen',
    training: 'Over een vorming die ze volgden',
    network: 'Over het lerend netwerk',
  },
  teacher: {
    title: 'Twee vragen',
    lead: (title: string, school: string | undefined) =>
      school === undefined ? `Over “${title}”.` : `Over “${title}” bij ${school}.`,
    anonymous:
      'Je antwoordt zonder naam. We bewaren dat deze link gebruikt is en hoe vaak welk antwoord gegeven is; nergens staat wat van wie komt, of wanneer. Met minder dan vijf antwoorden tonen we niets.',
    until: (date: string) => `Antwoorden kan tot en met ${date}.`,
    button: 'Antwoord',
    thanks: 'Bedankt',
    thanksMore: 'Je antwoord telt mee. Deze link werkt nu niet meer; je hoeft niets meer te doen.',
    closed: 'Deze bevraging is gesloten',
    closedMore: 'Antwoorden kan niet meer. Bedankt dat je kwam kijken.',
    unknown: 'Deze link kennen we niet',
    unknownMore: 'Kijk na of het adres volledig is, zoals het in de mail staat.',
  },
  school: {
    title: 'Vraag het jullie leraren',
    link: 'Vraag het jullie leraren',
    lead: 'Leraren antwoorden zelf, zonder naam, op twee vragen. Ze krijgen elk een mail met een link die één keer werkt, en één herinnering.',
    addressesHint:
      'Minstens vijf, onder elkaar of met komma’s. Niemand anders ziet deze adressen: we gebruiken ze alleen hiervoor en wissen ze na de herinnering.',
    before: 'Al gevraagd',
    one: (about: string, answered: number, asked: number, closes: string) =>
      `${about}: ${answered} van ${asked} antwoordden, het kan tot en met ${closes}.`,
    closed: (about: string, answered: number, asked: number) =>
      `${about}: ${answered} van ${asked} antwoordden.`,
    button: 'Vraag het hun',
    done: (count: number) =>
      `${count} leraren krijgen een mail met een link. Jullie hoeven niets meer te doen.`,
  },
  staff: {
    title: 'Leraren bevragen',
    open: 'Leraren bevragen',
    lead: 'Leraren antwoorden zelf, zonder naam, op twee vragen. Ze krijgen elk een link die één keer werkt, en één herinnering. Daarna zijn hun adressen weg.',
    back: 'Terug naar het traject',
    none: 'Nog niemand is bevraagd',
    noneMore:
      'De school kan het zelf vragen, op haar pagina achter de link in een mail. Of plak de adressen hieronder.',
    list: 'Bevragingen',
    names: {
      kind: 'Waarover',
      asked: 'Gevraagd op',
      answered: 'Antwoorden',
      closes: 'Sluit op',
      results: 'Wat eruit kwam',
    },
    ofAsked: (answered: number, asked: number) => `${answered} van ${asked}`,
    stillOpen: 'na het sluiten te zien',
    tooFew: 'minder dan vijf antwoorden: niets te tonen',
    mean: (text: string, mean: string) => `${text} ${mean} op 4`,
    form: 'Nieuwe bevraging',
    kind: 'Waarover',
    language: 'Taal van de mail',
    languages: { nl: 'Nederlands', en: 'Engels' },
    addresses: 'Adressen van de leraren',
    addressesHint: 'Minstens vijf, onder elkaar of met komma’s. Ze worden gewist na de herinnering.',
    button: 'Vraag het hun',
    done: (count: number) => `${count} leraren krijgen een mail met een link.`,
  },
};

/** The shape of these texts. */
export type SurveysTexts = typeof surveysNl;
