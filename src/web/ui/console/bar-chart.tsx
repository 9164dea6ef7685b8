import { scaleLinear } from 'd3-scale';

/** One bar: a number, what it is of, and the same a year before. */
export type Bar = {
  readonly key: string;
  readonly title: string;
  readonly value: number;
  /** The whole that it is a part of. */
  readonly of?: number | undefined;
  readonly before?: number | undefined;
  /** The number in words. */
  readonly said: string;
};

/** So many bars can be told apart; the table below has all of them. */
const MOST = 24;

/** A picture of the numbers of a table: bars under each other. Who does not see it reads the table that follows. */
export function BarChart(props: {
  readonly caption: string;
  readonly bars: readonly Bar[];
  /** So many are shown: more where the table does not have each of them. */
  readonly most?: number | undefined;
}) {
  const bars = props.bars.slice(0, props.most ?? MOST);
  const highest = Math.max(...bars.flatMap(({ value, of, before }) => [value, of ?? 0, before ?? 0]), 1);
  const scale = scaleLinear([0, highest], [0, 100]);
  return (
    <figure class="chart">
      <figcaption>{props.caption}</figcaption>
      <ul aria-hidden="true">
        {bars.map(({ key, title, value, of, before, said }) => (
          <li key={key}>
            <span class="chart-title">{title}</span>
            <svg width="100%" height="18" aria-hidden="true">
              {of !== undefined && <rect class="holiday" width={`${scale(of)}%`} height="18" />}
              <rect class="actual" y="3" width={`${scale(Math.max(value, 0))}%`} height="12" />
              {before !== undefined && (
                <line class="today" x1={`${scale(before)}%`} x2={`${scale(before)}%`} y1="0" y2="18" />
              )}
            </svg>
            <span class="chart-value">{said}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
