import { EVERYTHING } from '../../domain/access/scope.ts';
import { gatheringLetter } from '../../mail/gathering-letter.ts';
import { findGathering } from '../../store/gatherings/gatherings.ts';
import { notOwed, type Writer, writeTo } from '../letters/writer.ts';
import { nowOf } from '../now.ts';

/** Sends whoever plans a gathering its one event for their calendar, as it is now; nothing once it is over. */
export const writeGathering: Writer = async (tools, { subject }) => {
  const gathering = await findGathering(tools.store, EVERYTHING, subject);
  if (gathering === undefined || gathering.end <= nowOf(tools)) return notOwed;
  const address = `${tools.configuration.http.publicUrl}/gatherings/${gathering.id}`;
  return writeTo(tools, gathering.organiser, (to, sender) =>
    gatheringLetter({ ...gathering, address }, to, sender),
  );
};
