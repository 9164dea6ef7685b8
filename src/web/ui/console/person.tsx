import type { Language } from '../../../domain/text.ts';
import { consoleTextsOf } from '../../texts/texts.ts';
import { WaysTo } from '../components/contact.tsx';
import type { Contact } from '../types.ts';

/** Somebody with how to reach them: the name first, what they do after it. Nobody is said as well. */
export function Person(props: {
  /** What they do in the trajectory. */
  readonly part: string;
  readonly person: Contact | undefined;
  /** Their own page, for a reader who may look them up. */
  readonly address?: string | undefined;
  /** A word on whether mail arrives, when there is something to say of it. */
  readonly note?: string;
  readonly language: Language;
}) {
  const { part, person, address, note, language } = props;
  const texts = consoleTextsOf(language).person;
  return (
    <div class="person">
      <p>
        <strong>
          {address === undefined ? (person?.name ?? texts.nobody) : <a href={address}>{person?.name}</a>}
        </strong>{' '}
        <span class="hint">{part}</span>
      </p>
      {person !== undefined && <WaysTo person={person} />}
      {note !== undefined && <p class="wrong">{note}</p>}
    </div>
  );
}
