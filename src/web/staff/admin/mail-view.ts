import type { Holding } from '../../../application/mail/hold.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import type { LetterNotGone } from '../../../store/letters/not-gone.ts';
import type { HeldMail } from '../../../store/mail/holds.ts';
import type { FailedMail } from '../../../store/mail/resend.ts';
import type { Organisation } from '../../../store/people/organisations.ts';
import type { ActDraft } from '../acts/types.ts';

/** The form to hold mail back as it came back: what was typed, and what would wait. */
export type HoldDraft = { readonly draft?: ActDraft; readonly held?: HeldMail };

/** What the page about mails shows. */
export type MailView = {
  /** The last first. */
  readonly failed: readonly FailedMail[];
  /** Letters beside the mails of trajectories, the last first. */
  readonly letters: readonly LetterNotGone[];
  readonly holding: Holding;
  readonly services: readonly Organisation[];
  readonly since: LocalDate;
  readonly hold: HoldDraft;
  /** The reader may hold back everybody's mail. */
  readonly isEverybodys: boolean;
};
