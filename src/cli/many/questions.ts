import type { Caller } from '../../application/access/authorise.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import { notFound } from '../../application/errors.ts';
import { answerQuestion, type QuestionAct } from '../../application/questions/answer.ts';
import { passQuestionOn } from '../../application/questions/pass-on.ts';
import { readWaitingQuestions } from '../../application/questions/read.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import type { Language } from '../../domain/text.ts';
import { print, printJson } from '../output.ts';
import { table } from '../table.ts';
import { askedBy, type ManyOptions } from './asked-by.ts';

/** Lists the questions of schools that wait for an answer, the first first; what they ask stands on their pages. */
export async function questions(options: ManyOptions): Promise<void> {
  await askedBy(options, async (deps, { scope }) => {
    const { language, json } = options;
    const waiting = (await readWaitingQuestions(deps, scope)).map(({ text: _, ...one }) => one);
    if (json) return printJson(waiting);
    const said = texts[language];
    if (waiting.length === 0) return print(said.none);
    const rows = waiting.map(({ id, school, reference, asker = '', askedAt, passedTo = '' }) => [
      ...[school ?? reference, asker, localDateOf(askedAt), passedTo, id],
    ]);
    print(table(said.head, rows));
  });
}

/** Answers a question in the name of who may act on its trajectory. */
export async function answer(id: string, words: string, options: ManyOptions): Promise<void> {
  await aboutOne(id, options, 'answered', (asked) => answerQuestion({ ...asked, answer: words }));
}

/** Passes a question on to somebody who can answer it, in the name of who may act on its trajectory. */
export async function passOn(id: string, to: string, options: ManyOptions): Promise<void> {
  await aboutOne(id, options, 'passed', (asked) => passQuestionOn({ ...asked, to }));
}

async function aboutOne(
  id: string,
  options: ManyOptions,
  done: 'answered' | 'passed',
  act: (asked: QuestionAct) => Promise<void>,
): Promise<void> {
  await askedBy(options, async (deps: Dependencies, caller: Caller) => {
    const waiting = await readWaitingQuestions(deps, caller.scope);
    const meant = waiting.find((one) => one.id === id.toLowerCase());
    if (meant === undefined) throw notFound('question');
    await act({ deps, caller, trajectory: meant.trajectoryId, id: meant.id });
    if (options.json) return printJson({ id: meant.id, done });
    print(texts[options.language][done]);
  });
}

const texts = {
  nl: {
    head: ['school', 'vrager', 'gevraagd op', 'doorgegeven aan', 'id'],
    none: 'Geen vraag wacht op antwoord.',
    answered: 'Het antwoord is verstuurd naar wie het vroeg.',
    passed: 'De vraag is doorgegeven per mail.',
  },
  en: {
    head: ['school', 'asked by', 'asked on', 'passed on to', 'id'],
    none: 'No question waits for an answer.',
    answered: 'The answer was sent to whoever asked.',
    passed: 'The question was passed on by mail.',
  },
} as const satisfies { [language in Language]: object };
