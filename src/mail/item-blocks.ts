import type { LocalDate } from '../domain/calendar/types.ts';
import { taskOfPath } from '../domain/trajectory/tasks.ts';
import { type Block, paragraphs } from './blocks.ts';
import { sessionsTakenBack } from './item-appointments.ts';
import { appointmentFacts, silenceFacts, whoAndWhen } from './item-facts.ts';
import { isOutside, isTakenOver, momentOf, roleTitle, wordsOf } from './item-words.ts';
import { mailTexts } from './texts/texts.ts';
import type { MailTexts, Words } from './texts/types.ts';
import type { Contact, MailItem } from './types.ts';

/** What is needed to word one item for one reader. */
interface Wording {
  readonly item: MailItem;
  readonly reader: Contact;
  readonly today: LocalDate;
  readonly texts: MailTexts;
  readonly words: Words;
  readonly length: 'full' | 'short';
}

/**
 * What a mail says about one item, from the first sentence to the button; greeting, signature and small print stand
 * around it.
 * @param today the local date on which it is sent
 * @param length `short` for one of several: without what the page behind the button says as well
 */
export function itemBlocks(
  item: MailItem,
  reader: Contact,
  today: LocalDate,
  length: 'full' | 'short' = 'full',
): readonly Block[] {
  const texts = mailTexts[reader.language];
  const wording = { item, reader, today, texts, words: wordsOf(item, reader.language, today), length };
  return [...goodNews(wording), ...blocksOfKind(wording)];
}

function goodNews({ item, reader, texts, words }: Wording): readonly Block[] {
  if (item.placeCameFreeIn === undefined) return [];
  return [{ type: 'paragraph', text: texts.placeCameFree(item.placeCameFreeIn[reader.language], words) }];
}

function blocksOfKind(wording: Wording): readonly Block[] {
  switch (wording.item.mail.kind) {
    case 'ask':
      return taskBlocks(wording) ?? askBlocks(wording);
    case 'reminder':
      return reminderBlocks(wording);
    case 'escalation':
      return escalationBlocks(wording);
    case 'notice':
      return noticeBlocks(wording);
    case 'invitation':
      return invitationBlocks(wording);
    case 'cancellation':
      return cancellationBlocks(wording);
    case 'link':
      return linkBlocks(wording);
  }
}

function askBlocks(wording: Wording): readonly Block[] {
  const { item, reader, today } = wording;
  if (momentOf(item, today) === 'after-appointment') return outcomeBlocks(wording);
  return [
    ...askOpening(wording),
    ...paragraphs(item.step.ask[reader.language]),
    ...deadline(wording),
    act(wording),
    ...otherwise(wording),
  ];
}

// After a meeting nothing new is asked but what came of it.
function outcomeBlocks(wording: Wording): readonly Block[] {
  const { texts, words } = wording;
  return [
    { type: 'paragraph', text: texts.reminder('after-appointment', words) },
    button(wording, texts.buttons.outcome),
  ];
}

function askOpening({ item, reader, texts, words }: Wording): readonly Block[] {
  if (isTakenOver(item.mail)) {
    const role = roleTitle(item.template, item.mail.toRole, reader.language);
    return [{ type: 'paragraph', text: texts.takenOver(role, words) }];
  }
  if (item.review !== undefined) {
    return [
      { type: 'paragraph', text: texts.changesAsked(item.review.by) },
      { type: 'quote', text: item.review.comment },
    ];
  }
  const again = (item.node?.round ?? 1) > 1;
  return [{ type: 'paragraph', text: again ? texts.openAgain(words) : texts.newStep(words) }];
}

function reminderBlocks(wording: Wording): readonly Block[] {
  const { item, reader, today, texts, words } = wording;
  const moment = momentOf(item, today);
  const opening: Block = { type: 'paragraph', text: texts.reminder(moment, words) };
  if (moment === 'after-appointment') return outcomeBlocks(wording);
  if (moment === 'before-appointment') {
    return [
      opening,
      ...appointmentFacts(item, reader),
      button(wording, texts.buttons.view),
      { type: 'paragraph', text: texts.notItsTime },
    ];
  }
  const task = taskBlocks(wording);
  if (task) return [opening, ...task];
  const help: readonly Block[] =
    moment === 'long-overdue' ? [{ type: 'paragraph', text: texts.whatHoldsYou }] : [];
  return [
    opening,
    ...paragraphs(item.step.ask[reader.language]),
    act(wording),
    ...help,
    ...otherwise(wording),
  ];
}

