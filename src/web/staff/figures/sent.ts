import type { Caller } from '../../../application/access/authorise.ts';
import { isApplicationError } from '../../../application/application-error.ts';
import type { Dependencies } from '../../../application/dependencies.ts';
import { assess, stateAim } from '../../../application/figures/aims.ts';
import { enterFigures } from '../../../application/figures/enter.ts';
import { importFigures } from '../../../application/figures/import.ts';
import { isId } from '../../../application/ids.ts';
import { quartersOfYear } from '../../../domain/calendar/school-year.ts';
import { indicatorSources } from '../../../domain/indicators/indicator.ts';
import { judgements } from '../../../domain/reports/figures/aims.ts';
import type { Language } from '../../../domain/text.ts';
import { numberWritten } from '../../../domain/written-number.ts';
import { type FormDraft, type Sent, sentText } from '../../form.ts';
import { asRejection, besideFields } from '../../mistakes.ts';
import { figuresTextsOf } from '../../texts/texts.ts';
import type { SealedForm } from '../sealed.ts';

/** The forms of the page, by the name with which each is sent. */
export const figureForms = ['enter', 'import', 'aim', 'assess'] as const;
export type FigureForm = (typeof figureForms)[number];

/** What has to be mended in one of the forms. */
export type FigureDraft = FormDraft & { readonly form: FigureForm };

/** Who sends what, about which year. */
export type FigureSending = {
  readonly deps: Dependencies;
  readonly caller: Caller;
  readonly schoolYear: string;
  readonly form: SealedForm;
  readonly language: Language;
};

/**
 * Does what one of the forms asks.
 * @returns the sentence that says so, or what has to be mended
 */
export async function carryOut(name: FigureForm, sending: FigureSending): Promise<string | FigureDraft> {
  const { form, language } = sending;
  const mend = (more: Omit<FigureDraft, 'form' | 'sent'>): FigureDraft => ({
    form: name,
    sent: form.sent,
    ...more,
  });
  try {
    return await acts[name](sending, mend);
  } catch (error) {
    if (!isApplicationError(error) || error.kind !== 'invalid') throw error;
    return mend(besideFields(asRejection(error), (path) => path.split('.').at(-1), language));
  }
}

type Act = (
  sending: FigureSending,
  mend: (more: Omit<FigureDraft, 'form' | 'sent'>) => FigureDraft,
) => Promise<string | FigureDraft>;

const acts: { readonly [form in FigureForm]: Act } = {
  async enter({ deps, caller, schoolYear, form: { sent }, language }, mend) {
    const texts = figuresTextsOf(language).enter;
    const value = numberIn(sent, 'value', language);
    const respondents = numberIn(sent, 'respondents', language);
    const isCount =
      respondents === undefined ? words(sent, 'respondents') === undefined : isWhole(respondents);
    if (value === undefined || !isCount) {
      return mend({
        mistakes: [
          ...(value === undefined ? [{ field: 'value', message: texts.number }] : []),
          ...(isCount ? [] : [{ field: 'respondents', message: texts.count }]),
        ],
      });
    }
    const school = words(sent, 'school');
    const quarter = quartersOfYear.find((one) => String(one) === sentText(sent, 'quarter'));
    const figure = {
      ...{ indicator: words(sent, 'indicator') ?? '', schoolYear, value, source: 'entered' as const },
      evidence: words(sent, 'evidence') ?? '',
      ...(respondents === undefined ? {} : { respondents }),
      ...(school === undefined ? {} : { school }),
      ...(quarter === undefined ? {} : { quarter }),
    };
    await enterFigures({ deps, caller, figures: [figure] });
    return texts.done;
  },
  async import({ deps, caller, form: { sent, file }, language }, mend) {
    const texts = figuresTextsOf(language).import;
    if (file === undefined) return mend({ mistakes: [{ field: '_file', message: texts.missing }] });
    const source = indicatorSources.find((one) => one === sentText(sent, 'source'));
    if (source === undefined || source === 'trajectories' || source === 'survey')
      return mend({ mistakes: [] });
    const content = new TextDecoder().decode(file.content);
    const count = await importFigures({
      ...{ deps, caller, content, source, evidence: words(sent, 'evidence') ?? file.name },
    });
    return texts.done(count);
  },
  async aim({ deps, caller, schoolYear, form: { sent }, language }, mend) {
    const texts = figuresTextsOf(language);
    const target = numberIn(sent, 'target', language);
    if (target === undefined) return mend({ mistakes: [{ field: 'target', message: texts.enter.number }] });
    const reason = words(sent, 'reason');
    const aim = {
      ...{ indicator: words(sent, 'indicator') ?? '', schoolYear, target },
      agreement: words(sent, 'agreement') ?? '',
      ...(reason === undefined ? {} : { reason }),
    };
    await stateAim({ deps, caller, aim });
    return texts.aim.done;
  },
  async assess({ deps, caller, schoolYear, form: { sent }, language }) {
    const partner = words(sent, 'partner');
    const judgement = (name: string) => judgements.find((one) => one === sentText(sent, name)) ?? 'fitting';
    const assessment = {
      ...{ indicator: words(sent, 'indicator') ?? '', schoolYear, comment: words(sent, 'comment') ?? '' },
      ...{ ambition: judgement('ambition'), relevance: judgement('relevance') },
      ...(partner === undefined || !isId(partner) ? {} : { partner }),
    };
    await assess({ deps, caller, assessment });
    return figuresTextsOf(language).assess.done;
  },
};

function words(sent: Sent, name: string): string | undefined {
  return sentText(sent, name)?.trim().slice(0, 2_000) || undefined;
}

/** A number from 0, as people who read that language write one. */
function numberIn(sent: Sent, name: string, language: Language): number | undefined {
  const value = numberWritten(words(sent, name) ?? '', language);
  return value === undefined || value < 0 ? undefined : value;
}

/** Whether a number can say how many answered. */
function isWhole(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}
