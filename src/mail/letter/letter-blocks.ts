import { roleOf } from '../../domain/template/model/lookup.ts';
import type { Language } from '../../domain/text.ts';
import type { Block } from '../layout/blocks.ts';
import { mailTexts } from '../texts/texts.ts';
import type { Contact, Letter, MailItem } from '../types.ts';
import { itemBlocks } from './item-blocks.ts';
import { whyText } from './item-opening.ts';
import { counsellorFor, headlineOfItem, isOutside, isTakenOver, roleTitle, wordsOf } from './item-words.ts';
import { pictureBlocks, signatureLines } from './letterhead.ts';
import { namesTogether, readersOf } from './readers.ts';

/**
 * The whole body of a mail: greeting, one or several items, signature, small print.
 * @param remindersOff address where the reader can turn reminders off; only in mails that are reminders
 */
export function letterBlocks(letter: Letter, remindersOff?: string): readonly Block[] {
  const { to, items, today } = letter;
  const texts = mailTexts[to.language];
  const readers = readersOf(letter);
  const body =
    items.length === 1
      ? itemBlocks(items[0], to, today)
      : items.flatMap((item, index) => numbered(letter, item, index));
  return [
    { type: 'title', text: titleOf(letter) },
    { type: 'greeting', text: texts.greeting(namesTogether(readers, to.language)) },
    ...(readers.length > 1 ? [{ type: 'paragraph', text: texts.sharedMailbox } as const] : []),
    ...body,
    ...closing(letter, body),
    ...smallPrint(letter),
    ...(remindersOff === undefined
      ? []
      : [{ type: 'small-link', label: texts.remindersOff, url: remindersOff } as const]),
    ...(readers.length > 1 ? remindersOffEach(letter) : []),
  ];
}

/** Each of those who share a mailbox turns off their own reminders, and nobody else's. */
function remindersOffEach({ to, items }: Letter): readonly Block[] {
  const first = new Map(items.toReversed().map(({ reader, link }) => [(reader ?? to).id, { reader, link }]));
  return [...first.values()].toReversed().map(({ reader, link }) => ({
    type: 'small-link',
    label: mailTexts[to.language].remindersOffFor((reader ?? to).name),
    url: `${link}/reminders`,
  }));
}

/** What a mail about several items says first: 'Vandaag vragen we je drie dingen'. */
export function severalHeadline(items: readonly MailItem[], language: Language): string {
  return mailTexts[language].several(
    items.length,
    items.every(isTask) ? 'tasks' : 'messages',
    isShared(items),
  );
}

/** Its subject, so concrete that it can be found again: the schools that wait, or the first thing and how many more. */
export function severalSubject({ to, items }: Letter): string {
  const texts = mailTexts[to.language];
  const names = [...new Set(items.map(({ subject }) => subject))];
  if (names.length > 1) {
    const schools = items.every(({ template }) => template.subject === 'school');
    const waits = items.every(({ mail }) => mail.kind !== 'notice');
    return texts.severalSubjects(names, schools ? 'schools' : 'trajectories', waits, isShared(items));
  }
  const kind = items.every(isTask) ? 'tasks' : 'messages';
  return texts.andMore(titleOfItem(items[0], to), items.length - 1, kind);
}

/** Whether several people read it, who share a mailbox. */
function isShared(items: readonly MailItem[]): boolean {
  return items.some(({ reader }) => reader !== undefined);
}

function isTask({ mail }: MailItem): boolean {
  return mail.kind === 'ask' || mail.kind === 'reminder';
}

function titleOfItem(item: MailItem, reader: Contact): string {
  return item.mail.kind === 'reminder' ? item.step.title[reader.language] : headlineOfItem(item, reader);
}

function titleOf({ to, items }: Letter): string {
  return items.length > 1 ? severalHeadline(items, to.language) : headlineOfItem(items[0], to);
}

function numbered(letter: Letter, item: MailItem, index: number): readonly Block[] {
  const reader = item.reader ?? letter.to;
  const title = titleOfItem(item, reader);
  const { language } = letter.to;
  const whose =
    item.reader === undefined
      ? ''
      : `${mailTexts[language].personInRole(reader.name, roleTitle(item.template, item.mail.toRole, language))}: `;
  const oneSchool = new Set(letter.items.map(({ subject }) => subject)).size === 1;
  return [
    { type: 'heading', text: `${index + 1}. ${whose}${title}${oneSchool ? '' : ` · ${item.subject}`}` },
    ...itemBlocks(item, reader, letter.today, 'short', isTold(letter.items, index)),
  ];
}

// Whoever takes over a trajectory hears it once, not with each step of it that is open.
function isTold(items: Letter['items'], index: number): boolean {
  const own = items[index];
  return items
    .slice(0, index)
    .some(
      ({ mail, reader }) =>
        isTakenOver(mail) && mail.trajectoryId === own?.mail.trajectoryId && reader?.id === own.reader?.id,
    );
}

/** People outside the guidance service are written to by their counsellor, whom they can simply answer. */
function closing({ to, items }: Letter, body: readonly Block[]): readonly Block[] {
  const texts = mailTexts[to.language];
  const counsellor = counsellorFor(items[0], to);
  if (counsellor === undefined || !isOutside(items[0])) return [];
  const asksAnswer = body.some(
    (block) =>
      block.type === 'paragraph' && (block.text === texts.notItsTime || block.text === texts.whatHoldsYou),
  );
  return [
    ...(asksAnswer ? [] : [{ type: 'paragraph', text: texts.questions } as const]),
    { type: 'paragraph', text: signatureOf(items[0], counsellor, to.language) },
    ...pictureBlocks(counsellor),
  ];
}

function signatureOf({ template }: MailItem, counsellor: Contact, language: Language): string {
  const title = roleOf(template, template.counsellorRole)?.title[language];
  const work = [title, counsellor.organisation].filter((part) => part !== undefined).join(', ');
  const own = [counsellor.name, work, counsellor.phone ?? ''];
  const lines = [...own, ...signatureLines(counsellor, language)].filter((line) => line !== '');
  return mailTexts[language].signature(lines);
}

function smallPrint({ to, items, today }: Letter): readonly Block[] {
  const texts = mailTexts[to.language];
  const [first] = items;
  if (items.length > 1) return [{ type: 'small', text: texts.whySeveral }];
  const words = wordsOf(first, to.language, today);
  return [{ type: 'small', text: whyText({ item: first, reader: to, words }) }];
}
