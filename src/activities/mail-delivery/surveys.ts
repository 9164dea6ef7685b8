import { type LetterParts, senderOfService } from '../../application/letters/sender.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { localDateOf, morningOf } from '../../domain/calendar/wall-clock.ts';
import { classify } from '../../mail/smtp/response.ts';
import { surveyLetter } from '../../mail/survey-letter.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logging.ts';
import { hashOfToken, newToken } from '../../platform/token.ts';
import type { MailTransport } from '../../platform/transport.ts';
import type { WholeStore } from '../../store/database/db.ts';
import {
  claimSurveyMails,
  dropAddress,
  forgetAddresses,
  keepSurveyToken,
  noteSurveyMail,
  type SurveyMail,
  surveyMailsDue,
} from '../../store/surveys/invitations.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { minutesAfter } from './ledger.ts';

/** What mails about surveys are sent with. */
interface SurveyTools extends Pick<LetterParts, 'configuration'> {
  readonly store: WholeStore;
  readonly clock: Clock;
  readonly transport: Pick<MailTransport, 'send'>;
  readonly logger: Logger;
  readonly publicUrl: string;
  readonly isCancelled: () => boolean;
}

/** So many mails are claimed at a time; what a server does not take now is tried again after as many minutes as a claim lasts. */
const [AT_ONCE, CLAIM_MINUTES] = [20, 15];
/** The activity goes on to what else there is after so many. */
const MOST = 500;

/**
 * Sends the mails about surveys that are due, and lets go of the addresses that are needed no more. Teachers are no people of a
 * trajectory: nothing of them stands in the ledger of its mails, only here until their reminder went.
 */
export async function sendSurveys(
  tools: SurveyTools,
  time: () => Instant,
): Promise<{ readonly sent: number; readonly nextAt?: Instant }> {
  const { store } = tools;
  const today = localDateOf(time());
  const due = await surveyMailsDue(store, today);
  if (due.hasClosed) await forgetAddresses(store, today);
  if (due.nextAt === undefined) return { sent: 0 };
  if (due.nextAt > time()) return { sent: 0, nextAt: due.nextAt };
  let [sent, claimed] = [0, 0];
  while (claimed < MOST && !tools.isCancelled()) {
    const now = time();
    const mails = await claimSurveyMails(store, {
      ...{ now, until: minutesAfter(now, CLAIM_MINUTES), limit: AT_ONCE },
    });
    if (mails.length === 0) break;
    claimed += mails.length;
    const outcomes = await Promise.all(mails.map((mail) => send(tools, mail, now)));
    sent += outcomes.filter(Boolean).length;
  }
  const { nextAt } = await surveyMailsDue(store, today);
  return { sent, ...(nextAt === undefined ? {} : { nextAt }) };
}

/** @returns whether the server took it */
async function send(tools: SurveyTools, mail: SurveyMail, now: Instant): Promise<boolean> {
  const { store, transport, logger, publicUrl } = tools;
  const {
    id,
    address: email,
    language,
    isReminder,
    remindOn,
    template,
    templateVersion,
    organisation,
    ...facts
  } = mail;
  const token = newToken();
  await keepSurveyToken(store, mail, hashOfToken(token));
  const title = (await templateOf(store, template, templateVersion)).title[language];
  const letter = surveyLetter(
    { ...facts, id, title, isReminder, address: `${publicUrl}/q/${token}` },
    { email, language },
    { ...(await senderOfService(tools, organisation)), now },
  );
  try {
    await transport.send(letter);
  } catch (error) {
    const { outcome } = classify(error);
    if (outcome === 'refused') await dropAddress(store, mail);
    // What may have arrived is not sent again: a second mail would have another link.
    else if (outcome === 'unanswered') await noteSurveyMail(store, mail, reminderOf(mail));
    logger.warn({ survey: id, outcome }, 'A mail about a survey was not taken');
    return false;
  }
  await noteSurveyMail(store, mail, reminderOf(mail));
  return true;
}

/** When the reminder goes, after the first mail; nothing goes after it. */
function reminderOf({ id, isReminder, remindOn }: SurveyMail): Instant | undefined {
  return isReminder ? undefined : morningOf(remindOn, id);
}
