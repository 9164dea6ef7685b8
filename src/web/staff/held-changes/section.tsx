import type { ShownHeldChange } from '../../../application/held-changes/find.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import type { Language } from '../../../domain/text.ts';
import { saidMoment } from '../../../texts/days-said.ts';
import { dayTextsOf } from '../../texts/texts.ts';
import { AnswerForm } from '../../ui/console/answer-form.tsx';
import { addressWith, trajectoryAddress } from '../addresses.ts';

/** Changes that wait for the reader, each with who asked for it and the answers in place; nothing where there are none. */
export function HeldChanges(props: {
  readonly held: readonly ShownHeldChange[];
  /** The page to which an answer leads back. */
  readonly from: 'day' | 'audit';
  readonly newKey: () => string;
  readonly today: LocalDate;
  readonly language: Language;
}) {
  const { held, from, newKey, today, language } = props;
  const texts = dayTextsOf(language).held;
  if (held.length === 0) return null;
  return (
    <section class="day-section" aria-labelledby="held-changes">
      <h2 id="held-changes">
        {texts.title} <span class="count">{held.length}</span>
      </h2>
      <p class="hint">{texts.hint}</p>
      <ul class="lines">
        {held.map((shown) => (
          <li class="line" data-row key={shown.held.id}>
            <p>
              <strong>
                {texts.asks(shown.by ?? shown.held.person, saidMoment(shown.held.askedAt, today, language))}
              </strong>{' '}
              <What shown={shown} language={language} />
            </p>
            {shown.isOwn ? (
              <p class="hint">{texts.own}</p>
            ) : (
              <AnswerForm
                action={addressWith(`/held-changes/${shown.held.id}`, { from }, language)}
                label={sentenceOf(shown, language)}
                about={sentenceOf(shown, language)}
                yes={{ value: 'release', words: texts.release }}
                no={{ value: 'refuse', words: texts.refuse }}
                formKey={newKey()}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function What({ shown, language }: { readonly shown: ShownHeldChange; readonly language: Language }) {
  const { kind, subject } = shown.held;
  const sentence = sentenceOf(shown, language);
  if (subject === undefined) return <>{sentence}</>;
  const isPerson = kind === 'person';
  const address = isPerson
    ? addressWith(`/people/${subject}`, {}, language)
    : trajectoryAddress(subject, language);
  return <a href={address}>{sentence}</a>;
}

/** What is asked, in words. */
function sentenceOf({ request, held, about }: ShownHeldChange, language: Language): string {
  const texts = dayTextsOf(language).held;
  const subject = about ?? held.subject ?? '';
  if (request.kind === 'person') {
    const fields = Object.keys(request.correction).map((field) => texts.fields[field] ?? field);
    return texts.person(subject, fields.join(', '));
  }
  if (request.kind === 'enrolment') return texts.enrolment(request.enrolment.template);
  if (request.kind === 'new-person') return texts.newPerson(request.person.name);
  if (request.kind === 'bulk' && request.of === 'enrolment') return texts.enrolments(held.changes);
  const type = request.kind === 'command' ? request.command.type : (request.work[0]?.command.type ?? '');
  const act = texts.acts[type] ?? type;
  return request.kind === 'bulk' ? texts.many(act, held.changes) : texts.one(act, subject);
}
