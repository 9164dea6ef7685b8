import { scaleLinear } from 'd3-scale';

/** One part of a bar: how much, and how it is coloured. */
export type BarPart = { readonly value: number; readonly kind: 'actual' | 'planned' | 'today' };

/**
 * Numbers as parts of one whole, for who sees; the numbers themselves stand beside it in words.
 * @param props.of the whole; what goes beyond it makes the whole larger
 */
export function StackedBar(props: { readonly parts: readonly BarPart[]; readonly of: number }) {
  const { parts, of } = props;
  const sum = parts.reduce((all, { value }) => all + Math.max(value, 0), 0);
  const scale = scaleLinear([0, Math.max(of, sum, 1)], [0, 100]);
  const places = parts.map((part, index) => {
    const before = parts.slice(0, index).reduce((all, { value }) => all + Math.max(value, 0), 0);
    return { ...part, x: scale(before), width: scale(Math.max(part.value, 0)) };
  });
  return (
    <svg class="stacked-bar" width="100%" height="12" aria-hidden="true">
      <rect class="holiday" width="100%" height="12" />
      {places.map(({ kind, x, width }) => (
        <rect key={`${kind}${x}`} class={kind} x={`${x}%`} width={`${width}%`} height="12" />
      ))}
    </svg>
  );
}
