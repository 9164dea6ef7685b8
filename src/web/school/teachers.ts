import { askTeachersOfSchool, mayAskTeachers, surveysOfLink } from '../../application/links/ask-teachers.ts';
import { askedCount, askedIn } from '../surveys/asked.ts';
import type { OwnPage } from './own-page.ts';
import { teachersPage } from './pages/teachers-page.tsx';

/** Where a school has its own teachers asked. */
export const teachersOfSchool: OwnPage = {
  name: 'teachers',
  may: mayAskTeachers,
  async act(visit, sent) {
    const asking = askedIn(sent);
    await askTeachersOfSchool(visit, asking);
    return { asked: String(asking.addresses.length) };
  },
  async page(deps, { request, opened }, { frame, draft }) {
    const surveys = await surveysOfLink(deps, opened);
    const done = draft === undefined ? askedCount(request.query.asked) : undefined;
    return teachersPage({ surveys, done, draft }, frame);
  },
};
