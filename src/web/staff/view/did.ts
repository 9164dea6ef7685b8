import { readLastAct } from '../../../application/commands/undo.ts';
import type { Dossier } from '../../../application/trajectories/dossier.ts';
import type { Language } from '../../../domain/text.ts';
import { sentenceOf } from '../../../texts/journal.ts';
import type { Names } from '../../../texts/names.ts';
import type { Did } from './types.ts';

/** What was just done, with what takes it back while nobody has acted since. */
export async function readDid(
  dossier: Dossier,
  version: number,
  names: Names,
  language: Language,
): Promise<Did | undefined> {
  const last = await readLastAct(dossier, version);
  if (last === undefined) return undefined;
  const { event, inverse } = last;
  return { sentence: sentenceOf(event.body, names, language), version, canBeUndone: inverse !== undefined };
}
