/** What the pages on people say in Dutch. */
export const peopleNl = {
  reach: {
    left: (since: string) => `weg sinds ${since}`,
    unreachable: 'mail komt niet aan',
    noAddress: 'geen mailadres bekend',
    absent: (until: string) => `afwezig tot en met ${until}`,
    remindersOff: 'wil geen herinneringen',
  },
  languages: { nl: 'Nederlands', en: 'Engels' },
  addedHint: 'Mails gaan pas naar iemand als die een rol krijgt in een traject.',
  form: {
    name: 'Naam',
    email: 'E-mailadres',
    phone: 'Telefoon',
    function: 'Functie',
    noFunction: 'iets anders',
    language: 'Taal van de mails',
    nameMissing: 'Vul de naam in.',
    emailWrong: 'Dit is geen volledig e-mailadres. Het ziet eruit als naam@school.example.',
  },
};

/** The shape of these texts. */
export type PeopleTexts = typeof peopleNl;
