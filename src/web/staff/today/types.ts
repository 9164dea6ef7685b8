import type { Day, DayQuestion } from '../../../application/day/read.ts';
import type { ShownHandover } from '../../../application/handovers/find.ts';
import type { ShownHeldChange } from '../../../application/held-changes/find.ts';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import type { WordedLine, WordedNews } from './view.ts';

/** Everything the page of a day shows. */
export type DayPage = {
  readonly frame: ConsoleFrame;
  readonly day: Day;
  readonly question: DayQuestion;
  readonly lines: readonly WordedLine[];
  readonly news: readonly WordedNews[];
  /** What colleagues ask the reader to take over; only in her own day. */
  readonly handovers: readonly ShownHandover[];
  /** Changes of colleagues that wait for the reader, who coordinates. */
  readonly held: readonly ShownHeldChange[];
  /** What was just done. */
  readonly done?: string;
  /** A call that could not be noted as it was sent. */
  readonly draft?: CallDraft;
  /** A sealed number for each form of the page. */
  readonly newKey: () => string;
  /** Address of the inbox that came along, if it did. */
  readonly inbox?: string;
};

/** A call that was sent and has to be mended. */
export type CallDraft = {
  readonly trajectory: string;
  readonly said: string;
  readonly on: string;
  readonly mistake: { readonly field: 'said' | 'on'; readonly message: string };
};
