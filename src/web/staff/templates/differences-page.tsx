import type { Difference } from '../../../domain/template/comparing/compare.ts';
import type { Template } from '../../../domain/template/model/types.ts';
import type { Language } from '../../../domain/text.ts';
import { templatesTextsOf } from '../../texts/texts.ts';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';
import { Purpose } from '../guide/purpose.tsx';
import type { TemplatesVisit } from './visit.ts';

/** What a version changed in another one, in words. */
export function differencesPage(
  shown: {
    readonly template: Template;
    readonly from: number;
    readonly to: number;
    readonly differences: readonly Difference[];
  },
  { frame, language }: TemplatesVisit,
): string {
  const { template, from, to, differences } = shown;
  const texts = templatesTextsOf(language);
  const title = texts.differences.title(from, to);
  return documentOf(
    <StaffFrame frame={frame} title={`${title} · ${template.title[language]}`} here="templates">
      <p class="eyebrow">
        <a href={addressWith(`/templates/${template.id}`, {}, language)}>← {template.title[language]}</a>
      </p>
      <h1>{title}</h1>
      <Purpose of="differences" language={language} />
      <Differences differences={differences} language={language} />
    </StaffFrame>,
  );
}

/** Differences in words, how many there are first. */
export function Differences(props: {
  readonly differences: readonly Difference[];
  readonly language: Language;
}) {
  const { differences, language } = props;
  const texts = templatesTextsOf(language).differences;
  return (
    <>
      <p class="hint">{differences.length === 0 ? texts.none : texts.count(differences.length)}</p>
      <ul class="lines">
        {differences.map(({ kind, at, aspect, message }) => (
          <li key={`${at}/${aspect}/${message.nl}`} class="line">
            <span>
              <strong>{texts.kinds[kind]}</strong> {message[language]} {at !== '' && <code>{at}</code>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
