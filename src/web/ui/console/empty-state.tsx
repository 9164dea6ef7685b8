import type { ComponentChildren } from 'preact';

/** What stands where there is nothing: that there is nothing, and what to do first. */
export function EmptyState(props: { readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p>
        <strong>{props.title}</strong>
      </p>
      {props.children}
    </div>
  );
}
