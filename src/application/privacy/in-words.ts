import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import type { Language } from '../../domain/text.ts';
import type { Store } from '../../store/database/db.ts';
import type { Act, HeldRow } from '../../store/privacy/collect.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { sentenceOf } from '../../texts/journal.ts';
import { namesOf, peopleNamedIn } from '../../texts/names.ts';
import { personalDataWords, tableInWords } from '../../texts/personal-data.ts';
import type { PersonalData } from './export.ts';

/** What is told in its own chapter, and not once more as rows. */
const TOLD = ['person', 'trajectory_event', 'trajectory', 'mail'];

/** All that is kept about somebody as a text that they can read. */
export async function personalDataInWords(
  store: Store,
  data: PersonalData,
  language: Language,
): Promise<string> {
  const said = personalDataWords[language];
  const { person, madeAt, mails, mentions, rows } = data;
  const { name, email, phone, function: role, leftAt } = person;
  const who = [
    ...[name, fact(said.email, email), fact(said.phone, phone), fact(said.role, role)],
    ...[
      fact(said.language, [person.language, ...[person.furtherLanguage ?? []].flat()].join(', ')),
      fact(said.left, leftAt && localDateOf(leftAt)),
    ],
  ].filter((line) => line !== undefined);
  const others = Object.entries(rows).filter(([table]) => !TOLD.includes(table));
  return [
    ...[said.title(name), said.made(localDateOf(madeAt))],
    ...chapter(said.who, who, language),
    ...chapter(said.acts, await actsInWords(store, data, language), language),
    ...chapter(
      said.mails,
      mails.map(({ sentAt, subject, text }) =>
        [
          `${sentAt === undefined ? '' : localDateOf(sentAt)}  ${subject ?? said.notKept}`,
          ...indented(text),
        ].join('\n'),
      ),
      language,
    ),
    ...chapter(
      said.mentions,
      mentions.map(({ table, text }) => [tableInWords(table, language), ...indented(text)].join('\n')),
      language,
    ),
    ...['', said.rows],
    ...others.flatMap(([table, held]) =>
      chapter(tableInWords(table, language), held.map(rowInWords), language),
    ),
    '',
  ].join('\n');
}

async function actsInWords(
  store: Store,
  { acts, person }: PersonalData,
  language: Language,
): Promise<string[]> {
  const said = personalDataWords[language];
  return Promise.all(
    acts.map(async ({ trajectory, event }) => {
      const template = await templateOf(store, trajectory.template, trajectory.version);
      const people = new Map(
        peopleNamedIn([event]).map((id) => [
          id,
          { name: id === person.id ? person.name : said.somebodyElse },
        ]),
      );
      const sentence = sentenceOf(event.body, namesOf(template, people, new Map(), language), language);
      const given = givenIn(event.body, said.comment);
      return [`${localDateOf(event.at)}  ${trajectory.reference}  ${sentence}`, ...given].join('\n');
    }),
  );
}

/** What was filled in and said with an act. */
function givenIn(body: Act['event']['body'], comment: string): string[] {
  if (body.type !== 'completed') return [];
  const answers = Object.entries(body.answers ?? {}).map(([field, value]) => `${field}: ${shown(value)}`);
  return indented([...answers, ...(body.comment ? [`${comment}: ${body.comment}`] : [])].join('\n'));
}

function chapter(title: string, lines: readonly string[], language: Language): string[] {
  const said = lines.length === 0 ? [personalDataWords[language].none] : lines;
  return ['', title, '-'.repeat(title.length), ...said];
}

function rowInWords(row: HeldRow): string {
  return Object.entries(row)
    .filter(([, value]) => value !== null && value !== '')
    .map(([column, value]) => `${column}: ${shown(value)}`)
    .join('; ');
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function fact(what: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : `${what}: ${value}`;
}

function indented(text: string | undefined): string[] {
  return text ? text.split('\n').map((line) => `    ${line}`) : [];
}
