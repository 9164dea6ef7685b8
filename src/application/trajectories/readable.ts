import { isPathKept, readableEvent, readableState } from '../../domain/trajectory/views/confidential.ts';
import type { Dossier } from './dossier.ts';

/**
 * A dossier as somebody may read it: of what a template keeps confidential only that it was done. For showing, never for
 * deciding.
 * @param person id of whoever reads; absent for a machine
 */
export function readableTo(dossier: Dossier, person: string | undefined): Dossier {
  const { template, state } = dossier;
  const isKept = (path: string | undefined) => isPathKept(path, state, template, person);
  const filesOfKept = () =>
    new Set(Object.values(state.nodes).flatMap(({ path, attachments }) => (isKept(path) ? attachments : [])));
  return {
    ...dossier,
    state: readableState(state, template, person),
    journal: async () =>
      (await dossier.journal()).map((event) => readableEvent(event, state, template, person)),
    attachments: async () => {
      const kept = filesOfKept();
      return (await dossier.attachments()).filter(({ id, path }) => !kept.has(id) && !isKept(path));
    },
  };
}
