import type { ReadQuestion } from '../../../application/questions/read.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import type { Language } from '../../../domain/text.ts';
import { saidMoment } from '../../../texts/days-said.ts';
import { questionsTextsOf } from '../../texts/texts.ts';
import { addressWith } from '../addresses.ts';

/** The questions of schools that wait for the reader; nothing where there are none. */
export function WaitingQuestions(props: {
  readonly questions: readonly ReadQuestion[];
  readonly today: LocalDate;
  readonly language: Language;
}) {
  const { questions, today, language } = props;
  const texts = questionsTextsOf(language).day;
  if (questions.length === 0) return null;
  return (
    <section class="day-section" aria-labelledby="waiting-questions">
      <h2 id="waiting-questions">
        {texts.title} <span class="count">{questions.length}</span>
      </h2>
      <ul class="lines">
        {questions.map(
          ({ id, trajectoryId, school, reference, asker = '', askedAt, passed, passedTo = '' }) => (
            <li key={id} class="line" data-row>
              <p>
                <a href={addressWith(`/trajectories/${trajectoryId}/questions`, {}, language)}>
                  {school ?? reference}
                </a>
                : {texts.asked(asker, saidMoment(askedAt, today, language))}
                {passed !== undefined && <span class="hint"> ({texts.passed(passedTo)})</span>}
              </p>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
