/** The field of a long text gets an editor, which is only loaded where there is such a field. */
export function setupWriting(): void {
  document.addEventListener('turbo:load', () => {
    const field = document.querySelector<HTMLTextAreaElement>('textarea[data-editor]');
    const address = field?.dataset.editor;
    if (field === null || address === undefined) return;
    import(address).then(
      ({ edit }: { edit: (one: HTMLTextAreaElement) => void }) => edit(field),
      // Without it the text is written in the plain field.
      () => undefined,
    );
  });
}
