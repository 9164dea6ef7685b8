/** One of several views of the same thing, each with an address of its own. */
export type Tab = {
  readonly title: string;
  readonly address: string;
  readonly isChosen: boolean;
  /** How many things it holds. */
  readonly count?: number;
};

/** The views of a thing beside each other. Each is a link, so that it can be mailed and gone back to. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map(({ title, address, isChosen, count }) => (
          <li key={address}>
            <a href={address} aria-current={isChosen ? 'page' : undefined}>
              {title}
              {count !== undefined && <span class="count"> {count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
