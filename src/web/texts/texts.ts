import type { Language } from '../../domain/text.ts';
import { actsEn } from './acts-en.ts';
import { type ActTexts, actsNl } from './acts-nl.ts';
import { adminEn } from './admin-en.ts';
import { type AdminTexts, adminNl } from './admin-nl.ts';
import { calendarEn } from './calendar-en.ts';
import { type CalendarTexts, calendarNl } from './calendar-nl.ts';
import { consoleEn } from './console-en.ts';
import { type ConsoleTexts, consoleNl } from './console-nl.ts';
import { contentEn } from './content-en.ts';
import { type ContentTexts, contentNl } from './content-nl.ts';
import { copyEn } from './copy-en.ts';
import { copyNl } from './copy-nl.ts';
import { dayEn } from './day-en.ts';
import { type DayTexts, dayNl } from './day-nl.ts';
import { en } from './en.ts';
import { enrolEn } from './enrol-en.ts';
import { enrolListEn } from './enrol-list-en.ts';
import { type EnrolListTexts, enrolListNl } from './enrol-list-nl.ts';
import { type EnrolTexts, enrolNl } from './enrol-nl.ts';
import { figuresEn } from './figures-en.ts';
import { type FiguresTexts, figuresNl } from './figures-nl.ts';
import { filedEn } from './filed-en.ts';
import { type FiledTexts, filedNl } from './filed-nl.ts';
import { gatheringsEn } from './gatherings-en.ts';
import { type GatheringsTexts, gatheringsNl } from './gatherings-nl.ts';
import { helpEn } from './help-en.ts';
import { type HelpTexts, helpNl } from './help-nl.ts';
import { letterheadEn } from './letterhead-en.ts';
import { type LetterheadTexts, letterheadNl } from './letterhead-nl.ts';
import { listEn } from './list-en.ts';
import { type ListTexts, listNl } from './list-nl.ts';
import { measuredEn } from './measured-en.ts';
import { type MeasuredTexts, measuredNl } from './measured-nl.ts';
import { nl, type SharedTexts } from './nl.ts';
import { pageEn } from './page-en.ts';
import { type PageTexts, pageNl } from './page-nl.ts';
import { participationsEn } from './participations-en.ts';
import { type ParticipationsTexts, participationsNl } from './participations-nl.ts';
import { peopleEn } from './people-en.ts';
import { type PeopleTexts, peopleNl } from './people-nl.ts';
import { personMoreEn } from './person-more-en.ts';
import { type PersonMoreTexts, personMoreNl } from './person-more-nl.ts';
import { programmesEn } from './programmes-en.ts';
import { type ProgrammesTexts, programmesNl } from './programmes-nl.ts';
import { questionsEn } from './questions-en.ts';
import { type QuestionsTexts, questionsNl } from './questions-nl.ts';
import { reportsEn } from './reports-en.ts';
import { type ReportsTexts, reportsNl } from './reports-nl.ts';
import { retentionEn } from './retention-en.ts';
import { type RetentionTexts, retentionNl } from './retention-nl.ts';
import { schoolMergeEn } from './school-merge-en.ts';
import { type SchoolMergeTexts, schoolMergeNl } from './school-merge-nl.ts';
import { schoolsEn } from './schools-en.ts';
import { type SchoolsTexts, schoolsNl } from './schools-nl.ts';
import { searchEn } from './search-en.ts';
import { type SearchTexts, searchNl } from './search-nl.ts';
import { signInEn } from './sign-in-en.ts';
import { signInNl } from './sign-in-nl.ts';
import { staffEn } from './staff-en.ts';
import { type StaffTexts, staffNl } from './staff-nl.ts';
import { startEn } from './start-en.ts';
import { type StartTexts, startNl } from './start-nl.ts';
import { surveysEn } from './surveys-en.ts';
import { type SurveysTexts, surveysNl } from './surveys-nl.ts';
import { templatesEn } from './templates-en.ts';
import { type TemplatesTexts, templatesNl } from './templates-nl.ts';
import { timelineEn } from './timeline-en.ts';
import { type TimelineTexts, timelineNl } from './timeline-nl.ts';
import { trainingsEn } from './trainings-en.ts';
import { type TrainingsTexts, trainingsNl } from './trainings-nl.ts';

const allForTrainings: Record<Language, TrainingsTexts> = { nl: trainingsNl, en: trainingsEn };

