import type { Persona } from '../domain/trajectory/forecast/personas.ts';

/** How one trajectory of the demo went until today. Days are counted back from the day on which it is loaded. */
export interface Story {
  /** Which school of the cast, from 0. */
  readonly school: number;
  readonly startedDaysAgo: number;
  /** How the school behaves. */
  readonly persona: Persona;
  /** Since then it has not been heard of. */
  readonly silentForDays?: number;
  readonly group?: 'volger' | 'first-mover';
  readonly reason: string;
  /** What the counsellor did of late. */
  readonly then?:
    | { readonly what: 'pause'; readonly daysAgo: number; readonly reason: string; readonly forDays?: number }
    | { readonly what: 'handover'; readonly daysAgo: number; readonly inDays: number; readonly note: string }
    | { readonly what: 'note'; readonly daysAgo: number; readonly text: string };
}

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

type Plot = Pick<Story, 'startedDaysAgo' | 'persona'> & Partial<Story>;
const prompt = (startedDaysAgo: number, more: Partial<Story> = {}): Plot => ({
  ...{ startedDaysAgo, persona: 'prompt', ...more },
});
const slow = (startedDaysAgo: number, more: Partial<Story> = {}): Plot => ({
  ...{ startedDaysAgo, persona: 'slow', ...more },
});
const fellSilent = (startedDaysAgo: number, silentForDays: number): Plot =>
  prompt(startedDaysAgo, { silentForDays });

/** Forty plots: from enrolled this morning to finished, with everything that happens on the way. */
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
];

/** The stories of the demo, one school each; those without anything else to tell may have a note. */
export const stories: readonly Story[] = plots.map((plot, school) => ({
  school,
  // The pupils' needs come first: two in three are schools that would not have come by themselves.
  ...(school % 7 === 6 ? {} : { group: school % 3 === 2 ? ('first-mover' as const) : ('volger' as const) }),
  reason: reasons[school % reasons.length] as string,
  ...(school === 5 ? { then: notes[0] as NonNullable<Story['then']> } : {}),
  ...(school === 19 ? { then: notes[1] as NonNullable<Story['then']> } : {}),
  ...plot,
}));
