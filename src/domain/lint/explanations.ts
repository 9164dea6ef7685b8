import type { LintRule } from './finding.ts';

/** What each finding means, in Markdown, for who writes a template; in the order of the guide. */
export const explanations: { readonly [rule in LintRule]: string } = {
  // What cannot be read, or cannot run: a file with one of these is not published.
  file: 'The file cannot be read as a template: a key, a name or a value is not what it can be.',
  'text-missing': 'A text is not there in both languages.',
  circle: 'Steps or phases wait for each other, so that none of them begins.',
  'condition-unreadable': 'A condition is no expression in FEEL.',
  'condition-unknown-name':
    'A word in a condition is no step and no fact; mostly a text that lost its quotes.',
  'condition-unknown-field': 'A step has no question, or outcome, of that name.',
  'condition-wrong-type': 'A number is compared with a text, a box with `"true"`, a list with one value.',
  'condition-unknown-value': 'Something is compared with a value that it can never have.',
  'form-schema': 'A form has something that no page can show or no check can hold to.',
  'form-example': 'The example does not fit its form.',
  'mail-in-holiday': 'A fixed date of a school falls in a school holiday.',
  'role-without-person':
    'Whoever has to do or hear something may be nobody: the role is optional and falls back to none.',
  'delegable-in-vain':
    'Nobody may pass a step on, but nobody is asked it, or another role stands in for the one that is.',
  'unreachable-step': 'The turn of a step never comes, whatever is answered.',
  'gate-never-opens': 'Along some way a `requires` never becomes true, and the trajectory waits for ever.',
  stuck: 'Along some way nothing is open and time changes nothing any more.',
  'never-at-rest': 'Something comes back by itself without anybody acting or time passing.',
  'too-costly': 'It takes more time or memory than a file may take to be checked.',
  'endless-reminder': 'Who never answers is still mailed after ten years.',
  'silence-without-notice': 'Who stays silent waits for ever and nobody is told.',
  'silence-after-appointment': 'After an appointment of which nothing is noted, nobody is told.',
  // Time.
  'due-before-opening': 'It is due on a date that has gone by when it opens, however quick everybody is.',
  'due-after-closing': 'It is due after the phase around it has closed, when it has lapsed already.',
  'opens-after-closing': 'It opens after it, or the phase around it, has closed.',
  'window-in-summer': 'It opens and ends within one summer holiday, while it needs somebody of a school.',
  'term-of-zero': 'A term takes no day.',
  'months-in-days':
    'Months or years do not count in school days or working days; holidays would go on counting. Write weeks, or `outside-holidays`.',
  'more-time-without-due': 'More time can be taken, but there is no due date to move.',
  'unlikely-year': 'A date lies so far from the others that digits of its year have probably changed places.',
  'date-before-start': 'A date lies before the first day on which the trajectory can start.',
  'key-without-effect': 'A key does nothing where it stands.',
  // Mails.
  'nobody-asked':
    'No rung asks whoever has to do the step: there is no ladder, or none with an `ask` to its role.',
  'rung-never-sent': 'A rung counts from a due date or an appointment that the step does not have.',
  'mail-after-expiry': 'A mail comes when its step has expired already.',
  'reminder-before-opening':
    'A reminder comes before the step is asked: `before` is as long as its term, or longer.',
  'every-without-times': '`every` without `times` sends once; so does `times` without `every`.',
  'mails-too-often': 'Four mails or more, less than five days apart.',
  'too-many-mails': 'One person gets more than eight mails about one step.',
  'rungs-together': 'Two rungs go to the same person at the same moment.',
  'escalation-to-doer': 'An escalation goes to whoever has to do the step.',
  'escalation-too-early': 'An escalation goes before anybody is late.',
  // Structure.
  'one-option': 'A decision or review has only one option.',
  'option-twice': 'Two options have the same name or text.',
  'every-option-stops': 'Whatever is chosen, the trajectory stops.',
  'outcome-unknown': '`done_when` or `expires` names an outcome that the step does not have.',
  'count-out-of-reach': 'A condition asks for more than there are: five of four.',
  'nothing-to-review': 'A review judges a step in which nobody makes anything.',
  'loop-without-exit': 'What comes back has no end, or one that nothing in it brings about.',
  'repeat-mixed-up': 'The distances of `at` do not go up, or `times` says another number.',
  'empty-phase': 'A phase has nothing in it.',
  // Roles and links.
  'attendee-twice': 'Who does the step, or is invited already, stands under `attendees`.',
  'judged-unseen':
    'Who reviews or decides may not read what is judged: its role is not under `sees` of that step.',
  'role-unused': 'A role does nothing and gets nothing.',
  'ladder-unused': 'No step uses a ladder.',
  'fall-back-in-circle': 'Roles fall back to each other, so that nobody stands in.',
  'link-unknown':
    'Another model trajectory, or its milestone, phase or role, does not exist. In a terminal those beside the file are known, in the system those that are published.',
  // Forms.
  'label-twice': 'Two questions of a form, or two choices of a question, are called the same.',
  'more-choices-than-there-are': 'More choices are asked for than there are.',
  'nothing-to-fill-in': 'A text of no length, a number that can only be one, a single choice.',
  // Texts.
  placeholder: 'Something has still to be filled in: `{{name}}`, `TODO`.',
  markup: 'HTML or other markup, which everybody would read as it is.',
  'wrong-language': 'Dutch under `en`, English under `nl`, or twice the same.',
  'translation-missing': 'A text is not there in one of the `languages` of the file.',
  greeting: 'A greeting or ending; every mail has them already.',
  'click-here': '“Click here”, or an address; every mail has its button already.',
  'text-too-long': 'What is asked has more than four sentences, or 600 characters.',
  'number-differs': 'The languages name different numbers.',
  'term-differs': 'A text names another term than its step has.',
  'subject-too-long': 'With its first word, a reminder’s subject has more than 78 characters and is cut off.',
  'noun-missing': 'Counsellors read the title as an order to themselves: give the step a `noun`.',
  // About the check itself.
  'accepted-in-vain': 'Something is accepted that is not found, or that cannot be accepted.',
  'bound-reached':
    'There are more ways through than can be walked. It says which steps were not seen; that their turn can come was checked in another way.',
};

/** The table of every finding, in Markdown. */
export function findingsReference(): string {
  const rows = Object.entries(explanations).map(([rule, meaning]) => `| \`${rule}\` | ${meaning} |`);
  return ['| code | what was found |', '|---|---|', ...rows, ''].join('\n');
}