/** What the pages for those who give training say in a language. */
export function trainingsTextsOf(language: Language): TrainingsTexts {
  return allForTrainings[language];
}

const allForContent: Record<Language, ContentTexts> = { nl: contentNl, en: contentEn };

/** What is said of reading what people wrote, in a language. */
export function contentTextsOf(language: Language): ContentTexts {
  return allForContent[language];
}

const all: Record<Language, SharedTexts> = { nl, en };

/** What the pages say in a language. */
export function textsOf(language: Language): SharedTexts {
  return all[language];
}

const allForStaff: Record<Language, StaffTexts> = { nl: staffNl, en: staffEn };

/** What the start page and the pages of trajectories say in a language. */
export function staffTextsOf(language: Language): StaffTexts {
  return allForStaff[language];
}

const allForStarting: Record<Language, StartTexts> = { nl: startNl, en: startEn };

/** What the page from which a proposed trajectory is started says in a language. */
export function startTextsOf(language: Language): StartTexts {
  return allForStarting[language];
}

const allForConsole: Record<Language, ConsoleTexts> = { nl: consoleNl, en: consoleEn };

/** What the frame and the parts of the staff's pages say in a language. */
export function consoleTextsOf(language: Language): ConsoleTexts {
  return allForConsole[language];
}

const allForSigningIn: Record<Language, typeof signInNl> = { nl: signInNl, en: signInEn };

/** What the pages on signing in and out say in a language. */
export function signInTextsOf(language: Language): typeof signInNl {
  return allForSigningIn[language];
}

const allForCopies: Record<Language, typeof copyNl> = { nl: copyNl, en: copyEn };

/** What is said of what somebody saved or keeps a copy of, in a language. */
export function copyTextsOf(language: Language): typeof copyNl {
  return allForCopies[language];
}

const allForSearch: Record<Language, SearchTexts> = { nl: searchNl, en: searchEn };

/** What the search of the console says in a language. */
export function searchTextsOf(language: Language): SearchTexts {
  return allForSearch[language];
}

const allForActs: Record<Language, ActTexts> = { nl: actsNl, en: actsEn };

/** What the forms with which the staff act on a trajectory say in a language. */
export function actTextsOf(language: Language): ActTexts {
  return allForActs[language];
}

const allForTrajectory: Record<Language, PageTexts> = { nl: pageNl, en: pageEn };

/** What the page of a trajectory says in a language. */
export function pageTextsOf(language: Language): PageTexts {
  return allForTrajectory[language];
}

const allForDays: Record<Language, DayTexts> = { nl: dayNl, en: dayEn };

/** What "Today" says in a language. */
export function dayTextsOf(language: Language): DayTexts {
  return allForDays[language];
}

const allForLists: Record<Language, ListTexts> = { nl: listNl, en: listEn };

/** What the list of trajectories says in a language. */
export function listTextsOf(language: Language): ListTexts {
  return allForLists[language];
}

const allForEnrolling: Record<Language, EnrolTexts> = { nl: enrolNl, en: enrolEn };

/** What the page on which somebody is enrolled says in a language. */
export function enrolTextsOf(language: Language): EnrolTexts {
  return allForEnrolling[language];
}

const allForEnrolmentLists: Record<Language, EnrolListTexts> = { nl: enrolListNl, en: enrolListEn };

/** What the pages on which a list of schools is enrolled say in a language. */
export function enrolListTextsOf(language: Language): EnrolListTexts {
  return allForEnrolmentLists[language];
}

const allForSchools: Record<Language, SchoolsTexts> = { nl: schoolsNl, en: schoolsEn };

/** What the pages on schools say in a language. */
export function schoolsTextsOf(language: Language): SchoolsTexts {
  return allForSchools[language];
}

const allForMergingSchools: Record<Language, SchoolMergeTexts> = { nl: schoolMergeNl, en: schoolMergeEn };

/** What the page on which two schools become one says in a language. */
export function schoolMergeTextsOf(language: Language): SchoolMergeTexts {
  return allForMergingSchools[language];
}

const allForPeople: Record<Language, PeopleTexts> = { nl: peopleNl, en: peopleEn };

/** What the pages on people say in a language. */
export function peopleTextsOf(language: Language): PeopleTexts {
  return allForPeople[language];
}

const allForMoreOnPeople: Record<Language, PersonMoreTexts> = { nl: personMoreNl, en: personMoreEn };

