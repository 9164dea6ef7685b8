import type { Language } from '../../../../domain/text.ts';
import { isRunning } from '../../../../domain/trajectory/model/status.ts';
import { pageTextsOf, questionsTextsOf, surveysTextsOf, timelineTextsOf } from '../../../texts/texts.ts';
import type { ActName } from '../../acts/types.ts';
import { addressWith } from '../../addresses.ts';
import type { TrajectoryPage } from '../../view/types.ts';

/** A button that opens the form of an act: in its frame on this page, or as a page of its own without a script. */
export function ActLink(props: {
  readonly trajectory: string;
  readonly act: ActName;
  readonly words: string;
  /** What it is about, for who hears the buttons and not what stands beside them. */
  readonly what?: string;
  readonly aim?: { readonly step?: string; readonly role?: string; readonly from?: 'day' };
  readonly isPlain?: boolean;
  readonly isFirst?: boolean;
  readonly language: Language;
}) {
  const { trajectory, act, words, what, aim = {}, isPlain, isFirst, language } = props;
  const kind = isFirst ? 'button primary' : isPlain ? 'plain' : 'button secondary';
  return (
    <a
      class={kind}
      href={addressWith(`/trajectories/${trajectory}/acts/${act}`, aim, language)}
      data-turbo-frame="act"
    >
      {words}
      {what !== undefined && <span class="unseen">: {what}</span>}
    </a>
  );
}

/** What can be done with the trajectory as a whole: the usual beside each other, the rest in a menu. */
export function TrajectoryActs(props: {
  readonly view: TrajectoryPage;
  readonly mayAct: boolean;
  readonly language: Language;
}) {
  const { view, mayAct, language } = props;
  const texts = pageTextsOf(language).acts;
  const link = { trajectory: view.id, language };
  const hasEnded = !isRunning(view);
  const school = (
    <a class="button quiet" href={addressWith(`/trajectories/${view.id}/school`, {}, language)}>
      {timelineTextsOf(language).school.open}
    </a>
  );
  const mailsWith = (kind: string) => (
    <a class={kind} href={addressWith(`/trajectories/${view.id}/mails`, {}, language)}>
      {texts.mails}
    </a>
  );
  if (!mayAct || hasEnded) {
    return (
      <div class="act-bar">
        {mayAct && <ActLink {...link} act="restart" words={texts.restart} />}
        {school}
        {mailsWith('button quiet')}
      </div>
    );
  }
  return (
    <nav class="act-bar" aria-label={texts.label}>
      {view.status === 'paused' ? (
        <>
          <ActLink {...link} act="resume" words={texts.resume} isFirst />
          <ActLink {...link} act="pause" words={texts.pauseEnd} />
        </>
      ) : (
        <ActLink {...link} act="pause" words={texts.pause} />
      )}
      <ActLink {...link} act="note" words={texts.note} />
      {school}
      <details class="menu">
        <summary>{texts.more}</summary>
        <ul>
          <li>
            <ActLink {...link} act="attach" words={texts.attach} isPlain />
          </li>
          <li>{mailsWith('plain')}</li>
          <li>
            <ActLink {...link} act="move" words={texts.school} isPlain />
          </li>
          <li>
            <a class="plain" href={addressWith(`/trajectories/${view.id}/surveys`, {}, language)}>
              {surveysTextsOf(language).staff.open}
            </a>
          </li>
          <li>
            <a class="plain" href={addressWith(`/trajectories/${view.id}/questions`, {}, language)}>
              {questionsTextsOf(language).staff.open}
            </a>
          </li>
          <li>
            <ActLink {...link} act="stop" words={texts.stop} isPlain />
          </li>
          <li>
            <ActLink {...link} act="withdraw" words={texts.withdraw} isPlain />
          </li>
        </ul>
      </details>
    </nav>
  );
}
