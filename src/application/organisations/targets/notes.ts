import { extentOf } from '../../../domain/access/permissions.ts';
import type { WantedTarget } from '../../../domain/reports/comparing/targets.ts';
import type { Caller } from '../../access/authorise.ts';
import { gaveReason } from '../../access/content.ts';
import type { Dependencies } from '../../dependencies.ts';
import type { PartnerTargets } from './read.ts';

/**
 * Whether somebody who may read what a partner aims at also reads what it wrote beside it: whoever looks after the installation for an
 * hour after saying why.
 */
export async function seesNotes(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  { function: role, person }: Pick<Caller, 'function' | 'person'>,
  partner: string | undefined,
): Promise<boolean> {
  if (extentOf(role, 'see-content') !== 'reason') return true;
  return partner !== undefined && (await gaveReason(deps, person, partner));
}

/** What a partner aims at, without what it wrote beside it. */
export function withoutNotes(targets: PartnerTargets): PartnerTargets {
  const bare = <Stated extends { readonly note?: string }>({ note: _note, ...same }: Stated) => same;
  return { ...targets, standing: targets.standing.map(bare), history: targets.history.map(bare) };
}

/** Targets stated by somebody who does not see the notes: those that stand stay where nothing else is said. */
export function withStandingNotes(
  wanted: readonly WantedTarget[],
  { standing }: Pick<PartnerTargets, 'standing'>,
): WantedTarget[] {
  return wanted.map((one) => {
    const note = standing.find(({ indicator }) => indicator === one.indicator)?.note;
    return one.note !== undefined || note === undefined ? one : { ...one, note };
  });
}
