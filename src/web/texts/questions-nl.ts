/** What the pages on questions of schools say in Dutch. */
export const questionsNl = {
  school: {
    title: 'Stel een vraag',
    link: 'Stel een vraag',
    askCounsellor: 'Stel een vraag aan je begeleider',
    lead: 'Je vraag gaat naar je begeleider. Die antwoordt zelf, of geeft ze door aan wie het weet. Je krijgt het antwoord per mail, en het staat dan hier.',
    text: 'Je vraag',
    button: 'Verstuur je vraag',
    done: 'Je vraag is verstuurd',
    doneMore: 'Je krijgt het antwoord per mail. Je hoeft niets meer te doen.',
    before: 'Je vragen',
    waits: (date: string) => `Gevraagd op ${date}; nog geen antwoord.`,
    passed: (date: string, name: string) => `Gevraagd op ${date}; doorgegeven aan ${name}.`,
    answered: (name: string, date: string) => `Antwoord van ${name}, op ${date}:`,
  },
  guest: {
    title: 'Beantwoord een vraag',
    asks: (name: string, whom: string, date: string) => `${name} (${whom}) vroeg op ${date}:`,
    answer: 'Je antwoord',
    button: 'Verstuur het antwoord',
    thanks: 'Bedankt',
    thanksMore:
      'Deze vraag is beantwoord: de school kreeg het antwoord per mail. Je hoeft niets meer te doen.',
    unknown: 'Deze link kennen we niet',
    unknownMore:
      'Kijk na of het adres volledig is, zoals het in de mail staat. Misschien is de vraag intussen aan iemand anders doorgegeven.',
  },
  staff: {
    title: 'Vragen van de school',
    open: 'Vragen van de school',
    lead: 'Wat de school vroeg op haar pagina, aan wie het werd doorgegeven, en wat het antwoord was.',
    back: 'Terug naar het traject',
    none: 'Nog geen vragen',
    noneMore: 'De school kan iets vragen op haar pagina, achter de link in een mail.',
    asked: (name: string, date: string) => `${name} vroeg op ${date}:`,
    passed: (name: string, date: string) => `Doorgegeven aan ${name} op ${date}.`,
    answered: (name: string, date: string) => `${name} antwoordde op ${date}:`,
    waits: 'Nog niet beantwoord',
    answer: 'Antwoord',
    answerButton: 'Verstuur het antwoord',
    to: 'Of geef door aan iemand die het weet',
    toHint: 'Het mailadres van iemand die we kennen: een collega, een partner, iemand van de school.',
    passButton: 'Geef door',
    did: {
      answered: 'Het antwoord is verstuurd naar wie het vroeg.',
      passed: 'De vraag is doorgegeven per mail.',
    },
  },
  day: {
    title: 'Vragen van scholen',
    asked: (name: string, when: string) => `${name} vroeg iets, ${when}`,
    passed: (name: string) => `doorgegeven aan ${name}`,
  },
};

/** The shape of these texts. */
export type QuestionsTexts = typeof questionsNl;
