import type { DayQuestion } from '../../../application/day/read.ts';
import { daySections } from '../../../application/day/sections.ts';
import type { Language } from '../../../domain/text.ts';
import type { DaySection } from '../../../store/day/types.ts';
import { dayTextsOf, staffTextsOf } from '../../texts/texts.ts';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import { Tabs } from '../../ui/console/tabs.tsx';
import { UndoNotice } from '../../ui/console/undo-notice.tsx';
import { documentOf } from '../../ui/render.ts';
import { addressWith, followMany } from '../addresses.ts';
import { Guide } from '../guide/guide.tsx';
import { Purpose } from '../guide/purpose.tsx';
import { HeldChanges } from '../held-changes/section.tsx';
import { NamedContacts } from '../named-contacts/section.tsx';
import { JustDone } from '../pages/trajectory/just-done.tsx';
import { WaitingQuestions } from '../questions/section.tsx';
import { StandStill } from '../standing-still/section.tsx';
import { ContentRead } from './content-read.tsx';
import { DayLineItem, GatheringLine } from './day-line.tsx';
import { HandoverSection } from './handovers.tsx';
import { LeftBehind } from './left-behind.tsx';
import { Load } from './load.tsx';
import { NewsSection } from './news.tsx';
import type { DayPage } from './types.ts';
import type { WordedLine } from './view.ts';
import { whoseOf } from './whose.ts';

/** What needs somebody of a guidance service today: one column, first things first. */
export function dayPage(view: DayPage): string {
  const { frame, day, question, lines, news, done, acted } = view;
  const { language, reader } = frame;
  const texts = dayTextsOf(language);
  const title = titleOf(view);
  const shown = [lines, news, view.handovers, view.held, view.contacts, view.questions, view.still, day.left];
  const isEmpty = shown.every(({ length }) => length === 0);
  return documentOf(
    <StaffFrame
      frame={frame}
      title={title}
      here="today"
      follows={followMany('day', view.begun, whoseOf(question))}
    >
      <div class="day">
        <h1>{title}</h1>
        <Purpose of={purposeOf(view)} language={language} />
        {view.guide !== undefined && <Guide guide={view.guide} language={language} />}
        {reader?.function === 'coordinator' && <Whose question={question} language={language} />}
        {done !== undefined && <UndoNotice sentence={done} language={language} />}
        {acted !== undefined && (
          <JustDone {...acted} csrfToken={view.newKey()} language={language} from="day" />
        )}
        <turbo-frame id="act" autoscroll data-autoscroll-block="start" />
        {isEmpty && <Nothing view={view} />}
        <StandStill still={view.still} today={day.today} language={language} />
        <HeldChanges held={view.held} from="day" newKey={view.newKey} today={day.today} language={language} />
        <NamedContacts contacts={view.contacts} newKey={view.newKey} today={day.today} language={language} />
        <WaitingQuestions questions={view.questions} today={day.today} language={language} />
        {day.left.length > 0 && <LeftBehind left={day.left} language={language} />}
        {daySections.map((section) => (
          <Section key={section} section={section} view={view} />
        ))}
        <HandoverSection view={view} />
        {news.length > 0 && (
          <NewsSection
            news={news}
            total={day.news.total}
            until={day.news.items[0]?.at}
            formKey={view.newKey()}
            today={day.today}
            language={language}
          />
        )}
        {day.contentRead.length > 0 && (
          <ContentRead reasons={day.contentRead} today={day.today} language={language} />
        )}
        {day.load.total > 0 && <Load load={day.load} question={question} language={language} />}
        {question.section !== undefined && (
          <p>
            <a href={addressWith('/', whoseOf(question), language)}>{texts.back}</a>
          </p>
        )}
        <Around inbox={view.inbox} language={language} />
      </div>
    </StaffFrame>,
  );
}

function titleOf({ day, question, frame }: DayPage): string {
  const texts = dayTextsOf(frame.language);
  if (day.colleague !== undefined) return texts.titleOf(day.colleague);
  return question.all ? texts.titleAll : texts.title;
}

