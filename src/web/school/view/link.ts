import { keptDraft } from '../../../application/commands/keep-draft.ts';
import type { Dependencies } from '../../../application/dependencies.ts';
import { readProposal } from '../../../application/enrolment/proposal.ts';
import type { OpenedLink } from '../../../application/links/open.ts';
import { askedNote } from './asked.ts';
import { closedLinkOf } from './closed-link.ts';
import { confirmedOf } from './confirmed.ts';
import { counsellorOf } from './contacts.ts';
import type { LinkPage, SchoolPage } from './page-types.ts';
import type { ViewRequest } from './requests.ts';
import { othersOf, placeAround, roadAround } from './surroundings.ts';
import { formsOf, shownStep, taskOf } from './task-of-link.ts';
import { waysOf } from './ways.ts';

/** What the page under a link shows: what is asked, or what became of the link. */
export type LinkView =
  | { readonly kind: 'asks'; readonly page: SchoolPage }
  | { readonly kind: 'closed'; readonly page: LinkPage };

/** What the page under a link that exists shows, whatever became of it. */
export async function viewLink(
  deps: Dependencies,
  opened: OpenedLink,
  request: ViewRequest,
): Promise<LinkView> {
  // What was only kept, or put off, is still asked: whoever did that through the link of another step stays with it.
  const about = request.path ?? request.done?.path;
  const wanted = opened.mine.find(({ path }) => path === about);
  const counsellor = await counsellorOf(deps, opened);
  if (opened.fate !== undefined && (wanted === undefined || !opened.usable)) {
    const confirmed = await confirmedOf(deps, opened, request, counsellor);
    const { usable } = opened;
    const page = closedLinkOf(opened, opened.fate, {
      ...{ request, place: placeAround(opened, request.language), counsellor, confirmed },
      road: usable ? roadAround(opened, request.language) : undefined,
      others: usable ? othersOf(opened, undefined, request) : [],
    });
    return { kind: 'closed', page };
  }
  const { language, addresses, draft } = request;
  const shown = wanted ?? shownStep(opened);
  const active = opened.trajectory.status === 'active';
  const task = active && shown !== undefined ? await taskOf(opened, shown, language) : undefined;
  const { status, state } = opened.trajectory;
  const pausedUntil = status === 'paused' ? state.pauses.at(-1)?.until : undefined;
  const keepsAppointments = status === 'paused' && state.pauses.at(-1)?.appointments === 'keep';
  const proposal = shown !== undefined && task?.mine ? await readProposal(deps, opened, shown) : undefined;
  const asked =
    task?.mine && shown !== undefined ? await askedNote(deps, opened, shown, language) : undefined;
  const justAsked = request.done?.kind === 'colleague' && request.done.path === shown?.path;
  const confirmed =
    asked !== undefined && justAsked
      ? asked
      : await confirmedOf(deps, opened, request, counsellor, proposal?.begun?.id);
  const kept = shown !== undefined && task?.mine ? await keptDraft(deps, opened, shown.path) : undefined;
  const page: SchoolPage = {
    language,
    place: placeAround(opened, language),
    ...(task === undefined || shown === undefined
      ? {}
      : { task, forms: formsOf(opened, shown, task, request, proposal, kept) }),
    still: status === 'active' ? 'nothing' : status,
    ...(pausedUntil === undefined ? {} : { pausedUntil }),
    ...(keepsAppointments ? { keepsAppointments } : {}),
    others: active ? othersOf(opened, shown?.path, request) : [],
    today: opened.today,
    road: roadAround(opened, language),
    counsellor,
    remindersOff: opened.person.remindersOff,
    ways: waysOf(opened, addresses),
    ...(confirmed === undefined ? {} : { confirmed }),
    ...(asked === undefined || justAsked ? {} : { asked }),
    ...(draft === undefined ? {} : { draft }),
    otherLanguage: addresses.otherLanguage(wanted?.path),
    address: addresses.action,
  };
  return { kind: 'asks', page };
}
