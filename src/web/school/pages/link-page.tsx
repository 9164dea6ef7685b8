import type { Language } from '../../../domain/text.ts';
import { longDate } from '../../../texts/dates.ts';
import { textsOf } from '../../texts/texts.ts';
import { ContactCard, MailTo } from '../../ui/components/contact.tsx';
import { RoadCard } from '../../ui/components/road.tsx';
import { Paragraphs } from '../../ui/components/text.tsx';
import { Page } from '../../ui/layout.tsx';
import { documentOf } from '../../ui/render.ts';
import type { LinkPage } from '../view/page-types.ts';
import { ConfirmedNote } from './confirmed.tsx';
import { Others } from './others.tsx';
import { OtherWays } from './ways.tsx';

type Shown = { readonly view: LinkPage };

/** A used, expired or revoked link explains itself, and where it leads nowhere offers a new one by mail to the same address. */
export function linkPage(view: LinkPage): string {
  const { language, after, place, otherLanguage } = view;
  const { title } = explanation(view);
  return documentOf(
    <Page
      language={language}
      title={after === undefined ? title : `${title} · ${place.subject}`}
      otherLanguage={otherLanguage}
      personal
      service={after === undefined ? undefined : place.service}
    >
      {after === undefined ? (
        <div class="narrow-page">
          <Content view={view} />
        </div>
      ) : (
        <>
          <p class="eyebrow">
            {place.template} · {place.subject}
          </p>
          <div class="columns">
            <div class="column-main">
              <Content view={view} />
            </div>
            <div class="column-side">
              <RoadCard road={after.road} today={after.today} language={language} />
              {after.counsellor !== 'reader' && (
                <ContactCard contact={after.counsellor} service={place.service} texts={textsOf(language)} />
              )}
              <OtherWays ways={view.ways} language={language} />
            </div>
          </div>
        </>
      )}
    </Page>,
  );
}

function Content({ view }: Shown) {
  const { language, confirmed, after, handedOver } = view;
  const texts = textsOf(language);
  const mine = after?.others ?? [];
  return (
    <>
      {confirmed !== undefined && <ConfirmedNote confirmed={confirmed} usualTitle={texts.done.title} />}
      <Explanation view={view} />
      {mine.length > 0 && (
        <Others
          list={mine}
          language={language}
          title={mine.length === 1 ? texts.link.next : texts.task.otherOpen}
        />
      )}
      {after === undefined && !handedOver && !isEnded(view) && <NewLink view={view} />}
      {after === undefined && <OtherWays ways={view.ways} language={language} />}
    </>
  );
}

function Explanation({ view }: Shown) {
  const { after, place, counsellor, language } = view;
  const texts = textsOf(language).link;
  const { title, body } = explanation(view);
  const isDone = after?.closedOn !== undefined && view.fate === 'done';
  return (
    <article class="task task-still" aria-labelledby="task-title">
      {after !== undefined && <p class="task-role">{after.title}</p>}
      <h1 id="task-title">{title}</h1>
      {body !== undefined && <p>{body}</p>}
      {isDone && <p>{texts.doneOn(longDate(after.closedOn, language))}</p>}
      {isGone(view) && <p>{texts.about(place.template)}</p>}
      {after !== undefined && !isEnded(view) && <NextForOthers after={after} language={language} />}
      {after === undefined && counsellor !== undefined && !view.handedOver && (
        <p>
          {texts.questions} <MailTo person={counsellor} />.
        </p>
      )}
    </article>
  );
}

function isEnded({ fate }: LinkPage): boolean {
  return fate === 'ended' || fate === 'stopped';
}

function isGone({ fate }: LinkPage): boolean {
  return fate === 'expired' || fate === 'revoked';
}

function explanation(view: LinkPage): { title: string; body?: string } {
  const { fate, language, place, endedOn, handedOver, after } = view;
  const { link: texts, task } = textsOf(language);
  const date = endedOn === undefined ? '' : longDate(endedOn, language);
  if (handedOver) return { title: texts.handedOverTitle, body: texts.handedOverBody };
  switch (fate) {
    case 'done':
      // What was said of it stands above.
      return after?.isAnswered
        ? { title: texts.thanksTitle }
        : { title: texts.doneTitle, body: texts.doneBody };
    case 'returned':
      return after?.isAnswered
        ? { title: texts.thanksTitle }
        : { title: texts.returnedTitle, body: texts.returnedBody };
    case 'lapsed':
      return { title: texts.lapsedTitle, body: texts.lapsedBody };
    case 'expired':
      return { title: texts.expiredTitle, body: texts.expiredBody };
    case 'revoked':
      return { title: texts.revokedTitle, body: texts.revokedBody };
    case 'ended':
      return { title: task.ended, body: texts.completedOn(place.template, place.subject, date) };
    case 'stopped':
      return { title: task.stopped, body: texts.stoppedOn(place.template, place.subject, date) };
  }
}

/** What comes now, when that is not the reader's: what is theirs stands in a list of its own. */
function NextForOthers(props: {
  readonly after: NonNullable<LinkPage['after']>;
  readonly language: Language;
}) {
  const { others, next } = props.after;
  if (others.length > 0) return null;
  const texts = textsOf(props.language).link;
  return (
    <>
      {next !== undefined && <p>{texts.nextOther(next.title, next.role)}</p>}
      <p>{texts.nothingNext}</p>
    </>
  );
}

function NewLink({ view }: Shown) {
  const texts = textsOf(view.language).link;
  return (
    <section class="new-link" aria-labelledby="new-link-title">
      <h2 id="new-link-title">{texts.askTitle}</h2>
      <p>
        {texts.askBody} {texts.askMore}
      </p>
      <form method="post" action={view.action}>
        <input type="hidden" name="_form" value={view.csrfToken} />
        <div class="buttons">
          <button type="submit" class={view.fate === 'done' ? 'secondary' : 'primary'}>
            {texts.askButton}
          </button>
        </div>
      </form>
    </section>
  );
}

/** A link that is not known, or not even a link. */
export function unknownLinkPage(language: Language, otherLanguage: string): string {
  const texts = textsOf(language).link;
  return documentOf(
    <Page language={language} title={texts.unknownTitle} otherLanguage={otherLanguage} personal isNobodys>
      <article class="task task-still narrow-page">
        <h1>{texts.unknownTitle}</h1>
        <Paragraphs text={`${texts.unknownBody}\n\n${texts.unknownMore}`} />
      </article>
    </Page>,
  );
}
