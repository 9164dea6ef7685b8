import { staffTextsOf } from '../../texts/texts.ts';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';
import type { OverviewPage } from '../view/types.ts';
import { Overview } from './start/overview.tsx';
import type { OverviewChoice } from './start/overview-address.ts';

/** The trajectories that the reader may see, to search and to narrow. */
export function trajectoriesPage(
  frame: ConsoleFrame,
  overview: OverviewPage,
  choice: OverviewChoice,
): string {
  const hasOwn = frame.reader?.function === 'counsellor';
  const texts = staffTextsOf(frame.language).overview;
  return documentOf(
    <StaffFrame
      frame={frame}
      title={hasOwn && !choice.everything ? texts.titleMine : texts.title}
      here="trajectories"
      search={choice.q}
    >
      <Overview
        overview={overview}
        choice={choice}
        hasOwn={hasOwn}
        path="/trajectories"
        level={1}
        language={frame.language}
      />
    </StaffFrame>,
  );
}
