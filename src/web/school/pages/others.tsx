import type { Language } from '../../../domain/text.ts';
import { appointmentInWords } from '../../../texts/appointment-dates.ts';
import { longDate } from '../../../texts/dates.ts';
import { textsOf } from '../../texts/texts.ts';
import type { OtherTask } from '../view/page-types.ts';

/** The list of what else is open for the reader. */
export function Others(props: {
  readonly list: readonly OtherTask[];
  readonly title: string;
  readonly language: Language;
}) {
  const { list, title, language } = props;
  return (
    <section class="others" aria-labelledby="others-title">
      <h2 id="others-title">{title}</h2>
      <ul>
        {list.map((other) => {
          const when = whenOf(other, language);
          return (
            <li key={other.address}>
              <a href={other.address}>
                <span>{other.title}</span> {when !== undefined && <span class="optional">{when}</span>}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function whenOf({ due, appointment }: OtherTask, language: Language): string | undefined {
  const texts = textsOf(language).road;
  if (appointment !== undefined) return texts.appointment(appointmentInWords(appointment, language));
  return due === undefined ? undefined : texts.due(longDate(due, language));
}
