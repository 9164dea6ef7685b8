import type { JSX } from 'preact';
import type { StaffAct } from '../../../application/commands/carry-out.ts';
import type { CommandRequest } from '../../../application/commands/prepare.ts';
import type { Candidate } from '../../../application/enrolment/candidates.ts';
import type { Dossier } from '../../../application/trajectories/dossier.ts';
import type { Instant, LocalDate } from '../../../domain/calendar/types.ts';
import type { RoleDefinition } from '../../../domain/template/model/types.ts';
import type { Language } from '../../../domain/text.ts';
import type { StepView } from '../../../domain/trajectory/views/steps.ts';
import type { Names } from '../../../texts/names.ts';
import type { FormDraft, Sent } from '../../form.ts';
import type { FilledIn } from '../view/types.ts';

/** The acts that have a form, by the name in their address; a new day and an appointment are one command. */
export const actNames = [
  ...(['complete', 'skip', 'reopen', 'due', 'appointment', 'assign', 'handover'] as const),
  ...(['pause', 'resume', 'stop', 'note', 'attach'] as const),
  ...(['delegate', 'move', 'withdraw', 'restart'] as const),
];

export type ActName = (typeof actNames)[number];

/** What the form of an act is made from. */
export type ActSetting = {
  readonly dossier: Dossier;
  /** The step that it is about, open or not; absent for an act on the whole. */
  readonly view?: StepView;
  /** The role that it is about. */
  readonly role?: RoleDefinition;
  /** Who can be chosen for that role. */
  readonly candidates: readonly Candidate[];
  readonly names: Names;
  readonly language: Language;
  readonly today: LocalDate;
  readonly now: Instant;
  /** What was handed in at the step that this one judges. */
  readonly judged?: FilledIn;
  /** The act was opened in somebody's day, which is where it leads back to. */
  readonly isOfDay?: boolean;
};

/** What was sent, and what has to be mended in it. */
export type ActDraft = FormDraft & {
  /** Days without school that were chosen, of which it is asked whether they are meant. */
  readonly freeDays?: readonly LocalDate[];
};

/** A form that was read: what it asks, or what has to be mended. */
export type ReadAct =
  | {
      readonly act: StaffAct;
      /** The field of the form that a field of the command stands for. */
      readonly controlOf?: (path: string) => string | undefined;
    }
  | Omit<ActDraft, 'sent'>;

/** One act: how it is asked and what is made of it. */
export type ActForm = {
  /** What it has to be about. */
  readonly about: 'open-step' | 'closed-step' | 'role' | 'whole' | 'ended';
  /** Somebody is chosen for it, of those who can have the role of the step. */
  readonly needsPeople?: true;
  readonly title: (setting: ActSetting) => string;
  readonly Fields: (props: { readonly setting: ActSetting; readonly draft: ActDraft }) => JSX.Element | null;
  readonly read: (setting: ActSetting, sent: Sent, hasFile: boolean) => ReadAct;
  /** What the button says that it does, with what was chosen so far. */
  readonly button: (setting: ActSetting, sent: Sent) => string;
  /** It changes no date and no mail, and stands beside whatever others do. */
  readonly changesNothing?: true;
  /** A document can come along. */
  readonly takesFile?: (setting: ActSetting) => boolean;
};

/** The command of an act as far as a preview can look at it: a document is not kept for that. */
export function previewable(act: StaffAct): CommandRequest | undefined {
  return act.type === 'attach' && !('attachment' in act) ? undefined : (act as CommandRequest);
}
