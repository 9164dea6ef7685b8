import { askQuestion, mayAsk, questionsOfLink } from '../../application/questions/ask.ts';
import { sentText } from '../form.ts';
import type { OwnPage } from './own-page.ts';
import { questionPage } from './pages/question-page.tsx';

/** Where a school asks a question and reads the answers. */
export const questionOfSchool: OwnPage = {
  name: 'question',
  may: mayAsk,
  async act(visit, sent) {
    await askQuestion(visit, sentText(sent, 'text') ?? '');
    return { asked: 'yes' };
  },
  async page(deps, { request, opened }, { frame, draft }) {
    const questions = await questionsOfLink(deps, opened);
    return questionPage(
      { questions, isDone: draft === undefined && request.query.asked !== undefined, draft },
      frame,
    );
  },
};
