import { technicalEvent, technicalState } from '../../domain/privacy/without-content.ts';
import { isPathKept, readableEvent, readableState } from '../../domain/trajectory/views/confidential.ts';
import type { Reader } from '../access/content.ts';
import type { Dossier } from './dossier.ts';

/**
 * A dossier as somebody may read it: of what a template keeps confidential only that it was done, and of everything only that
 * for whoever does not read content. For showing, never for deciding.
 */
export function readableTo(dossier: Dossier, { person, seesContent }: Reader): Dossier {
  if (!seesContent) return withoutContent(dossier);
  const { template, state } = dossier;
  const isKept = (path: string | undefined) => isPathKept(path, state, template, person);
  const filesOfKept = () =>
    new Set(Object.values(state.nodes).flatMap(({ path, attachments }) => (isKept(path) ? attachments : [])));
  return {
    ...dossier,
    state: readableState(state, template, person),
    journal: async () =>
      (await dossier.journal()).map((event) => readableEvent(event, state, template, person)),
    notes: async () => (await dossier.notes()).map((event) => readableEvent(event, state, template, person)),
    attachments: async () => {
      const kept = filesOfKept();
      return (await dossier.attachments()).filter(({ id, path }) => !kept.has(id) && !isKept(path));
    },
  };
}

/** A dossier without what people answered, wrote and handed in: what happened, when, and to whom. */
function withoutContent(dossier: Dossier): Dossier {
  const { state, template } = dossier;
  return {
    ...dossier,
    state: technicalState(state),
    journal: async () => (await dossier.journal()).map((event) => technicalEvent(event, template)),
    notes: async () => (await dossier.notes()).map((event) => technicalEvent(event, template)),
    attachments: async () => [],
  };
}
