import type { Language } from '../../domain/text.ts';
import { actsEn } from './acts-en.ts';
import { actsNl } from './acts-nl.ts';
import { adminEn } from './admin-en.ts';
import { adminNl } from './admin-nl.ts';
import { calendarEn } from './calendar-en.ts';
import { calendarNl } from './calendar-nl.ts';
import { consoleEn } from './console-en.ts';
import { consoleNl } from './console-nl.ts';
import { contentEn } from './content-en.ts';
import { contentNl } from './content-nl.ts';
import { copyEn } from './copy-en.ts';
import { copyNl } from './copy-nl.ts';
import { dayEn } from './day-en.ts';
import { dayNl } from './day-nl.ts';
import { en } from './en.ts';
import { enrolEn } from './enrol-en.ts';
import { enrolListEn } from './enrol-list-en.ts';
import { enrolListNl } from './enrol-list-nl.ts';
import { enrolNl } from './enrol-nl.ts';
import { figuresEn } from './figures-en.ts';
import { figuresNl } from './figures-nl.ts';
import { filedEn } from './filed-en.ts';
import { filedNl } from './filed-nl.ts';
import { gatheringsEn } from './gatherings-en.ts';
import { gatheringsNl } from './gatherings-nl.ts';
import { helpEn } from './help-en.ts';
import { type HelpTexts, helpNl } from './help-nl.ts';
import { letterheadEn } from './letterhead-en.ts';
import { letterheadNl } from './letterhead-nl.ts';
import { listEn } from './list-en.ts';
import { listNl } from './list-nl.ts';
import { measuredEn } from './measured-en.ts';
import { measuredNl } from './measured-nl.ts';
import { nl } from './nl.ts';
import { pageEn } from './page-en.ts';
import { pageNl } from './page-nl.ts';
import { participationsEn } from './participations-en.ts';
import { participationsNl } from './participations-nl.ts';
import { peopleEn } from './people-en.ts';
import { peopleNl } from './people-nl.ts';
import { personMoreEn } from './person-more-en.ts';
import { personMoreNl } from './person-more-nl.ts';
import { programmesEn } from './programmes-en.ts';
import { programmesNl } from './programmes-nl.ts';
import { questionsEn } from './questions-en.ts';
import { questionsNl } from './questions-nl.ts';
import { reportsEn } from './reports-en.ts';
import { reportsNl } from './reports-nl.ts';
import { retentionEn } from './retention-en.ts';
import { retentionNl } from './retention-nl.ts';
import { schoolMergeEn } from './school-merge-en.ts';
import { schoolMergeNl } from './school-merge-nl.ts';
import { schoolsEn } from './schools-en.ts';
import { schoolsNl } from './schools-nl.ts';
import { searchEn } from './search-en.ts';
import { searchNl } from './search-nl.ts';
import { signInEn } from './sign-in-en.ts';
import { signInNl } from './sign-in-nl.ts';
import { staffEn } from './staff-en.ts';
import { staffNl } from './staff-nl.ts';
import { startEn } from './start-en.ts';
import { startNl } from './start-nl.ts';
import { surveysEn } from './surveys-en.ts';
import { surveysNl } from './surveys-nl.ts';
import { templatesEn } from './templates-en.ts';
import { templatesNl } from './templates-nl.ts';
import { timelineEn } from './timeline-en.ts';
import { timelineNl } from './timeline-nl.ts';
import { trainingsEn } from './trainings-en.ts';
import { trainingsNl } from './trainings-nl.ts';

/** Chooses between what is said in Dutch and the same in English. */
const inBoth =
  <Texts>(nl: Texts, en: NoInfer<Texts>) =>
  (language: Language): Texts =>
    language === 'nl' ? nl : en;

/** What the pages for those who give training say in a language. */
export const trainingsTextsOf = inBoth(trainingsNl, trainingsEn);

/** What is said of reading what people wrote, in a language. */
export const contentTextsOf = inBoth(contentNl, contentEn);

/** What the pages say in a language. */
export const textsOf = inBoth(nl, en);

