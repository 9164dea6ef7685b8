/** What is known of something, each with what it is called. */
export function Facts(props: {
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}) {
  return (
    <dl class="facts">
      {props.facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
