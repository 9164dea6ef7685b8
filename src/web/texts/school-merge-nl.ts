/** What the page on which two schools become one says in Dutch. */
export const schoolMergeNl = {
  link: 'Staat ze er twee keer in? Samenvoegen',
  title: (name: string) => `Samenvoegen met ${name}`,
  lead: (name: string, number: string) =>
    `Zoek de andere die dezelfde school is, of die erin opging. ${name} (${number}) blijft; de mensen, trajecten en vrije dagen van de andere komen erbij.`,
  search: 'Naam, nummer of gemeente van de andere',
  button: 'Zoeken',
  none: 'Geen andere school gevonden. Zoek met minder letters.',
  choose: (name: string, number: string) => `Kies ${name} (${number})`,
  changes: 'Dit verandert',
  stays: (name: string, number: string) => `${name} (${number}) blijft.`,
  goes: (name: string, number: string) => `${name} (${number}) sluit, en zegt waar ze heen is.`,
  trajectories: (count: number) =>
    count === 0
      ? 'Geen enkel traject verhuist.'
      : count === 1
        ? '1 traject verhuist mee:'
        : `${count} trajecten verhuizen mee:`,
  moves: (people: number, days: number) =>
    `${people} mensen en ${days} eigen dagen op de kalender komen mee.`,
  final: 'Dit kan niet ongedaan gemaakt worden.',
  doIt: (gone: string, kept: string) => `Voeg ${gone} samen met ${kept}`,
  did: (number: string) => `School ${number} is hierin opgegaan; alles staat nu hier.`,
  refused: 'Dit gaat niet:',
  other: 'Een andere school kiezen',
};

/** The shape of these texts. */
export type SchoolMergeTexts = typeof schoolMergeNl;