/** What the pages on merging people, on what is kept about them and on what they leave behind say in a language. */
export function personMoreTextsOf(language: Language): PersonMoreTexts {
  return allForMoreOnPeople[language];
}

const allForTimelines: Record<Language, TimelineTexts> = { nl: timelineNl, en: timelineEn };

/** What the timeline of a trajectory, its mails, its past days and its workflow say in a language. */
export function timelineTextsOf(language: Language): TimelineTexts {
  return allForTimelines[language];
}

const allForFiledMails: Record<Language, FiledTexts> = { nl: filedNl, en: filedEn };

/** What the page with mails that were filed with a trajectory says in a language. */
export function filedTextsOf(language: Language): FiledTexts {
  return allForFiledMails[language];
}

const allForProgrammes: Record<Language, ProgrammesTexts> = { nl: programmesNl, en: programmesEn };

/** What the pages on programmes say in a language. */
export function programmesTextsOf(language: Language): ProgrammesTexts {
  return allForProgrammes[language];
}

const allForReports: Record<Language, ReportsTexts> = { nl: reportsNl, en: reportsEn };

/** What the pages with reports say in a language. */
export function reportsTextsOf(language: Language): ReportsTexts {
  return allForReports[language];
}

const allForAdministration: Record<Language, AdminTexts> = { nl: adminNl, en: adminEn };

/** What the pages of the administration say in a language. */
export function adminTextsOf(language: Language): AdminTexts {
  return allForAdministration[language];
}

const allForRetention: Record<Language, RetentionTexts> = { nl: retentionNl, en: retentionEn };

/** What the page on how long things are kept says in a language. */
export function retentionTextsOf(language: Language): RetentionTexts {
  return allForRetention[language];
}

const allForLetterhead: Record<Language, LetterheadTexts> = { nl: letterheadNl, en: letterheadEn };

/** What the page on as whom a guidance service writes says in a language. */
export function letterheadTextsOf(language: Language): LetterheadTexts {
  return allForLetterhead[language];
}

const allForTemplates: Record<Language, TemplatesTexts> = { nl: templatesNl, en: templatesEn };

/** What the pages of the model trajectories say in a language. */
export function templatesTextsOf(language: Language): TemplatesTexts {
  return allForTemplates[language];
}

const allForMeasured: Record<Language, MeasuredTexts> = { nl: measuredNl, en: measuredEn };

/** What a school reads of its own measurements, in a language. */
export function measuredTextsOf(language: Language): MeasuredTexts {
  return allForMeasured[language];
}

const allForCalendars: Record<Language, CalendarTexts> = { nl: calendarNl, en: calendarEn };

/** What is said of the calendar that one can subscribe to, in a language. */
export function calendarTextsOf(language: Language): CalendarTexts {
  return allForCalendars[language];
}

const allForSurveys: Record<Language, SurveysTexts> = { nl: surveysNl, en: surveysEn };

/** What the pages on surveys among teachers say in a language. */
export function surveysTextsOf(language: Language): SurveysTexts {
  return allForSurveys[language];
}

const allForGatherings: Record<Language, GatheringsTexts> = { nl: gatheringsNl, en: gatheringsEn };

/** What the pages on gatherings of many say in a language. */
export function gatheringsTextsOf(language: Language): GatheringsTexts {
  return allForGatherings[language];
}

const allForFigures: Record<Language, FiguresTexts> = { nl: figuresNl, en: figuresEn };

/** What the pages on figures, targets and the report of a year say in a language. */
export function figuresTextsOf(language: Language): FiguresTexts {
  return allForFigures[language];
}

const allForHelp: Record<Language, HelpTexts> = { nl: helpNl, en: helpEn };

/** What the console explains in place, in a language. */
export function helpTextsOf(language: Language): HelpTexts {
  return allForHelp[language];
}

const allForQuestions: Record<Language, QuestionsTexts> = { nl: questionsNl, en: questionsEn };

/** The texts of the pages on questions of schools. */
export function questionsTextsOf(language: Language): QuestionsTexts {
  return allForQuestions[language];
}

const allForParticipations: Record<Language, ParticipationsTexts> = {
  nl: participationsNl,
  en: participationsEn,
};

/** The texts of the page of who takes part in a project. */
export function participationsTextsOf(language: Language): ParticipationsTexts {
  return allForParticipations[language];
}
