import type { Language } from '../../../domain/text.ts';
import { addressWith, trajectoryAddress } from '../addresses.ts';
import type { ActSetting } from './types.ts';

/** Where an act leads back to: the page of the trajectory, or the day in which it was opened. */
export function addressBefore({ dossier, isOfDay, language }: ActSetting): string {
  return isOfDay ? addressWith('/', {}, language) : trajectoryAddress(dossier.head.id, language);
}

/**
 * Where somebody is after an act, told what she did.
 * @param version to which it led
 */
export function addressAfter({ dossier, isOfDay, language }: ActSetting, version: number): string {
  const { id } = dossier.head;
  return isOfDay
    ? dayAddress(id, version, language)
    : `${trajectoryAddress(id, language)}&did=${version}#did`;
}

/**
 * The day after something was done in a trajectory.
 * @param version to which it led; nothing for what could not be taken back any more
 */
export function dayAddress(trajectory: string, version: number | undefined, language: Language): string {
  return addressWith(
    '/',
    { in: trajectory, did: version === undefined ? 'late' : String(version) },
    language,
  );
}
