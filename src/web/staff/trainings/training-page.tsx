import type { ReadTraining } from '../../../application/trajectories/training.ts';
import type { InRole } from '../../../domain/access/training.ts';
import type { Language } from '../../../domain/text.ts';
import { longMoment } from '../../../texts/dates.ts';
import { saidDate } from '../../../texts/days-said.ts';
import { statusWords } from '../../../texts/statuses.ts';
import { trainingsTextsOf } from '../../texts/texts.ts';
import { DataTable } from '../../ui/console/data-table.tsx';
import { Person } from '../../ui/console/person.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';
import { contactOf } from '../view/contact-of.ts';

type Shown = { readonly read: ReadTraining; readonly language: Language };

/** One training for whoever gives it: their steps with their dates, who takes part, the school and the counsellor. */
export function trainingPage(read: ReadTraining, frame: ConsoleFrame): string {
  const { language } = frame;
  const texts = trainingsTextsOf(language);
  const { head, template, name, training } = read;
  const { participants, counsellor } = training;
  return documentOf(
    <StaffFrame frame={frame} title={`${name} · ${template.title[language]}`} here="trainings">
      <p class="eyebrow">
        <a href={addressWith('/trainings', {}, language)}>← {texts.back}</a>
      </p>
      <header class="title-block">
        <h1>
          {name} <span class="hint">· {template.title[language]}</span>
        </h1>
        <p class="title-facts">
          <span class={`badge badge-${head.status}`}>{statusWords[language][head.status]}</span>{' '}
          <span>
            {texts.columns.reference}: <strong>{head.reference}</strong>
          </span>
        </p>
      </header>
      <div class="columns">
        <div class="column-main">
          <Steps read={read} language={language} />
        </div>
        <div class="column-side">
          <School read={read} language={language} />
          {counsellor !== undefined && (
            <People title={texts.counsellor} id="counsellor" people={[counsellor]} {...{ read, language }} />
          )}
          {participants.length > 0 && (
            <People
              title={texts.participants}
              id="participants"
              people={participants}
              {...{ read, language }}
            />
          )}
        </div>
      </div>
    </StaffFrame>,
  );
}

function Steps({ read, language }: Shown) {
  const { training } = read;
  const texts = trainingsTextsOf(language).steps;
  return (
    <section class="card" aria-labelledby="steps-title">
      <h2 id="steps-title">{texts.title}</h2>
      {training.steps.length === 0 ? (
        <p class="hint">{texts.none}</p>
      ) : (
        <DataTable
          caption={texts.title}
          columns={[
            { key: 'what', title: texts.what, cell: ({ title }) => title[language] },
            {
              ...{ key: 'when', title: texts.when },
              cell: ({ appointments }) =>
                appointments
                  .map(({ start, place }) =>
                    [longMoment(start, language), place].filter((one) => one !== undefined).join(', '),
                  )
                  .join(' · '),
            },
            {
              ...{ key: 'due', title: texts.due, kind: 'short' },
              cell: ({ due, isOverdue }) =>
                due === undefined ? (
                  ''
                ) : (
                  <span class={isOverdue ? 'badge badge-late' : undefined}>
                    {saidDate(due, read.today, language)}
                  </span>
                ),
            },
            {
              ...{ key: 'status', title: texts.status, kind: 'short' },
              cell: ({ status }) => texts.statuses[status],
            },
          ]}
          rows={training.steps}
          keyOf={({ path }) => path}
          nameOf={({ title }) => title[language]}
          language={language}
        />
      )}
    </section>
  );
}

function School({ read: { school }, language }: Shown) {
  if (school === undefined) return null;
  return (
    <section class="contact" aria-labelledby="school-title">
      <h2 id="school-title">{trainingsTextsOf(language).school}</h2>
      <p>{[school.name, school.municipality].filter((one) => one !== undefined).join(', ')}</p>
      {school.phone !== undefined && (
        <p>
          <a href={`tel:${school.phone.replaceAll(/[^+\d]/g, '')}`}>{school.phone}</a>
        </p>
      )}
    </section>
  );
}

function People(
  props: Shown & { readonly title: string; readonly id: string; readonly people: readonly InRole[] },
) {
  const { title, id, people, read, language } = props;
  return (
    <section class="contact" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {people.map(({ role, title: part, person }) => {
        const found = read.people.get(person);
        const contact = found === undefined ? undefined : contactOf(found);
        return <Person key={role} part={part[language]} person={contact} language={language} />;
      })}
    </section>
  );
}
