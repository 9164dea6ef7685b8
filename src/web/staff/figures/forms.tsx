import type { ComponentChildren } from 'preact';
import { quartersOfYear } from '../../../domain/calendar/school-year.ts';
import { indicatorSources } from '../../../domain/indicators/indicator.ts';
import { judgements } from '../../../domain/reports/figures/aims.ts';
import type { Language } from '../../../domain/text.ts';
import { FILE, sentText } from '../../form.ts';
import { figuresTextsOf, textsOf } from '../../texts/texts.ts';
import { controlAttributes, ErrorSummary, Field, TextArea, TextInput } from '../../ui/components/field.tsx';
import { SelectInput } from '../../ui/components/select.tsx';
import { HiddenFields } from '../../ui/console/undo-notice.tsx';
import { addressWith } from '../addresses.ts';
import type { FigureForm } from './sent.ts';
import type { FiguresShown } from './shown.ts';

type Shown = { readonly shown: FiguresShown; readonly language: Language };

/** Reads and frames the controls of one form: what was sent before, and what is wrong with it. */
function controlsOf({ shown }: Shown, form: FigureForm) {
  const draft = shown.draft?.form === form ? shown.draft : undefined;
  return {
    draft,
    value: (name: string) => sentText(draft?.sent ?? {}, name),
    framed: (name: string, label: string, hint?: string, required = true) => ({
      // Four forms stand on the page: the id of a control is its own, its name what the form sends.
      ...{ name, label, hint, required },
      error: draft?.mistakes.find(({ field }) => field === name)?.message,
    }),
  };
}

function Fold(
  props: Shown & {
    readonly form: FigureForm;
    readonly title: string;
    readonly button: string;
    readonly children: ComponentChildren;
  },
) {
  const { shown, language, form, title, button, children } = props;
  const { draft } = controlsOf(props, form);
  const { schoolYear, newKey } = shown;
  const action = addressWith(`/reports/figures/${form}`, { school_year: schoolYear }, language);
  return (
    <details class="fold" open={draft !== undefined}>
      <summary>{title}</summary>
      <form
        method="post"
        action={action}
        aria-label={title}
        class="stacked"
        encType={form === 'import' ? 'multipart/form-data' : undefined}
      >
        <HiddenFields fields={[{ name: '_form', value: newKey() }]} />
        {draft !== undefined && (
          <ErrorSummary mistakes={draft.mistakes} texts={textsOf(language)} note={draft.note} />
        )}
        {children}
        <button type="submit" class="primary">
          {button}
        </button>
      </form>
    </details>
  );
}

function IndicatorSelect(props: Shown & { readonly form: FigureForm; readonly source?: 'entered' }) {
  const { shown, language, form, source: wanted } = props;
  const { framed, value } = controlsOf(props, form);
  const options = shown.catalogue
    .filter(({ source, builtIn }) => (wanted === undefined ? !builtIn : source === wanted))
    .map(({ id, title }) => ({ value: id, label: title[language] }));
  return (
    <SelectInput
      frame={{ ...framed('indicator', figuresTextsOf(language).enter.indicator) }}
      texts={textsOf(language)}
      options={options}
      value={value('indicator')}
    />
  );
}

/** Enters one figure by hand, with where it can be checked. */
export function EnterForm(props: Shown) {
  const { language } = props;
  const texts = figuresTextsOf(language).enter;
  const shared = textsOf(language);
  const { framed, value } = controlsOf(props, 'enter');
  const text = (name: string, label: string, hint?: string, required = true) => (
    <TextInput
      frame={framed(name, label, hint, required)}
      texts={shared}
      value={value(name)}
      limits={{ maxlength: 500 }}
      autocomplete="off"
    />
  );
  return (
    <Fold {...props} form="enter" title={texts.title} button={texts.button}>
      <IndicatorSelect {...props} form="enter" source="entered" />
      {text('value', texts.value)}
      <SelectInput
        frame={framed('quarter', texts.quarter, texts.quarterHint, false)}
        texts={shared}
        options={quartersOfYear.map((one) => ({ value: String(one), label: texts.quarters[one] }))}
        value={value('quarter')}
      />
      {text('respondents', texts.respondents, texts.respondentsHint, false)}
      {text('school', texts.school, texts.schoolHint, false)}
      {text('evidence', texts.evidence, texts.evidenceHint)}
    </Fold>
  );
}

/** Takes over the figures of a file of others who measure. */
export function ImportForm(props: Shown) {
  const { language } = props;
  const { import: texts, sources } = figuresTextsOf(language);
  const shared = textsOf(language);
  const { framed, value } = controlsOf(props, 'import');
  const given = indicatorSources.filter(
    (one) => one !== 'trajectories' && one !== 'survey' && one !== 'entered',
  );
  const file = framed(FILE, texts.file, texts.lead);
  return (
    <Fold {...props} form="import" title={texts.title} button={texts.button}>
      <SelectInput
        frame={framed('source', texts.source)}
        texts={shared}
        options={given.map((one) => ({ value: one, label: sources[one] ?? one }))}
        value={value('source')}
      />
      <Field frame={file} texts={shared}>
        <input type="file" accept=".csv,text/csv" {...controlAttributes(file)} />
      </Field>
      <TextInput
        frame={framed('evidence', texts.evidence)}
        texts={shared}
        value={value('evidence')}
        limits={{ maxlength: 500 }}
        autocomplete="off"
      />
    </Fold>
  );
}

/** States a target, or adjusts it with a reason. */
export function AimForm(props: Shown) {
  const { language } = props;
  const texts = figuresTextsOf(language).aim;
  const shared = textsOf(language);
  const { framed, value } = controlsOf(props, 'aim');
  const text = (name: string, label: string, hint?: string, required = true) => (
    <TextInput
      frame={framed(name, label, hint, required)}
      texts={shared}
      value={value(name)}
      limits={{ maxlength: 200 }}
      autocomplete="off"
    />
  );
  return (
    <Fold {...props} form="aim" title={texts.title} button={texts.button}>
      <IndicatorSelect {...props} form="aim" />
      {text('target', texts.target)}
      {text('agreement', texts.agreement)}
      {text('reason', texts.reason, texts.reasonHint, false)}
    </Fold>
  );
}

/** Judges a target, of the direction or of a partner. */
export function AssessForm(props: Shown) {
  const { shown, language } = props;
  const { assess: texts, aims } = figuresTextsOf(language);
  const shared = textsOf(language);
  const { framed, value } = controlsOf(props, 'assess');
  const judged = (name: 'ambition' | 'relevance') => (
    <SelectInput
      frame={framed(name, texts[name])}
      texts={shared}
      options={judgements.map((one) => ({ value: one, label: aims.judgements[one] }))}
      value={value(name) ?? 'fitting'}
    />
  );
  return (
    <Fold {...props} form="assess" title={texts.title} button={texts.button}>
      <IndicatorSelect {...props} form="assess" />
      <SelectInput
        frame={framed('partner', texts.partner, undefined, false)}
        texts={shared}
        options={shown.partners.map(({ id, name }) => ({ value: id, label: name }))}
        value={value('partner')}
        empty={texts.direction}
      />
      {judged('ambition')}
      {judged('relevance')}
      <TextArea
        frame={framed('comment', texts.comment)}
        texts={shared}
        value={value('comment')}
        maxlength={2_000}
      />
    </Fold>
  );
}
