import type { SignInRole } from '../../../domain/access/roles.ts';
import { signInTextsOf } from '../../texts/texts.ts';
import { card, type Framed, OneButton } from './frame.tsx';

/** Somebody whom one can be in a try-out. */
export type Choosable = {
  readonly id: string;
  readonly name: string;
  readonly role: SignInRole;
  /** The name of the organisation for which they work. */
  readonly organisation?: string | undefined;
};

/** The page of the embedded provider: each person with one line on who they are and what they can do. */
export function choosePage(
  frame: Framed & {
    readonly action: string;
    readonly csrfToken: string;
    readonly people: readonly Choosable[];
  },
): string {
  const texts = signInTextsOf(frame.language);
  return card(
    frame,
    texts.chooseTitle,
    <>
      <p>{frame.people.length === 0 ? texts.chooseNobody : texts.chooseMore}</p>
      <ul class="choices plain-list">
        {frame.people.map(({ id, name, role, organisation }) => (
          <li key={id}>
            <p>
              <strong>{name}</strong>, {texts.roles[role]}
              {organisation !== undefined && <> · {organisation}</>}
            </p>
            <p class="hint">{texts.can[role]}</p>
            <OneButton
              action={frame.action}
              label={texts.choose(name)}
              hidden={{ person: id, _form: frame.csrfToken }}
              secondary
            />
          </li>
        ))}
      </ul>
    </>,
  );
}
