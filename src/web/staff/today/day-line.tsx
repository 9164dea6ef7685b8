import { daysBetween } from '../../../domain/calendar/day-number.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import { localDateOf, localTimeOf } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import { longDate } from '../../../texts/dates.ts';
import { saidDate, saidDistance } from '../../../texts/days-said.ts';
import { dayTextsOf } from '../../texts/texts.ts';
import { PhoneLink, SchoolPhone } from '../../ui/components/contact.tsx';
import { addressWith, trajectoryAddress } from '../addresses.ts';
import { LineActs } from './line-acts.tsx';
import type { DayPage } from './types.ts';
import type { WordedLine } from './view.ts';

/** One line: the school, what, since or by when, who with telephone and mail, and the act in place. */
export function DayLineItem({ line, view }: { readonly line: WordedLine; readonly view: DayPage }) {
  const { frame, day } = view;
  const { language } = frame;
  const subject = line.subject ?? line.reference;
  return (
    <li class="line day-line" id={`line-${line.trajectory}-${line.path}`} data-row>
      <a href={trajectoryAddress(line.trajectory, language)} title={line.model}>
        {subject}
      </a>
      <span class="what">{line.title}</span>
      <span class="when">
        <When line={line} today={day.today} language={language} />
      </span>
      {line.mine && line.section !== 'contact' ? (
        <span class="who" />
      ) : (
        <Who line={line} today={day.today} language={language} />
      )}
      <LineActs line={line} view={view} />
      <LastAgreement line={line} today={day.today} language={language} />
    </li>
  );
}

/** Many trajectories that meet at once: what it is called, how many come, when, and the way to who was there. */
export function GatheringLine(props: {
  readonly line: WordedLine;
  readonly gathering: NonNullable<WordedLine['gathering']>;
  readonly view: DayPage;
}) {
  const { line, gathering, view } = props;
  const { language } = view.frame;
  const texts = dayTextsOf(language).gathering;
  const address = addressWith(`/gatherings/${gathering.id}`, {}, language);
  return (
    <li class="line day-line" id={`gathering-${gathering.id}`} data-row>
      <a href={address}>{gathering.title}</a>
      <span class="what">{texts.coming(gathering.coming)}</span>
      <span class="when">
        <When line={line} today={view.day.today} language={language} />
      </span>
      <span class="who" />
      <span class="line-acts">
        <a class="button secondary" href={address}>
          {texts.open}
          <span class="unseen">: {gathering.title}</span>
        </a>
      </span>
    </li>
  );
}

/** What was said or agreed last, under an appointment. */
function LastAgreement(props: {
  readonly line: WordedLine;
  readonly today: LocalDate;
  readonly language: Language;
}) {
  const { line, today, language } = props;
  const { lastWord } = line;
  if (lastWord === undefined) return null;
  return (
    <p class="last-word hint">
      {dayTextsOf(language).lastWord(saidDate(lastWord.on, today, language))} <q>{lastWord.text}</q>
    </p>
  );
}

function When(props: { readonly line: WordedLine; readonly today: LocalDate; readonly language: Language }) {
  const { line, today, language } = props;
  const texts = dayTextsOf(language);
  const { section, appointment, due, lateFrom = due, silentSince, heardAt, openedOn, mailsSince } = line;
  if (section === 'silent') {
    const words =
      heardAt === undefined
        ? texts.neverHeard(saidDistance(openedOn, today, language))
        : texts.heard(saidDistance(localDateOf(heardAt), today, language));
    return (
      <span title={longDate(silentSince ?? openedOn, language)}>
        <span class="badge badge-late">{words}</span> <span class="hint">{texts.mails(mailsSince ?? 0)}</span>
      </span>
    );
  }
  if (line.pausedSince !== undefined) {
    return (
      <span class="badge" title={longDate(line.pausedSince, language)}>
        {texts.pausedSince(saidDistance(line.pausedSince, today, language))}
      </span>
    );
  }
  if (appointment !== undefined) {
    const date = localDateOf(appointment.start);
    const near =
      daysBetween(today, date) < 2 ? saidDistance(date, today, language) : saidDate(date, today, language);
    return (
      <span class="badge" title={longDate(date, language)}>
        {near} {localTimeOf(appointment.start)}–{localTimeOf(appointment.end)}
        {appointment.place !== undefined && ` ${texts.at(appointment.place)}`}
      </span>
    );
  }
  if (due === undefined || lateFrom === undefined) return <span class="hint">{texts.noDate}</span>;
  const late = daysBetween(lateFrom, today);
  return (
    <span class={late > 0 ? 'badge badge-late' : 'badge'} title={longDate(due, language)}>
      {late > 0 ? texts.lateBy(late) : texts.by(saidDate(due, today, language))}
    </span>
  );
}

/** Who has to do it, by name with telephone and mail; the school's own telephone where that is all there is. */
function Who(props: { readonly line: WordedLine; readonly today: LocalDate; readonly language: Language }) {
  const { line, today, language } = props;
  const texts = dayTextsOf(language);
  const { doer, roleTitle, unreachable, absentUntil, party } = line;
  const schoolPhone = party === 'school' ? line.schoolPhone : undefined;
  return (
    <span class="who">
      {doer === undefined ? (
        <span class="hint">{texts.nobody(roleTitle.toLowerCase())}</span>
      ) : (
        <DoerName name={doer.name} address={line.doerAddress} what={roleTitle} />
      )}
      {doer?.phone !== undefined && <PhoneLink phone={doer.phone} />}
      {doer?.phone === undefined && schoolPhone !== undefined && (
        <SchoolPhone phone={schoolPhone} language={language} />
      )}
      {doer?.email !== undefined && line.section !== 'contact' && (
        <a href={`mailto:${doer.email}`} title={doer.email} aria-label={texts.mailTo(doer.name)}>
          {texts.mail}
        </a>
      )}
      {line.counsellor !== undefined && line.counsellor !== doer?.name && (
        <span class="hint">{texts.counsellor(line.counsellor)}</span>
      )}
      {unreachable !== undefined && (
        <span class="wrong">
          {unreachable === 'absent'
            ? texts.absentUntil(saidDate(absentUntil ?? today, today, language))
            : texts.unreachable[unreachable]}
        </span>
      )}
    </span>
  );
}

function DoerName(props: {
  readonly name: string;
  readonly address: string | undefined;
  readonly what: string;
}) {
  const { name, address, what } = props;
  if (address === undefined) return <span title={what}>{name}</span>;
  return (
    <a href={address} title={what}>
      {name}
    </a>
  );
}
