import type { LocalDate } from '../../../../domain/calendar/types.ts';
import type { Language } from '../../../../domain/text.ts';
import { staffTextsOf } from '../../../texts/texts.ts';
import { FilledInStep } from '../../filled-in/step.tsx';
import type { FilledIn } from '../../view/types.ts';

/** So many steps are unfolded. */
const SHOWN = 1;

/** What was filled in and handed in, the last first: a fold for each step. */
export function FilledInCard(props: {
  readonly trajectory: string;
  readonly items: readonly FilledIn[];
  /** What the school filled in, or what others did. */
  readonly isSchool: boolean;
  readonly today: LocalDate;
  readonly language: Language;
}) {
  const { trajectory, items, isSchool, today, language } = props;
  const texts = staffTextsOf(language).trajectory.filledIn;
  const own = items.filter((item) => item.isSchool === isSchool);
  if (own.length === 0 && !isSchool) return null;
  const id = isSchool ? 'filled-in-school' : 'filled-in-others';
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{isSchool ? texts.school : texts.others}</h2>
      {own.length === 0 && <p class="hint">{texts.none}</p>}
      {own.map((item, index) => (
        <FilledInStep
          key={item.path}
          trajectory={trajectory}
          item={item}
          isOpen={index < SHOWN}
          today={today}
          language={language}
        />
      ))}
    </section>
  );
}
