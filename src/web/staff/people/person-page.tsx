import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import { longDate } from '../../../texts/dates.ts';
import { functionInWords } from '../../../texts/functions.ts';
import { languageInWords } from '../../../texts/language-names.ts';
import { peopleTextsOf, personMoreTextsOf } from '../../texts/texts.ts';
import { WaysTo } from '../../ui/components/contact.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { UndoNotice } from '../../ui/console/undo-notice.tsx';
import { documentOf } from '../../ui/render.ts';
import { addressWith, schoolAddress } from '../addresses.ts';
import { Purpose } from '../guide/purpose.tsx';
import { contactOf } from '../view/contact-of.ts';
import type { ActingOnPerson } from './acting.ts';
import { ActsOnPerson } from './parts/acts.tsx';
import { LinksOfPerson, MailsOfPerson } from './parts/post.tsx';
import { LeftBehindBy, RolesOfPerson } from './parts/roles.tsx';
import type { PersonView } from './view.ts';

/** Somebody: how they are reached, what they do, what was mailed to them, and what can be done about it. */
export function personPage(view: PersonView, frame: ConsoleFrame, acting: ActingOnPerson): string {
  const { language } = frame;
  const texts = peopleTextsOf(language);
  const { person } = view.overview;
  return documentOf(
    <StaffFrame frame={frame} title={person.name} here="schools">
      <p class="eyebrow">
        <a href={addressWith('/people', {}, language)}>← {texts.back}</a>
      </p>
      {acting.did !== undefined && <UndoNotice sentence={acting.did} language={language} />}
      <Title view={view} language={language} />
      <div class="columns">
        <div class="column-main">
          <LeftBehindBy view={view} acting={acting} language={language} />
          <RolesOfPerson view={view} language={language} />
          <MailsOfPerson view={view} language={language} />
        </div>
        <div class="column-side">
          {acting.mayChange && <ActsOnPerson view={view} acting={acting} language={language} />}
          <LinksOfPerson view={view} language={language} />
          {acting.maySeeData && (
            <p>
              <a class="in-row" href={addressWith(`/people/${person.id}/privacy`, {}, language)}>
                {personMoreTextsOf(language).links.privacy}
              </a>
            </p>
          )}
        </div>
      </div>
    </StaffFrame>,
  );
}

function languagesOf(
  { language: own, furtherLanguage }: PersonView['overview']['person'],
  language: Language,
): string {
  const further = furtherLanguage === undefined ? [] : [languageInWords(furtherLanguage, language)];
  return [...further, peopleTextsOf(language).languages[own]].join(', ');
}

function Title({ view, language }: { readonly view: PersonView; readonly language: Language }) {
  const texts = peopleTextsOf(language);
  const { person, school, organisation, mails } = view.overview;
  const what = functionInWords(person.function, language);
  const last = mails.find(({ status }) => status === 'sent')?.sentAt;
  return (
    <header class="title-block trajectory-head">
      <div>
        <h1>
          {person.name} <span class="hint">{what !== undefined && `· ${what}`}</span>
        </h1>
        <Purpose of="person" language={language} />
        <p>
          {school !== undefined && (
            <a class="in-row" href={schoolAddress(school.number, language)}>
              {[school.name, school.municipality].filter((one) => one !== undefined).join(', ')}
            </a>
          )}
          {organisation?.name}
        </p>
        <WaysTo person={contactOf(person)} />
        {view.hindrance !== undefined && <p class="wrong">{view.hindrance}</p>}
        <p>
          {last === undefined ? texts.neverMailed : texts.mailedOn(longDate(localDateOf(last), language))}{' '}
          <span class="hint">
            {texts.facts.language}: {languagesOf(person, language)}
          </span>
        </p>
      </div>
    </header>
  );
}
