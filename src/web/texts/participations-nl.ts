/** What the page of who takes part in a project says in Dutch. */
export const participationsNl = {
  takesPart: (party: string) => `${party} doet mee`,
  role: 'Jullie rol',
  from: 'Vanaf',
  until: 'Tot en met',
  others: 'Wie er nog meedoet',
  alone: 'Nog niemand anders.',
  road: 'Hoe ver het is',
  progress: { done: 'klaar', now: 'bezig', later: 'komt nog' },
  contact: 'Vragen? Neem contact op met',
  unknown: 'Deze link kennen we niet',
  unknownMore: 'Kijk na of het adres volledig is, zoals het in de mail staat.',
};

/** The shape of these texts. */
export type ParticipationsTexts = typeof participationsNl;
