/** What is known of something, each with what it is called. */
export function Facts(props: {
  readonly facts: readonly {
    readonly label: string;
    readonly value: string;
    /** Where what it is made of stands. */
    readonly address?: string;
  }[];
}) {
  return (
    <dl class="facts">
      {props.facts.map(({ label, value, address }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {address === undefined ? (
              value
            ) : (
              <a class="in-row" href={address}>
                {value}
              </a>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