/** The two tasks that every template has: what to do about silence, and whom to reach. */
function taskBlocks(wording: Wording): readonly Block[] | undefined {
  const { item, reader, today, texts, words } = wording;
  const language = reader.language;
  const task = taskOfPath(item.mail.path);
  if (task === 'silence' && item.about?.step) {
    const about = { ...words, step: item.about.step.title[language] };
    return [
      { type: 'paragraph', text: texts.silence(about) },
      ...silenceFacts(item, reader, today),
      { type: 'paragraph', text: texts.silenceHelp },
      { type: 'list', items: (item.step.options ?? []).map((option) => option.title[language]) },
      ...deadline(wording),
      button(wording, texts.buttons.choose),
    ];
  }
  if (task === 'no_contact' && item.about?.role !== undefined) {
    const role = roleTitle(item.template, item.about.role, language);
    const person = item.people[item.about.role]?.name;
    return [
      { type: 'paragraph', text: texts.noContact(words, role, person) },
      { type: 'paragraph', text: texts.noContactHelp },
      { type: 'list', items: texts.noContactChoices },
      ...deadline(wording),
      button(wording, texts.buttons.view),
    ];
  }
  return undefined;
}

function escalationBlocks(wording: Wording): readonly Block[] {
  const { item, reader, today, texts, words } = wording;
  const asked = item.people[item.step.role];
  const caller = asked && asked.id !== reader.id ? nameAndPhone(asked) : undefined;
  return [
    { type: 'paragraph', text: texts.escalation(words) },
    ...silenceFacts(item, reader, today),
    { type: 'paragraph', text: texts.escalationHelp },
    { type: 'list', items: texts.escalationChoices(caller) },
    button(wording, texts.buttons.view),
  ];
}

function nameAndPhone(person: Contact): string {
  return person.phone === undefined ? person.name : `${person.name} (${person.phone})`;
}

function noticeBlocks(wording: Wording): readonly Block[] {
  const { item, reader, texts, words } = wording;
  if (item.step.role === item.mail.toRole) {
    return [...paragraphs(item.step.ask[reader.language]), button(wording, texts.buttons.view)];
  }
  return [
    { type: 'paragraph', text: texts.forInformation(words) },
    { type: 'quote', text: item.step.ask[reader.language] },
    ...whoAndWhen(item, reader, words),
    button(wording, texts.buttons.view),
  ];
}

function invitationBlocks(wording: Wording): readonly Block[] {
  const { item, reader, texts, words } = wording;
  // What moved before somebody's time is new to them.
  const changed = (item.node?.sequence ?? 1) > 1 && !isTakenOver(item.mail);
  return [
    { type: 'paragraph', text: texts.invitation(words, changed) },
    ...appointmentFacts(item, reader),
    { type: 'paragraph', text: texts.invitationAttached },
    button(wording, texts.buttons.view),
    { type: 'paragraph', text: texts.notItsTime },
  ];
}

function cancellationBlocks({ item, reader, texts, words }: Wording): readonly Block[] {
  const sessions = sessionsTakenBack(item);
  if (sessions !== undefined) {
    return [
      { type: 'paragraph', text: texts.sessionsTakenBack(sessions, words) },
      ...appointmentFacts(item, reader),
      { type: 'paragraph', text: texts.sessionsTakenBackAttached(sessions) },
    ];
  }
  return [
    { type: 'paragraph', text: texts.cancellation(words) },
    ...appointmentFacts(item, reader),
    { type: 'paragraph', text: texts.cancellationAttached },
  ];
}

function linkBlocks(wording: Wording): readonly Block[] {
  const { texts, words } = wording;
  return [
    { type: 'paragraph', text: texts.newLink(words) },
    button(wording, texts.buttons.open),
    { type: 'paragraph', text: texts.newLinkNotAsked },
  ];
}

function deadline({ texts, words }: Wording): readonly Block[] {
  return words.due === undefined ? [] : [{ type: 'emphasis', text: texts.doBy(words.due) }];
}

/** The button to do what the step asks: in the template's own words where it has them. */
function act(wording: Wording): Block {
  const { item, reader, texts } = wording;
  return button(wording, item.step.button?.[reader.language] ?? texts.buttons[item.step.kind]);
}

function button({ item }: Wording, label: string): Block {
  return { type: 'button', label, url: item.link };
}

function otherwise({ item, texts, length }: Wording): readonly Block[] {
  if (!isOutside(item) || length === 'short') return [];
  const left = (item.step.extension?.times ?? 0) - (item.node?.extensions ?? 0);
  return [{ type: 'paragraph', text: texts.otherwise({ extension: left > 0 }) }];
}
