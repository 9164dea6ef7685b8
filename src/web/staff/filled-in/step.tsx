import type { LocalDate } from '../../../domain/calendar/types.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import { saidDate } from '../../../texts/days-said.ts';
import { staffTextsOf } from '../../texts/texts.ts';
import { Facts } from '../../ui/components/facts.tsx';
import type { FilledIn } from '../view/types.ts';

/** What was filled in at one step, as a fold. */
export function FilledInStep(props: {
  readonly trajectory: string;
  readonly item: FilledIn;
  readonly isOpen: boolean;
  readonly today: LocalDate;
  readonly language: Language;
}) {
  const { trajectory, item, isOpen, today, language } = props;
  const { chosen, answers, comment, documents, by } = item;
  const { chosen: label } = staffTextsOf(language).trajectory.filledIn;
  const facts = chosen === undefined ? answers : [{ label, value: chosen }, ...answers];
  const when = saidDate(localDateOf(item.at), today, language);
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
