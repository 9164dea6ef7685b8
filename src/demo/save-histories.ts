import { storeEnrolment } from '../application/enrolment/decide-and-store.ts';
import { addDays } from '../domain/calendar/offset.ts';
import { schoolYearOf } from '../domain/calendar/school-year.ts';
import type { Instant } from '../domain/calendar/types.ts';
import { instantAt, localDateOf } from '../domain/calendar/wall-clock.ts';
import { loadLayout } from '../mail/layout/layout.ts';
import type { Contact } from '../mail/types.ts';
import type { WholeStore } from '../store/database/db.ts';
import { insertPastMails } from '../store/mail/past.ts';
import { correctPerson } from '../store/people/people.ts';
import { insertAttachment } from '../store/trajectories/attachments.ts';
import { filedMailsOf, insertFiledMail } from '../store/trajectories/filed-mails.ts';
import { datePast } from '../store/trajectories/past.ts';
import type { Cast } from './cast.ts';
import { demoDocument } from './document.ts';
import { filedMailOf, type History, type Told } from './histories.ts';
import { type PastSetting, pastMailsOf } from './past-letters.ts';
import { belongingOf, savePlace } from './places.ts';

const from = 'Traject <traject@traject.example>';

/** Stores what happened: each trajectory with its journal, its mails as they went, and its documents. */
export async function saveHistories(
  store: WholeStore,
  told: readonly Told[],
  { cast, now }: { readonly cast: Cast; readonly now: Instant },
): Promise<void> {
  const setting = {
    from,
    layout: await loadLayout(),
    now,
    people: contactsOf(cast),
    refusedSince: refusals(told, now),
  };
  await Promise.all(told.map((one) => save(store, one, { ...setting, cast })));
  await Promise.all(told.map(({ history }) => befall(store, history, now)));
}

async function save(
  store: WholeStore,
  { history, template, context }: Told,
  setting: Omit<PastSetting, 'template'> & { readonly cast: Cast },
): Promise<void> {
  const { advanced, school, story, attachment } = history;
  const { state } = advanced;
  await storeEnrolment(store, {
    ...{
      advanced,
      template,
      context,
      now: setting.now,
      isFollowed: false,
      period: schoolYearOf(state.start),
    },
    ...(template.subject === 'programme' ? {} : { school: school.number }),
    organisation: template.subject === 'programme' ? centralOf(setting.cast) : school.service.id,
    ...belongingOf(history, setting.now),
    ...(story.group === undefined ? {} : { group: story.group }),
  });
  await datePast(store, state.id, { createdAt: advanced.events[0]?.at ?? state.at, updatedAt: state.at });
  await savePlace(store, history, setting.cast, setting.now);
  await insertPastMails(store, pastMailsOf(history, { ...setting, template }));
  await fileMail(store, history, setting.now);
  if (attachment === undefined) return;
  await insertAttachment(store, {
    ...{ id: attachment, trajectoryId: state.id, name: 'schoolvisie.pdf', mediaType: 'application/pdf' },
    ...{
      content: demoDocument('Onze visie op digitaal leren'),
      uploadedBy: school.principal.id,
      createdAt: setting.now,
    },
  });
}

/** What the principal wrote to the counsellor, who filed it; the journal says that there is one. */
async function fileMail(
  store: WholeStore,
  { advanced, school, story }: History,
  now: Instant,
): Promise<void> {
  const { then } = story;
  const { id } = advanced.state;
  if (then?.what !== 'mail' || (await filedMailsOf(store, store.scope, id)).length > 0) return;
  const filedAt = momentOf(then.daysAgo, now);
  await insertFiledMail(store, {
    ...{ id: filedMailOf(id), trajectoryId: id, sender: school.principal.email, subject: then.subject },
    ...{ text: `${then.text},\n${school.principal.name}`, filedBy: school.counsellor.id, filedAt },
    writtenAt: instantAt(localDateOf(filedAt), '09:12'),
  });
}

function centralOf({ organisations }: Cast): string | undefined {
  return organisations.find(({ kind }) => kind === 'central')?.id;
}

/** What came over the principal of a school. */
async function befall(store: WholeStore, { story, school }: History, now: Instant): Promise<void> {
  if (story.fate === undefined) return;
  const at = momentOf(story.fate.daysAgo, now);
  const { what } = story.fate;
  await correctPerson(store, school.principal.id, {
    ...(what === 'refused' ? { unreachableAt: at } : {}),
    ...(what === 'left' ? { leftAt: at } : {}),
    ...(what === 'reminders-off' ? { remindersOff: true } : {}),
  });
}

function refusals(told: readonly Told[], now: Instant): ReadonlyMap<string, Instant> {
  return new Map(
    told.flatMap(({ history: { story, school } }) =>
      story.fate === undefined || story.fate.what === 'reminders-off'
        ? []
        : [[school.principal.id, momentOf(story.fate.daysAgo, now)] as const],
    ),
  );
}

/** The afternoon of a day so many days ago. */
function momentOf(daysAgo: number, now: Instant): Instant {
  return instantAt(addDays(localDateOf(now), -daysAgo), '16:20');
}

function contactsOf(cast: Cast): ReadonlyMap<string, Contact> {
  const names = new Map(cast.organisations.map(({ id, name }) => [id, name]));
  return new Map(
    cast.people.map(({ id, name, email, language, organisationId }) => {
      const organisation = organisationId === undefined ? undefined : names.get(organisationId);
      return [
        id,
        {
          ...{ id, name, email, language, reachable: true, remindersOff: false },
          ...(organisation === undefined ? {} : { organisation }),
        },
      ];
    }),
  );
}
