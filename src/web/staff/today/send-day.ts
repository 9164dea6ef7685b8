import type { Request, Response } from 'express';
import type { Caller } from '../../../application/access/authorise.ts';
import { nameOfCalled } from '../../../application/day/called-school.ts';
import { type DayQuestion, readDay } from '../../../application/day/read.ts';
import { daySections } from '../../../application/day/sections.ts';
import type { Dependencies, Parts } from '../../../application/dependencies.ts';
import { handoversToAnswer } from '../../../application/handovers/find.ts';
import { readHeldChanges } from '../../../application/held-changes/find.ts';
import { isId } from '../../../application/ids.ts';
import { readNamedContacts } from '../../../application/named-contacts/find.ts';
import { nowOf, todayOf } from '../../../application/now.ts';
import { readWaitingQuestions } from '../../../application/questions/read.ts';
import { findDossier } from '../../../application/trajectories/dossier.ts';
import { readStandingStill } from '../../../application/trajectories/standing-still.ts';
import type { Scope } from '../../../domain/access/scope.ts';
import { isMeantDate } from '../../../domain/calendar/day-number.ts';
import type { Language } from '../../../domain/text.ts';
import { saidDate } from '../../../texts/days-said.ts';
import { namesOf } from '../../../texts/names.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import type { Sent } from '../../form.ts';
import { dayTextsOf } from '../../texts/texts.ts';
import { formSecret } from '../form-secret.ts';
import { guideFor } from '../guide/guide-for.ts';
import { inboxAddress } from '../inbox.ts';
import { sentWord } from '../query.ts';
import { sendStaffPage, visitOf } from '../request.ts';
import { readDid } from '../view/did.ts';
import { dayPage } from './day-page.tsx';
import type { AddressDraft, CallDraft, DayPage } from './types.ts';
import { wordLines, wordNews } from './view.ts';

/** Sends the day of somebody of a guidance service. */
export async function sendDay(
  parts: Parts,
  request: Request,
  response: Response,
  status = 200,
  mending: { readonly draft?: CallDraft; readonly addressDraft?: AddressDraft } = {},
): Promise<void> {
  const { deps, caller, language, frame } = await visitOf(parts, request, {
    access: 'see-console',
    path: '/',
  });
  const begun = nowOf(deps);
  const query = request.query as Sent;
  const question = dayQuestion(query);
  const day = await readDay(deps, caller, question);
  const scope = reachedOn(caller, question);
  const isOwnDay = !question.all && question.colleague === undefined && question.section === undefined;
  const [lines, news, handovers, held, contacts, questions, still] = await Promise.all([
    wordLines(deps, caller, day.lines, language),
    wordNews(deps, day.news, language),
    isOwnDay ? handoversToAnswer(deps, caller.person) : [],
    caller.function === 'coordinator' ? readHeldChanges({ deps, caller }) : [],
    scope === undefined ? [] : readNamedContacts({ deps, scope, language }),
    scope === undefined ? [] : readWaitingQuestions(deps, scope),
    scope === undefined ? [] : readStandingStill(deps, scope),
  ]);
  const isNew = status === 200;
  const done = isNew ? await doneSentence(deps, caller, query, language) : undefined;
  const acted = isNew ? await actedOn(deps, caller, query, language) : undefined;
  const guide = isOwnDay ? await guideFor(deps, request, caller) : undefined;
  const inbox = inboxAddress(deps);
  const secret = formSecret(deps, request);
  const page = dayPage({
    ...{
      frame,
      begun,
      day,
      question,
      lines,
      news,
      handovers,
      held,
      contacts,
      questions,
      still,
      newKey: () => makeCsrfToken(secret),
    },
    ...(done === undefined ? {} : { done }),
    ...(guide === undefined ? {} : { guide }),
    ...(acted === undefined ? {} : { acted }),
    ...mending,
    ...(inbox === undefined ? {} : { inbox }),
  });
  sendStaffPage(response, page, status);
}

/** In whose trajectories this day looks: the reader's own and those of nobody, or all of the service that she coordinates. */
function reachedOn({ scope, person }: Caller, { all, colleague, section }: DayQuestion): Scope | undefined {
  if (scope.kind === 'all' || colleague !== undefined || section !== undefined) return undefined;
  return all ? scope : { kind: 'own', organisation: scope.organisation, person };
}

function dayQuestion(query: Sent): DayQuestion {
  const asked = sentWord(query, 'section');
  const section = daySections.find((one) => one === asked);
  const colleague = sentWord(query, 'counsellor')?.toLowerCase();
  return {
    all: sentWord(query, 'whose') === 'all',
    ...(colleague !== undefined && isId(colleague) ? { colleague } : {}),
    ...(section === undefined ? {} : { section }),
    counsellors: pageIn(sentWord(query, 'counsellors')),
  };
}

/** The number of a page; the first when it is none, or beyond what anybody would leaf to. */
function pageIn(word: string | undefined): number {
  return /^[1-9]\d{0,3}$/.test(word ?? '') ? Number(word) : 1;
}

/** What the address says was just done in a trajectory, as its journal says it. */
async function actedOn(
  deps: Dependencies,
  { scope }: Caller,
  query: Sent,
  language: Language,
): Promise<DayPage['acted']> {
  const trajectory = sentWord(query, 'in')?.toLowerCase();
  const version = sentWord(query, 'did');
  if (trajectory === undefined || !isId(trajectory) || version === undefined) return undefined;
  const dossier = await findDossier({ deps, scope, id: trajectory });
  if (dossier === undefined) return undefined;
  if (version === 'late') return { trajectory, did: 'too-late' };
  const [people, titles] = await Promise.all([dossier.everybody(), dossier.titles(language)]);
  const names = namesOf(dossier.template, people, titles, language);
  const did = await readDid(dossier, Number(version) || 0, names, language);
  return did && { trajectory, did: { ...did, sentence: `${dossier.name}: ${did.sentence}` } };
}

/** What the address says was just done. */
async function doneSentence(
  deps: Dependencies,
  caller: Caller,
  query: Sent,
  language: Language,
): Promise<string | undefined> {
  const answered = dayTextsOf(language).handovers.done;
  const handover = sentWord(query, 'handover');
  if (handover === 'accepted' || handover === 'declined' || handover === 'late') return answered[handover];
  const held = sentWord(query, 'held');
  const heldTexts: { readonly [said: string]: string } = dayTextsOf(language).held.done;
  if (held !== undefined && Object.hasOwn(heldTexts, held)) return heldTexts[held];
  const contact = sentWord(query, 'contact');
  const contactTexts: { readonly [said: string]: string } = dayTextsOf(language).contacts.done;
  if (contact !== undefined && Object.hasOwn(contactTexts, contact)) return contactTexts[contact];
  const id = sentWord(query, 'called');
  const on = sentWord(query, 'on');
  if (id === undefined || !isId(id) || on === undefined || !isMeantDate(on)) return undefined;
  const name = await nameOfCalled(deps, caller.scope, id);
  if (name === undefined) return undefined;
  return dayTextsOf(language).called.done(name, saidDate(on, todayOf(deps), language));
}
