import type { OpenedLink } from '../../../application/links/open.ts';
import type { Language } from '../../../domain/text.ts';
import { expectedOpenings } from '../../../domain/trajectory/forecast/expected.ts';
import { standing } from '../../../domain/trajectory/rules/due-dates.ts';
import { nextAppointment } from '../../../domain/trajectory/views/next-appointment.ts';
import { buildRoad } from '../../../domain/trajectory/views/road.ts';
import { inOrderOfDue } from '../../../domain/trajectory/views/steps.ts';
import type { Road } from '../../../domain/trajectory/views/types.ts';
import { titleOf } from '../../../texts/titles.ts';
import type { Addresses } from '../../addresses.ts';
import type { OtherTask } from './page-types.ts';
import type { ViewRequest } from './requests.ts';
import { serviceOf } from './service.ts';
import type { Place } from './types.ts';

/** What else is open for the reader, what is asked first before the others. */
export function othersOf(
  opened: OpenedLink,
  shown: string | undefined,
  request: Pick<ViewRequest, 'language'> & { readonly addresses: Pick<Addresses, 'step'> },
): OtherTask[] {
  return inOrderOfDue(opened.mine)
    .filter(({ path }) => path !== shown)
    .map(({ path, due, node }) => {
      const appointment = nextAppointment(standing(node) ?? [], opened.today);
      return {
        title: titleOf(opened.template, path, request.language),
        address: request.addresses.step(path),
        ...(due === undefined ? {} : { due }),
        ...(appointment === undefined ? {} : { appointment }),
      };
    });
}

/** Where it all stands, for the reader of a link. */
export function roadAround(
  { trajectory, template, context, today, now, person }: OpenedLink,
  language: Language,
): Road {
  const { state } = trajectory;
  const expected = expectedOpenings(state, template, context, now);
  return buildRoad({ state, template, context, language, today, reader: person.id, expected });
}

/** Which trajectory a page is about. */
export function placeAround(opened: OpenedLink, language: Language): Place {
  const { trajectory, subject, template } = opened;
  return {
    trajectoryId: trajectory.id,
    subject,
    template: template.title[language],
    reference: trajectory.reference,
    service: serviceOf(opened, language),
  };
}
