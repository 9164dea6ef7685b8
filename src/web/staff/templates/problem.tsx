import type { ApplicationError } from '../../../application/application-error.ts';
import type { Language } from '../../../domain/text.ts';

/** Why something cannot be, with what is wrong on each line. */
export function Problem({
  problem,
  language,
}: {
  readonly problem: ApplicationError;
  readonly language: Language;
}) {
  const { title, detail, errors = [] } = problem;
  return (
    <div role="status">
      <p class="wrong">{(detail ?? title)[language]}</p>
      <ul class="lines">
        {errors.map(({ path, code, message }) => (
          <li key={`${path}/${code}/${message.nl}`} class="line" {...lineOf(message.nl)}>
            {message[language]}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The line of the file that a message is about, for the editor to lead there. */
function lineOf(message: string): { readonly 'data-line'?: string } {
  const line = /^Regel (\d+):/.exec(message)?.[1];
  return line === undefined ? {} : { 'data-line': line };
}
