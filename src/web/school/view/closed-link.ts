import type { LinkFate, OpenedLink } from '../../../application/links/open.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import { roleOf } from '../../../domain/template/model/lookup.ts';
import type { Language } from '../../../domain/text.ts';
import { taskOfPath } from '../../../domain/trajectory/model/built-in-tasks.ts';
import { inOrderOfOpening, openSteps } from '../../../domain/trajectory/views/steps.ts';
import type { Road } from '../../../domain/trajectory/views/types.ts';
import { roleTitleWithin, titleOf } from '../../../texts/titles.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import type { Contact } from '../../ui/types.ts';
import type { Confirmed, LinkPage, OtherTask } from './page-types.ts';
import type { ViewRequest } from './requests.ts';
import type { Place } from './types.ts';
import { waysOf } from './ways.ts';

type Surroundings = {
  readonly request: ViewRequest;
  readonly place: Place;
  readonly counsellor: Contact | 'reader' | undefined;
  readonly confirmed: Confirmed | undefined;
  /** Where it all stands, for a reader who may still see it. */
  readonly road: Road | undefined;
  readonly others: readonly OtherTask[];
};

/** The page of a link that no longer asks anything: what became of it, and as far as its reader may know, what is next. */
export function closedLinkOf(opened: OpenedLink, fate: LinkFate, surroundings: Surroundings): LinkPage {
  const { trajectory } = opened;
  const { request, place, counsellor, confirmed, road, others } = surroundings;
  const { language, addresses, done } = request;
  const answered = confirmed === undefined ? undefined : done?.path;
  return {
    language,
    fate: fate === 'ended' && trajectory.status === 'stopped' ? 'stopped' : fate,
    place,
    ...(trajectory.state.endedAt === undefined ? {} : { endedOn: localDateOf(trajectory.state.endedAt) }),
    handedOver: done?.kind === 'colleague' && confirmed !== undefined,
    ...(isProfessional(opened) && counsellor !== 'reader' && counsellor !== undefined ? { counsellor } : {}),
    otherLanguage: addresses.otherLanguage(),
    ways: waysOf(opened, addresses),
    action: addresses.action('link'),
    csrfToken: makeCsrfToken(opened.token),
    ...(confirmed === undefined ? {} : { confirmed }),
    ...(road === undefined
      ? {}
      : {
          after: { ...afterwards(opened, answered, language), today: opened.today, road, counsellor, others },
        }),
  };
}

/** Whoever follows is named to holders of an old link; unless it is somebody of a school, which none of ours has. */
function isProfessional({ template }: OpenedLink): boolean {
  return roleOf(template, template.counsellorRole)?.party !== 'school';
}

function afterwards(
  opened: OpenedLink,
  answered: string | undefined,
  language: Language,
): Omit<NonNullable<LinkPage['after']>, 'today' | 'road' | 'counsellor' | 'others'> {
  const path = answered ?? opened.link.path;
  const closedOn = opened.trajectory.state.nodes[path]?.closedOn;
  const next = nextOfOthers(opened, language);
  return {
    isAnswered: answered !== undefined,
    title: titleOf(opened.template, path, language),
    ...(closedOn === undefined ? {} : { closedOn }),
    ...(next === undefined ? {} : { next }),
  };
}

/** What opened last for somebody else; what asks the counsellor about silence is nobody else's business. */
function nextOfOthers(
  { trajectory, template, context, person }: OpenedLink,
  language: Language,
): { readonly title: string; readonly role: string } | undefined {
  const open = openSteps(trajectory.state, template, context).filter(
    (view) => view.person !== person.id && taskOfPath(view.path) === undefined,
  );
  const view = inOrderOfOpening(open).at(-1);
  if (view === undefined) return undefined;
  return {
    title: titleOf(template, view.path, language),
    role: roleTitleWithin(template, view.role, language),
  };
}
