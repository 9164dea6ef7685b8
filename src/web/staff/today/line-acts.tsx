import type { Language } from '../../../domain/text.ts';
import { actTextsOf, dayTextsOf, pageTextsOf } from '../../texts/texts.ts';
import { OpenButton } from '../../ui/components/open-button.tsx';
import type { ActName } from '../acts/types.ts';
import { ActLink } from '../pages/trajectory/act-links.tsx';
import { CalledForm } from './called-form.tsx';
import { FoldedForm, Wrong } from './folded-form.tsx';
import type { DayPage } from './types.ts';
import type { WordedLine } from './view.ts';

type Shown = { readonly line: WordedLine; readonly view: DayPage };

/** What can be done about a line, where it stands: the first of it helps most. */
export function LineActs({ line, view }: Shown) {
  const { language } = view.frame;
  const { section, mine, kind, path } = line;
  const isPart = section === 'appointments' || section === 'own';
  const isMeeting = kind === 'meeting' || kind === 'training';
  const judges = mine && kind === 'review';
  const words = pageTextsOf(language).acts;
  const texts = dayTextsOf(language);
  const link = { line, language };
  return (
    <span class="line-acts">
      {isPart && isMeeting && line.appointment !== undefined && (
        <DayAct {...link} act="complete" words={words.complete[kind]} />
      )}
      {isPart && isMeeting && (
        <DayAct
          {...link}
          act="appointment"
          words={line.appointment === undefined ? words.plan : words.move}
        />
      )}
      {judges && <DayAct {...link} act="complete" words={words.complete.review} />}
      {mine && section !== 'contact' && !judges && !isMeeting && (
        <OpenButton
          trajectory={line.trajectory}
          path={path}
          title={`${line.subject ?? line.reference}, ${line.title}`}
          csrfToken={view.newKey()}
          language={language}
        />
      )}
      {section === 'silent' && <CalledForm line={line} view={view} />}
      {section === 'late' && <DayAct {...link} act="due" words={texts.moreTime} />}
      {section === 'paused' && <DayAct {...link} act="resume" words={words.resume} />}
      {section === 'paused' && <DayAct {...link} act="pause" words={words.pauseEnd} />}
      {section === 'contact' && line.step === 'no_contact' && <AddressForm line={line} view={view} />}
      {section === 'contact' && <DayAct {...link} act="assign" words={texts.otherPerson} />}
    </span>
  );
}

/** An act on what a line is about: its form opens above the day, and leads back to it. */
function DayAct(props: {
  readonly line: WordedLine;
  readonly act: ActName;
  readonly words: string;
  readonly language: Language;
}) {
  const { line, act, words, language } = props;
  const aims: { readonly [act in ActName]?: object } = { assign: { role: line.role }, resume: {}, pause: {} };
  return (
    <ActLink
      trajectory={line.trajectory}
      act={act}
      words={words}
      what={line.subject ?? line.reference}
      aim={{ ...(aims[act] ?? { step: line.path }), from: 'day' }}
      language={language}
    />
  );
}

/** The address at which somebody does get mail: what could not be sent goes then. */
function AddressForm({ line, view }: Shown) {
  const { language } = view.frame;
  const texts = dayTextsOf(language).address;
  const id = `address-${line.trajectory}-${line.role}`;
  const draft = view.addressDraft?.path === line.path ? view.addressDraft : undefined;
  const mistake = draft?.trajectory === line.trajectory ? draft.mistake : undefined;
  return (
    <FoldedForm
      {...{ line, view, texts }}
      action="/today/address"
      label={texts.for(line.doer?.name ?? line.roleTitle)}
      isOpen={mistake !== undefined}
      hidden={{ name: 'step', value: line.path }}
    >
      <div class="field">
        <label for={id}>{actTextsOf(language).who.email}</label>
        <input
          id={id}
          type="email"
          name="email"
          value={mistake === undefined ? '' : draft?.email}
          placeholder={line.doer?.email}
          maxlength={254}
          required
          autocomplete="off"
          aria-describedby={mistake === undefined ? undefined : `${id}-wrong`}
          aria-invalid={mistake !== undefined}
        />
        <Wrong id={`${id}-wrong`} mistake={mistake} />
      </div>
    </FoldedForm>
  );
}