/** What the start page and the pages of trajectories say in a language. */
export const staffTextsOf = inBoth(staffNl, staffEn);

/** What the page from which a proposed trajectory is started says in a language. */
export const startTextsOf = inBoth(startNl, startEn);

/** What the frame and the parts of the staff's pages say in a language. */
export const consoleTextsOf = inBoth(consoleNl, consoleEn);

/** What the pages on signing in and out say in a language. */
export const signInTextsOf = inBoth(signInNl, signInEn);

/** What is said of what somebody saved or keeps a copy of, in a language. */
export const copyTextsOf = inBoth(copyNl, copyEn);

/** What the search of the console says in a language. */
export const searchTextsOf = inBoth(searchNl, searchEn);

/** What the forms with which the staff act on a trajectory say in a language. */
export const actTextsOf = inBoth(actsNl, actsEn);

/** What the page of a trajectory says in a language. */
export const pageTextsOf = inBoth(pageNl, pageEn);

/** What "Today" says in a language. */
export const dayTextsOf = inBoth(dayNl, dayEn);

/** What the list of trajectories says in a language. */
export const listTextsOf = inBoth(listNl, listEn);

/** What the page on which somebody is enrolled says in a language. */
export const enrolTextsOf = inBoth(enrolNl, enrolEn);

/** What the pages on which a list of schools is enrolled say in a language. */
export const enrolListTextsOf = inBoth(enrolListNl, enrolListEn);

/** What the pages on schools say in a language. */
export const schoolsTextsOf = inBoth(schoolsNl, schoolsEn);

/** What the page on which two schools become one says in a language. */
export const schoolMergeTextsOf = inBoth(schoolMergeNl, schoolMergeEn);

/** What the pages on people say in a language. */
export const peopleTextsOf = inBoth(peopleNl, peopleEn);

/** What the pages on merging people, on what is kept about them and on what they leave behind say in a language. */
export const personMoreTextsOf = inBoth(personMoreNl, personMoreEn);

/** What the timeline of a trajectory, its mails, its past days and its workflow say in a language. */
export const timelineTextsOf = inBoth(timelineNl, timelineEn);

/** What the page with mails that were filed with a trajectory says in a language. */
export const filedTextsOf = inBoth(filedNl, filedEn);

/** What the pages on programmes say in a language. */
export const programmesTextsOf = inBoth(programmesNl, programmesEn);

/** What the pages with reports say in a language. */
export const reportsTextsOf = inBoth(reportsNl, reportsEn);

/** What the pages of the administration say in a language. */
export const adminTextsOf = inBoth(adminNl, adminEn);

/** What the page on how long things are kept says in a language. */
export const retentionTextsOf = inBoth(retentionNl, retentionEn);

/** What the page on as whom a guidance service writes says in a language. */
export const letterheadTextsOf = inBoth(letterheadNl, letterheadEn);

/** What the pages of the model trajectories say in a language. */
export const templatesTextsOf = inBoth(templatesNl, templatesEn);

/** What a school reads of its own measurements, in a language. */
export const measuredTextsOf = inBoth(measuredNl, measuredEn);

/** What is said of the calendar that one can subscribe to, in a language. */
export const calendarTextsOf = inBoth(calendarNl, calendarEn);

/** What the pages on surveys among teachers say in a language. */
export const surveysTextsOf = inBoth(surveysNl, surveysEn);

/** What the pages on gatherings of many say in a language. */
export const gatheringsTextsOf = inBoth(gatheringsNl, gatheringsEn);

/** What the pages on figures, targets and the report of a year say in a language. */
export const figuresTextsOf = inBoth(figuresNl, figuresEn);

/** What the console explains in place, in a language. */
export const helpTextsOf = inBoth<HelpTexts>(helpNl, helpEn);

/** The texts of the pages on questions of schools. */
export const questionsTextsOf = inBoth(questionsNl, questionsEn);

/** The texts of the page of who takes part in a project. */
export const participationsTextsOf = inBoth(participationsNl, participationsEn);
