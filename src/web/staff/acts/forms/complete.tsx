import { coerceFormBody } from '../../../../domain/forms/coerce-form-body.ts';
import { formFields } from '../../../../domain/forms/form-fields.ts';
import type { Option } from '../../../../domain/template/model/types.ts';
import { optionsOf } from '../../../../domain/trajectory/model/step-outcomes.ts';
import { FILE, sentText } from '../../../form.ts';
import { COMMENT, OUTCOME } from '../../../school/forms/field-names.ts';
import { actTextsOf, textsOf } from '../../../texts/texts.ts';
import { AnswerFields, Choices } from '../../../ui/components/answers.tsx';
import { FilledInStep } from '../../filled-in/step.tsx';
import type { FilledIn } from '../../view/types.ts';
import type { ActForm, ActSetting } from '../types.ts';
import { errorOf, LinesField } from './fields.tsx';
import { stepOf } from './steps.tsx';

/** A step is done: what came of it, what was answered, what was handed in. */
export const complete: ActForm = {
  about: 'open-step',
  takesFile: ({ view }) => view?.step.kind === 'document',
  title: (setting) => actTextsOf(setting.language).complete.title(stepOf(setting)),
  Fields: ({ setting, draft }) => {
    const { view, language } = setting;
    const texts = textsOf(language);
    const options = choicesOf(setting);
    const form = view?.step.answers;
    const label = actTextsOf(language).complete.comment;
    return (
      <>
        {setting.judged !== undefined && <Judged setting={setting} item={setting.judged} />}
        {form !== undefined && (
          <AnswerFields
            fields={formFields(form, language)}
            sent={draft.sent}
            mistakes={draft.mistakes}
            texts={texts}
          />
        )}
        {options.length > 1 && (
          <Choices
            frame={{
              ...{ name: OUTCOME, label: actTextsOf(language).complete.outcome, required: true },
              error: errorOf(draft, OUTCOME),
            }}
            texts={texts}
            type="radio"
            options={options.map(({ id, title, then }) => ({
              ...{ value: id, label: title[language] },
              note: then === 'stop' ? texts.choose.stops : undefined,
            }))}
            values={[sentText(draft.sent, OUTCOME) ?? '']}
          />
        )}
        <LinesField {...{ name: COMMENT, label, draft, language }} required={false} rows={3} />
      </>
    );
  },
  read: (setting, sent) => {
    const { view } = setting;
    const options = choicesOf(setting);
    const outcome = sentText(sent, OUTCOME) ?? (options.length > 1 ? '' : options[0]?.id);
    const comment = sentText(sent, COMMENT)?.trim() ?? '';
    // Declining or asking for changes leaves the form empty; only the usual outcome needs it.
    const isUsual = !outcome || outcome === options[0]?.id;
    const form = view?.step.answers;
    const answers = form === undefined || !isUsual ? undefined : coerceFormBody(form, sent);
    return {
      act: {
        ...{ type: 'complete', step: view?.path ?? '' },
        ...(outcome === undefined ? {} : { outcome }),
        ...(answers === undefined ? {} : { answers }),
        ...(comment === '' ? {} : { comment }),
      },
      controlOf,
    };
  },
  button: (setting) => {
    const [only, ...others] = choicesOf(setting);
    const { language } = setting;
    const isMet = setting.view?.step.kind === 'meeting' || setting.view?.step.kind === 'training';
    if (isMet && only !== undefined && others.length === 0) return only.title[language];
    return actTextsOf(language).complete.button(stepOf(setting));
  },
};

/** What was handed in, to read before it is judged. */
function Judged({ setting, item }: { readonly setting: ActSetting; readonly item: FilledIn }) {
  const { dossier, today, language } = setting;
  return (
    <section aria-label={actTextsOf(language).complete.judged}>
      <h3>{actTextsOf(language).complete.judged}</h3>
      <FilledInStep trajectory={dossier.head.id} item={item} isOpen today={today} language={language} />
    </section>
  );
}

/** What can come of it; that another trajectory was started is not said but done, on the page that starts it. */
function choicesOf({ view }: ActSetting): readonly Option[] {
  if (view === undefined) return [];
  const options = optionsOf(view.step);
  return view.step.kind === 'trajectory' ? options.filter(({ id }) => id !== 'started') : options;
}

const controls: { readonly [path: string]: string } = {
  outcome: OUTCOME,
  comment: COMMENT,
  attachments: FILE,
  file: FILE,
};

function controlOf(path: string): string | undefined {
  return path.startsWith('answers.') ? path.slice('answers.'.length) : controls[path];
}
