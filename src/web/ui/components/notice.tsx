import type { ComponentChildren } from 'preact';

type Worded = { readonly title: string; readonly children: ComponentChildren };

/** A word on what just happened. It is announced, and takes the focus when the page opens. */
export function Confirmation({ title, children }: Worded) {
  return (
    <div class="confirmation" role="status" tabindex={-1} autofocus>
      <h2>{title}</h2>
      <p>{children}</p>
    </div>
  );
}

/** A quiet box with something to know. */
export function Remark({ title, children }: Worded) {
  return (
    <div class="remark">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
