import type { Response } from 'express';
import type { Dependencies } from '../../../application/dependencies.ts';
import { type Counting, inAMoment } from '../../../application/reports/in-a-moment.ts';
import { reportsTextsOf } from '../../texts/texts.ts';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';
import { sendStaffPage } from '../request.ts';

/** After so many seconds the page asks again. */
const RENEWS_AFTER = 2;

/**
 * What was counted; while that takes long, a page that shows how far it is and asks again is sent instead.
 * @param file whether it leads to a file: then whoever wants it asks again, and the page stays
 * @returns nothing when the page was sent
 */
export async function countedOrPage<Answer>(
  deps: Pick<Dependencies, 'store'>,
  response: Response,
  asked: { readonly frame: ConsoleFrame; readonly file?: boolean },
  answer: Promise<Answer>,
): Promise<{ readonly answer: Answer } | undefined> {
  const found = await inAMoment(deps.store, answer);
  if ('answer' in found) return found;
  response.set('Retry-After', String(RENEWS_AFTER));
  const { originalUrl: address } = response.req;
  sendStaffPage(
    response,
    countingPage(asked.frame, found.counting, { address, isFile: asked.file === true }),
    202,
  );
  return undefined;
}

/** That there is much to count, and how far it is. */
export function countingPage(
  frame: ConsoleFrame,
  { done, total }: Counting,
  { address, isFile }: { readonly address: string; readonly isFile: boolean },
): string {
  const { language } = frame;
  const texts = reportsTextsOf(language).counting;
  const said = done === undefined || total === undefined ? texts.unknown : texts.soFar(done, total);
  return documentOf(
    <StaffFrame
      frame={frame}
      title={texts.title}
      here="reports"
      renewsAfter={isFile ? undefined : RENEWS_AFTER}
    >
      <h1>{texts.title}</h1>
      <p class="hint">{texts.lead}</p>
      <p role="status">
        {said} <a href={address}>{texts.again}</a>
      </p>
      <progress value={done} max={total} aria-label={texts.title} />
    </StaffFrame>,
  );
}
