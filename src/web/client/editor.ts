// The editor of a model trajectory, loaded where one is written. Without it the text stands in a plain field, which stays what is sent.
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';

const theme = EditorView.theme({
  '&': {
    height: '40rem',
    fontSize: '13px',
    border: '1px solid #857b6c',
    borderRadius: '8px',
    background: 'white',
  },
  '&.cm-focused': { outline: '3px solid #1d5c53' },
  '.cm-scroller': { fontFamily: 'ui-monospace, monospace', lineHeight: '1.5' },
  '.cm-content, .cm-gutters': { color: '#2a251f' },
});

/** Puts an editor in the place of a field; what is typed in it goes into the field. */
export function edit(field: HTMLTextAreaElement): void {
  if (field.hidden) return;
  const host = document.createElement('div');
  host.id = 'editor';
  field.after(host);
  // In a root of its own the editor brings its style as a sheet, which the content policy lets through.
  const root = host.attachShadow({ mode: 'open' });
  const label = field.labels?.[0]?.textContent ?? '';
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: field.value,
      extensions: [
        ...[lineNumbers(), history(), yaml(), lintGutter(), theme, EditorView.lineWrapping],
        syntaxHighlighting(defaultHighlightStyle),
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        // Tab goes on to what stands behind the editor, as everywhere; Ctrl+] moves lines in.
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (!docChanged) return;
          field.value = state.doc.toString();
          field.dispatchEvent(new Event('input', { bubbles: true }));
        }),
      ],
    }),
  });
  field.hidden = true;
  views.set(host, view);
  showFindings(view);
}

const views = new Map<Element, EditorView>();

/** Marks in the text what lint says of its lines, as it stands beside it. */
function showFindings(view: EditorView): void {
  const { doc } = view.state;
  const found = [...document.querySelectorAll<HTMLElement>('[data-line]')].flatMap((line): Diagnostic[] => {
    const number = Number(line.dataset.line);
    if (!(number >= 1 && number <= doc.lines)) return [];
    const { from, to } = doc.line(number);
    const isError = line.dataset.severity === undefined || line.dataset.severity === 'error';
    return [{ from, to, severity: isError ? 'error' : 'warning', message: line.textContent?.trim() ?? '' }];
  });
  view.dispatch(setDiagnostics(view.state, found));
}

/** Goes to the line that a finding is about. */
function goTo(view: EditorView, number: number): void {
  const { doc } = view.state;
  if (!(number >= 1 && number <= doc.lines)) return;
  const { from } = doc.line(number);
  view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
  view.focus();
}

function current(): EditorView | undefined {
  for (const [host, view] of views) if (host.isConnected) return view;
  return undefined;
}

document.addEventListener('turbo:before-cache', () => {
  for (const [host, view] of views) {
    view.destroy();
    host.remove();
  }
  views.clear();
  for (const field of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-editor]'))
    field.hidden = false;
});
document.addEventListener('turbo:frame-load', () => {
  const view = current();
  if (view !== undefined) showFindings(view);
});
document.addEventListener('click', ({ target }) => {
  const line = target instanceof Element ? target.closest<HTMLElement>('[data-line]') : null;
  const view = current();
  if (line !== null && view !== undefined) goTo(view, Number(line.dataset.line));
});
