import type { LetterKind } from '../../store/letters/owed.ts';
import { writeGathering } from '../gatherings/letter.ts';
import { writeOffered, writeWaits } from '../handovers/letters.ts';
import { deliverLetters } from '../letters/deliver.ts';
import type { LetterTools, Writer } from '../letters/writer.ts';
import { writeContact } from '../named-contacts/letter.ts';
import { writeOverview } from '../own-choices/overview-letter.ts';
import { writeParticipation } from '../participants/letter.ts';
import { writeNewAddress, writeOldAddress } from '../people/address-letters.ts';
import { writeRetention } from '../privacy/retention-letter.ts';
import { writeAnswered, writeAsked } from '../questions/letters.ts';

const writers: { readonly [kind in LetterKind]: Writer } = {
  asked: writeAsked,
  answered: writeAnswered,
  participation: writeParticipation,
  contact: writeContact,
  gathering: writeGathering,
  handover: writeOffered,
  'handover-waits': writeWaits,
  'old-address': writeOldAddress,
  'new-address': writeNewAddress,
  retention: writeRetention,
  overview: writeOverview,
};

/**
 * Sends the letters that are owed and whose time has come: the mail server was away, or whoever was to send them ended.
 * @param ids only these
 * @returns how many were looked after
 */
export function sendOwedLetters(tools: LetterTools, ids?: readonly string[]): Promise<number> {
  return deliverLetters(tools, (kind) => writers[kind], ids);
}
