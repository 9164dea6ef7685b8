/** A box to tick, with what ticking it means; sends `yes` under its name. */
export function Tick(props: { readonly name: string; readonly label: string; readonly checked?: boolean }) {
  const { name, label, checked } = props;
  return (
    <p class="tick">
      <input type="checkbox" id={name} name={name} value="yes" checked={checked} />
      <label for={name}>{label}</label>
    </p>
  );
}
