import { roleOf } from '../../domain/template/model/lookup.ts';
import { readQuietKey } from '../../domain/trajectory/mail-plan/quiet-keys.ts';
import { taskOfPath } from '../../domain/trajectory/model/built-in-tasks.ts';
import type { Block } from '../layout/blocks.ts';
import { awaitedFacts, outcomeFacts, silenceFacts } from './item-facts.ts';
import { nameAndReach, reachBlocks } from './item-people.ts';
import { askedOf, occasionOf, roleTitle, tellsReach } from './item-words.ts';
import { actButton, buttonBlock, deadlineBlocks, sentenceBlock, type Wording } from './wording.ts';

/** The two tasks that every template has: what to do about silence, and whom to reach. */
export function taskBlocks(wording: Wording): readonly Block[] | undefined {
  const { item, reader, today, texts, words } = wording;
  const language = reader.language;
  const task = taskOfPath(item.mail.path);
  if (task === 'silence' && item.about?.step) {
    const about = { ...words, step: item.about.step.title[language] };
    return [
      sentenceBlock(texts.silence(about)),
      ...silenceFacts(item, reader, today),
      sentenceBlock(texts.silenceHelp),
      { type: 'list', items: (item.step.options ?? []).map((option) => option.title[language]) },
      ...deadlineBlocks(wording),
      buttonBlock(wording, texts.buttons.choose),
    ];
  }
  if (task === 'no_contact' && item.about?.role !== undefined) {
    const role = roleTitle(item.template, item.about.role, language);
    const person = item.people[item.about.role];
    return [
      sentenceBlock(texts.noContact(words, role, person?.name)),
      ...(person === undefined ? [] : reachBlocks(person, language)),
      sentenceBlock(texts.noContactHelp),
      { type: 'list', items: texts.noContactChoices },
      ...deadlineBlocks(wording),
      buttonBlock(wording, texts.buttons.view),
    ];
  }
  return undefined;
}

/** What somebody hears when another stays silent: who, since when, how to reach them, and what can be done. */
export function escalationBlocks(wording: Wording): readonly Block[] {
  const { item, reader, today, texts, words } = wording;
  const task = taskOfPath(item.mail.path);
  const quiet = readQuietKey(item.mail.key);
  if (quiet !== undefined) {
    return [
      sentenceBlock(texts.quiet(quiet.weeks, words)),
      ...silenceFacts(item, reader, today, quiet.since),
      ...help(wording, 'late'),
    ];
  }
  if (task !== undefined) return [...undecided(wording, task), ...help(wording, 'late')];
  if (occasionOf(item, today) === 'after-appointment') {
    return [
      sentenceBlock(texts.outcomeMissing(words)),
      ...outcomeFacts(item, reader, words),
      ...help(wording, 'outcome'),
    ];
  }
  return [
    sentenceBlock(texts.escalation(isOwn(wording) ? undefined : askedOf(item, reader.language), words)),
    ...silenceFacts(item, reader, today),
    ...help(wording, 'late'),
  ];
}

// What a counsellor left unanswered: whoever is above hears what it is about, and whom to call.
function undecided(
  { item, reader, texts, words }: Wording,
  task: 'silence' | 'no_contact',
): readonly Block[] {
  const who = askedOf(item, reader.language);
  const about = item.about?.step?.title[reader.language];
  const role = item.about?.role;
  const what =
    task === 'silence'
      ? texts.undecided(who, { ...words, step: about ?? words.step })
      : texts.stillNoContact(
          who,
          role === undefined ? words.step : roleTitle(item.template, role, reader.language),
          words,
        );
  return [sentenceBlock(what), ...awaitedFacts(item, reader)];
}

// Only what the reader's page offers is named: more time and somebody else, for whoever leads the trajectory.
function help(wording: Wording, what: 'late' | 'outcome'): readonly Block[] {
  const { item, reader, texts } = wording;
  if (isOwn(wording))
    return [what === 'late' ? actButton(wording) : buttonBlock(wording, texts.buttons.outcome)];
  const call = callChoice(wording, what);
  const leads = item.people[item.template.counsellorRole]?.id === reader.id;
  if (!leads) {
    return [...(call === undefined ? [] : [sentenceBlock(call)]), buttonBlock(wording, texts.buttons.view)];
  }
  return [
    sentenceBlock(texts.escalationHelp),
    {
      type: 'list',
      items: [
        ...(call === undefined ? [] : [call]),
        ...(what === 'late' ? [texts.giveMoreTime] : []),
        texts.assignSomebody,
      ],
    },
    buttonBlock(wording, what === 'late' ? texts.buttons.act : texts.buttons.view),
  ];
}

function callChoice({ item, texts }: Wording, what: 'late' | 'outcome'): string | undefined {
  const asked = item.people[item.step.role];
  if (asked === undefined) {
    return roleOf(item.template, item.step.role)?.party === 'school' ? texts.callSchool : undefined;
  }
  const who = tellsReach(item) ? nameAndReach(asked) : asked.name;
  return texts.call(who, asked.phone !== undefined, what);
}

/** True for whoever is waited for, and hears of the silence too: a counsellor who stands in for a provider. */
function isOwn({ item, reader }: Wording): boolean {
  return item.people[item.step.role]?.id === reader.id;
}
