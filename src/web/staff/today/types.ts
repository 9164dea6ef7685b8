import type { Day, DayQuestion } from '../../../application/day/read.ts';
import type { ShownHandover } from '../../../application/handovers/find.ts';
import type { ShownHeldChange } from '../../../application/held-changes/find.ts';
import type { ShownContact } from '../../../application/named-contacts/find.ts';
import type { ReadQuestion } from '../../../application/questions/read.ts';
import type { StandingStill } from '../../../application/trajectories/standing-still.ts';
import type { Instant } from '../../../domain/calendar/types.ts';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import type { GuideView } from '../guide/guide.tsx';
import type { Did } from '../view/types.ts';
import type { WordedLine, WordedNews } from './view.ts';

/** Everything the page of a day shows. */
export type DayPage = {
  readonly frame: ConsoleFrame;
  /** When the page was begun; what happens later is not on it. */
  readonly begun: Instant;
  readonly day: Day;
  readonly question: DayQuestion;
  readonly lines: readonly WordedLine[];
  readonly news: readonly WordedNews[];
  /** What colleagues ask the reader to take over; only in her own day. */
  readonly handovers: readonly ShownHandover[];
  /** Changes of colleagues that wait for the reader, who coordinates. */
  readonly held: readonly ShownHeldChange[];
  /** Whom schools named, and who wait for the reader. */
  readonly contacts: readonly ShownContact[];
  /** Questions of schools that wait for an answer. */
  readonly questions: readonly ReadQuestion[];
  /** What stands still in these trajectories because of a fault of ours. */
  readonly still: readonly StandingStill[];
  /** What was just done. */
  readonly done?: string;
  /** A call that could not be noted as it was sent. */
  readonly draft?: CallDraft;
  readonly addressDraft?: AddressDraft;
  /** What was just done in a trajectory, and can be taken back if nobody acted since. */
  readonly acted?: { readonly trajectory: string; readonly did: Did | 'too-late' };
  /** What somebody who is new here is shown first; only in her own day. */
  readonly guide?: GuideView;
  /** A sealed number for each form of the page. */
  readonly newKey: () => string;
  /** Address of the inbox that came along, if it did. */
  readonly inbox?: string;
};

/** An address that was sent and cannot be one, of the task on which it was sent. */
export type AddressDraft = {
  readonly trajectory: string;
  readonly path: string;
  readonly email: string;
  readonly mistake: string;
};

/** A call that was sent and has to be mended. */
export type CallDraft = {
  readonly trajectory: string;
  readonly said: string;
  readonly on: string;
  readonly mistake: { readonly field: 'said' | 'on'; readonly message: string };
};
