import { localDateOf, localTimeOf } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import type { ListedGathering, Seat } from '../../../store/gatherings/gatherings.ts';
import { appointmentInWords } from '../../../texts/appointment-dates.ts';
import { gatheringsTextsOf, textsOf } from '../../texts/texts.ts';
import { Choices } from '../../ui/components/answers.tsx';
import { ErrorSummary } from '../../ui/components/field.tsx';
import { type Column, DataTable } from '../../ui/console/data-table.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { HiddenFields, UndoNotice } from '../../ui/console/undo-notice.tsx';
import { documentOf } from '../../ui/render.ts';
import { addressWith, trajectoryAddress } from '../addresses.ts';
import { TimeInputs } from './plan-page.tsx';

type Shown = {
  readonly gathering: ListedGathering;
  readonly seats: readonly Seat[];
  readonly hasBegun: boolean;
  readonly did: string | undefined;
  /** Why what was asked was not done. */
  readonly note: string | undefined;
  readonly newKey: () => string;
};

/** A gathering: when and where, who comes, and afterwards who was there. */
export function gatheringPage(frame: ConsoleFrame, shown: Shown): string {
  const { language } = frame;
  const texts = gatheringsTextsOf(language);
  const { gathering, seats, hasBegun, did, note } = shown;
  const { title, place, calledOffAt, coming } = gathering;
  const when = appointmentInWords(gathering, language);
  const open = seats.filter(({ isDone }) => !isDone);
  return documentOf(
    <StaffFrame frame={frame} title={title} here="trajectories">
      <p class="eyebrow">
        <a href={addressWith('/gatherings', {}, language)}>← {texts.back}</a>
      </p>
      {did !== undefined && <UndoNotice sentence={did} language={language} />}
      {note !== undefined && <ErrorSummary mistakes={[]} texts={textsOf(language)} note={note} />}
      <header class="title-block">
        <h1>{title}</h1>
        <p>
          {place === undefined ? when : `${when}, ${place}`}
          {calledOffAt !== undefined && <strong> ({texts.calledOff})</strong>}
        </p>
        <p class="hint">{texts.ofSeats(coming, gathering.seats)}</p>
      </header>
      <DataTable
        caption={texts.names.coming}
        columns={columnsOf(language)}
        rows={seats}
        keyOf={({ trajectoryId }) => trajectoryId}
        nameOf={({ school, reference }) => school ?? reference}
        language={language}
      />
      {calledOffAt === undefined && hasBegun && open.length > 0 && (
        <AttendanceForm shown={shown} open={open} language={language} />
      )}
      {calledOffAt === undefined && !hasBegun && <MoveForms shown={shown} language={language} />}
    </StaffFrame>,
  );
}

function columnsOf(language: Language): Column<Seat>[] {
  const { names, states } = gatheringsTextsOf(language);
  return [
    {
      ...{ key: 'school', title: names.school },
      cell: ({ trajectoryId, school, reference }) => (
        <>
          <a href={trajectoryAddress(trajectoryId, language)}>{school ?? reference}</a>{' '}
          <span class="hint">{reference}</span>
        </>
      ),
    },
    {
      ...{ key: 'state', title: names.state },
      cell: ({ isArranged, present }) => {
        if (present !== undefined) return present ? states.present : states.absent;
        return isArranged ? states.arranged : states.not;
      },
    },
  ];
}

function AttendanceForm({
  shown: { gathering, newKey },
  open,
  language,
}: {
  readonly shown: Shown;
  readonly open: readonly Seat[];
  readonly language: Language;
}) {
  const texts = gatheringsTextsOf(language).attend;
  return (
    <form
      method="post"
      action={`/gatherings/${gathering.id}/attendance?lang=${language}`}
      aria-label={texts.title}
      class="stacked"
    >
      <HiddenFields fields={[{ name: '_form', value: newKey() }]} />
      <Choices
        frame={{ name: 'present', label: texts.title, hint: texts.hint, required: true }}
        texts={textsOf(language)}
        type="checkbox"
        options={open.map(({ trajectoryId, school, reference }) => ({
          ...{ value: trajectoryId, label: school ?? reference, note: reference },
        }))}
        values={open.map(({ trajectoryId }) => trajectoryId)}
      />
      <button type="submit" class="primary">
        {texts.button}
      </button>
    </form>
  );
}

function MoveForms({ shown, language }: { readonly shown: Shown; readonly language: Language }) {
  const texts = gatheringsTextsOf(language).move;
  const { gathering, newKey } = shown;
  const { id, start, end, place } = gathering;
  const known: { readonly [name: string]: string | undefined } = {
    ...{ on: localDateOf(start), from: localTimeOf(start), until: localTimeOf(end), place },
  };
  return (
    <details class="fold">
      <summary>{texts.title}</summary>
      <form
        method="post"
        action={`/gatherings/${id}/move?lang=${language}`}
        aria-label={texts.title}
        class="stacked"
      >
        <HiddenFields fields={[{ name: '_form', value: newKey() }]} />
        <TimeInputs
          framed={(name, label, required) => ({ name, label, required })}
          value={(name) => known[name]}
          language={language}
        />
        <p class="hint">{texts.consequence}</p>
        <button type="submit" class="primary">
          {texts.button}
        </button>
      </form>
      <form method="post" action={`/gatherings/${id}/call-off?lang=${language}`}>
        <HiddenFields fields={[{ name: '_form', value: newKey() }]} />
        <button type="submit" class="quiet">
          {texts.off}
        </button>
      </form>
    </details>
  );
}
