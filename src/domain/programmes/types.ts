import type { LocalDate } from '../calendar/types.ts';
import type { Text } from '../text.ts';

/** An amount in euro cents; always a whole number. */
export type Cents = number;

/** Whom a place goes to: schools with the greatest need, or those that go first anyway. */
export type Group = 'volger' | 'first-mover';

/** What one programme gives places in: one model trajectory. */
export interface Lot {
  /** Id of the template; a programme has at most one lot of each. */
  readonly template: string;
  /** What every enrolment commits of the budget; where it is left out, each enrolment says its own amount. */
  readonly amount?: Cents;
  /** Only schools of these levels, in the words of the register; all of them if left out. */
  readonly levels?: readonly string[];
  /** Templates of other lots: a school that has a place in one of them, in the same call, gets none in this one. */
  readonly excludes?: readonly string[];
}

/** What the register says of a school, as far as places are divided by it. */
export const facetNames = ['network', 'province', 'level', 'size'] as const;

/** One thing that the register says of a school. */
export type Facet = (typeof facetNames)[number];

/** What the register says of the school that wants or has a place; nothing of what it does not say. */
export type Facets = { readonly [facet in Facet]?: string };

/** How many places of a call go at most to schools of which the register says this. */
export interface FacetQuota {
  readonly by: Facet;
  readonly value: string;
  readonly quota: number;
}

/** How many of the places of a call go to schools with the greatest need. */
export interface VolgerTarget {
  /** At least this part of the places, in whole percents. */
  readonly percent: number;
  /** Whether those places are kept free for them; otherwise it is only counted. */
  readonly reserved: boolean;
}

/** One round of a programme, and with it one cohort (lichting). Dates are local dates, both ends included. */
export interface Call {
  /** Names the cohort, such as `2026-2027`; unique within its programme. */
  readonly id: string;
  readonly title?: Text;
  /** Enrolling is possible from this day … */
  readonly from: LocalDate;
  /** … until and including this one. */
  readonly until: LocalDate;
  /** No trajectory of this cohort starts before it; whoever is enrolled earlier starts on it. */
  readonly start?: LocalDate;
  /** No trajectory of this cohort starts after it, and nobody moves up any more. */
  readonly end?: LocalDate;
  /** Number of trajectories over all lots; without it there is no limit. */
  readonly quota?: number;
  /** Number of trajectories of one lot, by template. */
  readonly quotas?: { readonly [template: string]: number };
  /** Number of trajectories of schools of one network, province, level or class of size. */
  readonly limits?: readonly FacetQuota[];
  readonly volgers?: VolgerTarget;
  /** Last local date on which anything is paid; the day after, what was not paid is committed no more. */
  readonly money_until?: LocalDate;
}

/** A funded set of trajectories: lots, calls, and one budget over all of them. */
export interface Programme {
  readonly name: Text;
  readonly lots: readonly Lot[];
  readonly calls: readonly Call[];
  /** What may be committed over all lots and calls; without it there is no limit. */
  readonly budget?: Cents;
}

/** Somebody who wants a place. */
export interface Wish {
  /** Id of the call. */
  readonly cohort: string;
  /** Template of the lot. */
  readonly lot: string;
  readonly group?: Group;
  /** What the place commits of the budget. */
  readonly amount: Cents;
  /** What the register says of its school, where it has one. */
  readonly facets?: Facets;
}

/** Somebody who wants a place and waits for it. */
export interface Waiting extends Wish {
  readonly id: string;
}

/**
 * What is taken, added up per cohort, lot, group and what the register says of the schools. A trajectory that stopped, or
 * that the programme refused, takes no place, and holds of the budget only what was paid.
 */
export interface Tally {
  readonly cohort: string;
  readonly lot: string;
  readonly group?: Group;
  readonly facets?: Facets;
  /** Places. */
  readonly taken: number;
  /** How many of those are held until a later decision. */
  readonly reserved?: number;
  readonly committed: Cents;
  readonly spent: Cents;
  /** What participants owe, what of it they paid, and what of it they were let off. */
  readonly owed?: Cents;
  readonly received?: Cents;
  readonly waived?: Cents;
  /** What was paid above what the report on the money accounts for, and has to come back. */
  readonly recoverable?: Cents;
}

/** All that is taken of one programme. */
export type Ledger = readonly Tally[];

/** Why there is no place now: stable code, and which limit it is. */
export type Hindrance =
  | {
      readonly code: 'quota-full';
      /** The limit of the whole call, of one lot in it, or what is left is kept for volgers. */
      readonly limit: 'call' | 'lot' | 'volgers';
      readonly quota: number;
    }
  | {
      readonly code: 'quota-full';
      /** The part of the places for schools of which the register says this. */
      readonly limit: Facet;
      readonly value: string;
      readonly quota: number;
    }
  | { readonly code: 'budget-exhausted'; readonly free: Cents; readonly amount: Cents };
