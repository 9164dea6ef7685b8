import type { ComponentChildren } from 'preact';
import type { FormFrame } from '../../view/page-types.ts';

/** A form with what it carries along unseen; `upload` when a document goes with it. */
export function FormAround(props: {
  readonly frame: FormFrame;
  readonly children: ComponentChildren;
  readonly upload?: boolean;
}) {
  const { frame, children, upload } = props;
  return (
    <form method="post" action={frame.action} enctype={upload ? 'multipart/form-data' : undefined} novalidate>
      <input type="hidden" name="_form" value={frame.csrfToken} />
      <input type="hidden" name="_step" value={frame.path} />
      {children}
    </form>
  );
}

/** The row with the one button of a form. */
export function Buttons(props: { readonly children: string; readonly kind?: 'primary' | 'secondary' }) {
  return (
    <div class="buttons">
      <button type="submit" class={props.kind ?? 'secondary'}>
        {props.children}
      </button>
    </div>
  );
}
