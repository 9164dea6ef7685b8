import type { LocalDate } from '../domain/calendar/types.ts';
import type { Persona } from '../domain/trajectory/forecast/personas.ts';

/** How one trajectory of the demo went until today. Days are counted back from the day on which it is loaded. */
export interface Story {
  readonly template: string;
  /** Which school of the cast, from 0. For what concerns no school: the one from whose service its people come. */
  readonly school: number;
  /** Name of the programme whose trajectory it is, for a model whose subject is a programme. */
  readonly programme?: string;
  /** In days, or as a local date for what happened once. */
  readonly startedDaysAgo: number | LocalDate;
  /** How the school behaves. */
  readonly persona: Persona;
  /** Since then it has not been heard of. */
  readonly silentForDays?: number;
  /** Ids of steps that are being worked on until today: nobody has said yet that they are done. */
  readonly underWay?: readonly string[];
  readonly group?: 'volger' | 'first-mover';
  readonly reason?: string;
  /** Its place in a programme. */
  readonly place?: DemoPlace;
  /** What came over the principal since, so many days ago; nobody has done anything about it yet. */
  readonly fate?: { readonly what: Fate; readonly daysAgo: number };
  /** What the counsellor, or the principal, did of late. */
  readonly then?:
    | { readonly what: 'pause'; readonly daysAgo: number; readonly reason: string; readonly forDays?: number }
    | { readonly what: 'handover'; readonly daysAgo: number; readonly inDays: number; readonly note: string }
    | { readonly what: 'note'; readonly daysAgo: number; readonly text: string }
    /** Withdrew it: the school was enrolled by mistake. */
    | { readonly what: 'withdraw'; readonly daysAgo: number; readonly reason: string }
    /** The principal passed the step that was open on to the ICT coordinator. */
    | { readonly what: 'delegate'; readonly daysAgo: number; readonly reason: string }
    /** Filed what the school wrote to her own mailbox. */
    | { readonly what: 'mail'; readonly daysAgo: number; readonly subject: string; readonly text: string };
}

/** The address is dead, the person works there no more, or wants no reminders. */
export type Fate = 'refused' | 'left' | 'reminders-off';

/** The place that a story has in a programme of the demo. */
export interface DemoPlace {
  /** By its name here. */
  readonly programme: 'digisprong' | 'digitale-school' | 'mijlpalen' | 'rtc';
  /** Call of the programme; the one of this school year if left out. */
  readonly cohort?: string;
  /** Euro cents. */
  readonly amount: number;
  /** What was paid of it, each on a local date. */
  readonly paid?: readonly { readonly on: string; readonly amount: number }[];
}

/** What a school gets in the programme of the digital school: euro cents. */
export const PLACE_OF_A_SCHOOL = 2_500_00;
