import type { Instant } from '../../../../domain/calendar/types.ts';
import type { MailStatus } from '../../../../store/mail/mails.ts';

/** What a timeline can be narrowed to. */
export const timelineParts = ['mails', 'acts', 'changes'] as const;

/** A mail; what somebody did; what time or an act brought about. */
export type TimelinePart = (typeof timelineParts)[number];

/** One thing that happened or is to come. */
export type TimelineRow = {
  readonly key: string;
  readonly at: Instant;
  /** Only the day counts. */
  readonly isWholeDay: boolean;
  readonly part: TimelinePart;
  readonly sentence: string;
  /** By whom, or to whom. */
  readonly who?: string;
  /** Of a mail: what became of it. */
  readonly status?: MailStatus;
  /** Why it went or goes, did not go or goes when it does. */
  readonly why?: string;
  /** That it will not go, or did not arrive, and why. */
  readonly warning?: string;
  /** Of a mail: the key under which its text can be read. */
  readonly mail?: string;
  /** Mails that this made needless, or that went along. */
  readonly folded?: readonly TimelineRow[];
};

/** Everything that happened and is to come. */
export type WholeTimeline = {
  /** The nearest first. */
  readonly coming: readonly TimelineRow[];
  /** The last first. */
  readonly past: readonly TimelineRow[];
};
