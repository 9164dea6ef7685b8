import { otherStories } from './other-stories.ts';
import { PLACE_OF_A_SCHOOL, type Story } from './story.ts';

const reasons = [
  'Weinig toestellen in de klas en geen plan; het team vraagt er zelf om.',
  'De directie is nieuw en wil met een schoolvisie beginnen.',
  'Grote verschillen in digitale vaardigheden tussen leraren.',
  'Verwezen na de doorlichting: beleid rond ICT ontbreekt.',
  'De school trekt al jaren de kar en wil verder met digicoaches.',
];

const pauses: NonNullable<Story['then']>[] = [
  { what: 'pause', daysAgo: 40, reason: 'Verbouwing van de campus', forDays: 120 },
  { what: 'pause', daysAgo: 12, reason: 'De directeur is langdurig afwezig' },
  { what: 'pause', daysAgo: 25, reason: 'Fusie met de buurschool', forDays: 60 },
];
const handovers: NonNullable<Story['then']>[] = [
  { what: 'handover', daysAgo: 20, inDays: 0, note: 'Ik begeleid vanaf nu een andere regio.' },
  { what: 'handover', daysAgo: 30, inDays: 7, note: 'Alles staat in het dossier; de directeur weet ervan.' },
  { what: 'handover', daysAgo: 3, inDays: 21, note: 'Ik ga met ouderschapsverlof.' },
];
const notes: NonNullable<Story['then']>[] = [
  { what: 'note', daysAgo: 4, text: 'Gebeld: alles loopt goed, ze zoeken nog een datum met het team.' },
  { what: 'note', daysAgo: 9, text: 'De ICT-coördinator werkt sinds september halftijds.' },
];

const filed: NonNullable<Story['then']> = {
  ...{ what: 'mail', daysAgo: 2, subject: 'Pedagogische studiedag' },
  text: 'Dag,\n\nOnze pedagogische studiedag schuift een week op. Kan de vorming dan in de namiddag vallen?\n\nMet vriendelijke groet',
};

const fates: readonly NonNullable<Story['fate']>[] = [
  { what: 'refused', daysAgo: 9 },
  { what: 'left', daysAgo: 16 },
  { what: 'reminders-off', daysAgo: 30 },
  // Wrong from the start: the first mail did not arrive, on whatever day the demo is looked at.
  { what: 'refused', daysAgo: 5 },
];

const withdrawal: NonNullable<Story['then']> = {
  ...{ what: 'withdraw', daysAgo: 33, reason: 'De verkeerde campus: de andere vestiging vroeg het.' },
};
const passedOn: NonNullable<Story['then']> = {
  ...{ what: 'delegate', daysAgo: 10, reason: 'Onze ICT-coördinator weet hier meer van.' },
};

type Plot = Omit<Partial<Story>, 'startedDaysAgo'> & Pick<Story, 'persona' | 'startedDaysAgo'>;
const prompt = (startedDaysAgo: number, more: Omit<Partial<Story>, 'startedDaysAgo'> = {}): Plot => ({
  ...{ startedDaysAgo, persona: 'prompt', ...more },
});
const slow = (startedDaysAgo: number, more: Omit<Partial<Story>, 'startedDaysAgo'> = {}): Plot => ({
  ...{ startedDaysAgo, persona: 'slow', ...more },
});
const fellSilent = (startedDaysAgo: number, silentForDays: number): Plot =>
  prompt(startedDaysAgo, { silentForDays });

/** Plots from enrolled this morning to finished, with everything that happens on the way. */
const plots: readonly Plot[] = [
  ...[0, 1, 3, 8, 15, 24, 35, 60, 75].map((days) => prompt(days)),
  ...[110, 160, 220, 300, 420, 560, 1150, 1290].map((days) => prompt(days)),
  ...[40, 120, 190, 280, 390, 520, 700].map((days) => slow(days)),
  ...[6, 30, 90].map((days): Plot => ({ startedDaysAgo: days, persona: 'silent' })),
  ...[fellSilent(100, 45), fellSilent(240, 70), fellSilent(480, 35)],
  ...[200, 430].map((days): Plot => ({ startedDaysAgo: days, persona: 'drop-out' })),
  ...[260, 500].map((days): Plot => ({ startedDaysAgo: days, persona: 'changes-hands' })),
  ...pauses.map((then, index) => prompt(130 + 110 * index, { then })),
  ...handovers.map((then, index) => slow(90 + 140 * index, { then })),
  ...fates.map(
    (fate, index): Plot => ({
      startedDaysAgo: [22, 38, 33, 4][index] as number,
      persona: index === 3 ? 'silent' : 'prompt',
      fate,
    }),
  ),
  { startedDaysAgo: 40, persona: 'silent', then: withdrawal },
  { startedDaysAgo: 20, persona: 'silent', then: passedOn },
];

/** Schools that started in the call of this school year. */
const placed = new Set([0, 1, 2, 3, 4, 5]);

/** The stories of the digital school, one school each; those without anything else to tell may have a note. */
const digitalSchools: readonly Story[] = plots.map((plot, school) => ({
  ...{ template: 'digitale-school', school },
  // The pupils' needs come first: two in three are schools that would not have come by themselves.
  ...(school % 7 === 6 ? {} : { group: school % 3 === 2 ? ('first-mover' as const) : ('volger' as const) }),
  reason: reasons[school % reasons.length] as string,
  ...(placed.has(school)
    ? { place: { programme: 'digitale-school' as const, amount: PLACE_OF_A_SCHOOL } }
    : {}),
  ...(school === 5 ? { then: notes[0] as NonNullable<Story['then']> } : {}),
  ...(school === 6 ? { then: filed } : {}),
  ...(school === 19 ? { then: notes[1] as NonNullable<Story['then']> } : {}),
  ...plot,
}));

/** The stories of the demo. */
export const stories: readonly Story[] = [...digitalSchools, ...otherStories];
