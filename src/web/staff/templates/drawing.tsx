import type { Template } from '../../../domain/template/model/types.ts';
import type { Language } from '../../../domain/text.ts';
import { templatesTextsOf } from '../../texts/texts.ts';
import { stepsWithin } from './parts.ts';

const HEIGHT = 34;
const STEP = 14;
const GAP = 10;

/** The phases of a template beside each other, each as long as it has steps; who does a step is its colour. */
export function Drawing({
  template,
  language,
}: {
  readonly template: Template;
  readonly language: Language;
}) {
  const parties = new Map(template.roles.map(({ id, party }) => [id, party]));
  let at = 0;
  const phases = template.phases.map((phase) => {
    const steps = stepsWithin(phase);
    const width = Math.max(1, steps.length) * STEP + 12;
    const box = { phase, steps, from: at, width };
    at += width + GAP;
    return box;
  });
  const label = template.phases
    .map((phase) => `${phase.title[language]} (${stepsWithin(phase).length})`)
    .join(', ');
  return (
    <svg
      class="drawing"
      width={at}
      height={HEIGHT}
      viewBox={`0 0 ${at} ${HEIGHT}`}
      role="img"
      aria-label={templatesTextsOf(language).drawing(label)}
    >
      {phases.map(({ phase, steps, from, width }) => (
        <g key={phase.id}>
          <rect class="drawing-phase" x={from} y={4} width={width} height={26} rx={13} />
          {steps.map((step, index) => (
            <circle
              key={step.id}
              class={`drawing-step drawing-${parties.get(step.role) ?? 'pbd'}`}
              cx={from + 13 + index * STEP}
              cy={17}
              r={step.milestone ? 6 : 4.5}
            />
          ))}
        </g>
      ))}
    </svg>
  );
}

/** What the colours of a drawing stand for. */
export function DrawingLegend({ language }: { readonly language: Language }) {
  const { party } = templatesTextsOf(language);
  return (
    <ul class="legend" aria-hidden="true">
      {(['school', 'pbd', 'provider', 'central'] as const).map((one) => (
        <li key={one}>
          <svg width="12" height="12" aria-hidden="true">
            <circle class={`drawing-step drawing-${one}`} cx={6} cy={6} r={5} />
          </svg>{' '}
          {party[one]}
        </li>
      ))}
    </ul>
  );
}
