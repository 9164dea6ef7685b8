import type { Language } from '../../../domain/text.ts';
import { consoleTextsOf } from '../../texts/texts.ts';

/** How many there are, said aloud when it changes, and where the list can be had as a file. */
export function ListHead(props: {
  readonly count: string;
  readonly exportAddress?: string;
  readonly language: Language;
}) {
  const { count, exportAddress, language } = props;
  return (
    <div class="list-head">
      <p class="hint" role="status">
        {count}
      </p>
      {exportAddress !== undefined && (
        <a href={exportAddress} data-turbo="false">
          {consoleTextsOf(language).table.export}
        </a>
      )}
    </div>
  );
}