function purposeOf({ day, question }: DayPage): 'dayOfService' | 'dayOfColleague' | 'day' {
  if (question.all) return 'dayOfService';
  return day.colleague === undefined ? 'day' : 'dayOfColleague';
}

function Whose({ question, language }: { readonly question: DayQuestion; readonly language: Language }) {
  const texts = dayTextsOf(language);
  const { all, colleague } = question;
  return (
    <Tabs
      label={texts.whose}
      tabs={[
        {
          title: texts.mine,
          address: addressWith('/', {}, language),
          isChosen: !all && colleague === undefined,
        },
        { title: texts.all, address: addressWith('/', { whose: 'all' }, language), isChosen: all === true },
      ]}
    />
  );
}

function Section({ section, view }: { readonly section: DaySection; readonly view: DayPage }) {
  const { lines, question, frame } = view;
  const texts = dayTextsOf(frame.language);
  const found = lines.filter((line) => line.section === section);
  const own = oncePerGathering(found);
  if (found[0] === undefined) return null;
  const total = found[0].total - (found.length - own.length);
  const title = section === 'own' ? ownTitle(view) : texts.sections[section];
  const all = addressWith('/', { ...whoseOf(question), section }, frame.language);
  return (
    <section class={`day-section day-${section}`} aria-labelledby={`day-${section}`}>
      <h2 id={`day-${section}`}>
        {title} <span class="count">{total}</span>
      </h2>
      {(section === 'silent' || section === 'contact') && <p class="hint">{texts.hints[section]}</p>}
      <ul class="lines">
        {own.map((line) =>
          line.gathering === undefined ? (
            <DayLineItem key={`${line.trajectory}/${line.path}`} line={line} view={view} />
          ) : (
            <GatheringLine key={line.gathering.id} line={line} gathering={line.gathering} view={view} />
          ),
        )}
      </ul>
      {total > own.length && (
        <p>
          <a href={all}>{texts.showAll(total)}</a>
        </p>
      )}
    </section>
  );
}

/** Of whom something is asked, as the reader of the page would say it. */
function ownTitle({ day, question, frame }: DayPage): string {
  const texts = dayTextsOf(frame.language);
  if (question.all) return texts.ownOfService;
  return day.colleague === undefined ? texts.sections.own : texts.ownOf(day.colleague);
}

/** The lines of a section, those of one gathering as one: people meet once for all of them. */
function oncePerGathering(lines: readonly WordedLine[]): readonly WordedLine[] {
  const seen = new Set<string>();
  return lines.filter(({ gathering }) => {
    if (gathering === undefined) return true;
    const isFirst = !seen.has(gathering.id);
    seen.add(gathering.id);
    return isFirst;
  });
}

/** Nothing to do: said, with where to look ahead. */
function Nothing({ view }: { readonly view: DayPage }) {
  const { day, question, frame } = view;
  const texts = dayTextsOf(frame.language);
  const nothing = question.all
    ? texts.nothingAll
    : day.colleague === undefined
      ? texts.nothing
      : texts.nothingOf(day.colleague);
  return (
    <div class="empty">
      <p>
        <strong>{nothing}</strong>
      </p>
      <p>
        {texts.nothingMore}{' '}
        <a href={addressWith('/trajectories', {}, frame.language)}>{texts.toTrajectories}</a>
      </p>
    </div>
  );
}

/** What else this instance has, in one line. */
function Around({ inbox, language }: { readonly inbox: string | undefined; readonly language: Language }) {
  const texts = staffTextsOf(language).start;
  return (
    <p class="hint around">
      {inbox !== undefined && (
        <>
          <a href={inbox} data-turbo="false">
            {texts.inbox}
          </a>
          {' · '}
        </>
      )}
      <a href="/docs" data-turbo="false">
        {texts.docs}
      </a>
    </p>
  );
}
