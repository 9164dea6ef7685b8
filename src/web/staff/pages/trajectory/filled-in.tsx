import { localDateOf } from '../../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../../domain/text.ts';
import { shortDate } from '../../../../texts/dates.ts';
import { staffTextsOf } from '../../../texts/texts.ts';
import { Facts } from '../../../ui/components/facts.tsx';
import type { FilledIn } from '../../view/types.ts';

/** So many steps are unfolded. */
const SHOWN = 1;

/** What was filled in and handed in, the last first: a fold for each step. */
export function FilledInCard(props: {
  readonly trajectory: string;
  readonly items: readonly FilledIn[];
  /** What the school filled in, or what others did. */
  readonly isSchool: boolean;
  readonly language: Language;
}) {
  const { trajectory, items, isSchool, language } = props;
  const texts = staffTextsOf(language).trajectory.filledIn;
  const own = items.filter((item) => item.isSchool === isSchool);
  if (own.length === 0 && !isSchool) return null;
  const id = isSchool ? 'filled-in-school' : 'filled-in-others';
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{isSchool ? texts.school : texts.others}</h2>
      {own.length === 0 && <p class="hint">{texts.none}</p>}
      {own.map((item, index) => (
        <Step
          key={item.path}
          trajectory={trajectory}
          item={item}
          isOpen={index < SHOWN}
          language={language}
        />
      ))}
    </section>
  );
}

function Step(props: {
  readonly trajectory: string;
  readonly item: FilledIn;
  readonly isOpen: boolean;
  readonly language: Language;
}) {
  const { trajectory, item, isOpen, language } = props;
  const { chosen, answers, comment, documents, by } = item;
  const { chosen: label } = staffTextsOf(language).trajectory.filledIn;
  const facts = chosen === undefined ? answers : [{ label, value: chosen }, ...answers];
  const when = shortDate(localDateOf(item.at), language);
  return (
    <details class="fold" open={isOpen}>
      <summary>
        {item.title} <span class="hint">{by === undefined ? when : `${when}, ${by}`}</span>
      </summary>
      {facts.length > 0 && <Facts facts={facts} />}
      {comment !== undefined && <blockquote>{comment}</blockquote>}
      {documents.length > 0 && (
        <ul class="documents">
          {documents.map(({ id, name }) => (
            <li key={id}>
              <a href={`/api/v1/trajectories/${trajectory}/attachments/${id}`}>{name}</a>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
