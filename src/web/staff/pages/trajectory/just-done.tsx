import type { Language } from '../../../../domain/text.ts';
import { pageTextsOf } from '../../../texts/texts.ts';
import { UndoNotice } from '../../../ui/console/undo-notice.tsx';
import { addressWith } from '../../addresses.ts';
import type { Did } from '../../view/types.ts';

/** What was just done in a line, with the button that takes it back; or that it could not be taken back any more. */
export function JustDone(props: {
  readonly trajectory: string;
  readonly did: Did | 'too-late';
  readonly csrfToken: string;
  /** It was done from somebody's day, which is where taking it back leads. */
  readonly from?: 'day';
  readonly language: Language;
}) {
  const { trajectory, did, csrfToken, from, language } = props;
  const texts = pageTextsOf(language);
  if (did === 'too-late') return <UndoNotice sentence={texts.undoLate} language={language} />;
  const undo = {
    action: addressWith(`/trajectories/${trajectory}/undo`, { from }, language),
    hidden: [
      { name: '_form', value: csrfToken },
      { name: 'did', value: String(did.version) },
    ],
  };
  return (
    <UndoNotice
      sentence={did.canBeUndone ? `${did.sentence} ${texts.sentStays}` : did.sentence}
      {...(did.canBeUndone ? { undo } : {})}
      language={language}
    />
  );
}
