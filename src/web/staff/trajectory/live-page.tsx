import type { Repaired, WorkflowCondition } from '../../../application/operations/workflow-of.ts';
import type { Language } from '../../../domain/text.ts';
import { longMoment } from '../../../texts/dates.ts';
import { timelineTextsOf } from '../../texts/texts.ts';
import { Facts } from '../../ui/components/facts.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';
import { Purpose } from '../guide/purpose.tsx';

/** What can have become of a repair. */
export const outcomes = ['heard', 'restarted', 'still-stuck', 'ended', 'silent'] as const satisfies readonly (
  | Repaired
  | 'silent'
)[];

type Shown = {
  readonly trajectory: string;
  readonly condition: WorkflowCondition;
  readonly outcome: (typeof outcomes)[number] | undefined;
  readonly csrfToken: string;
};

/** What Temporal says of one trajectory beside the database, what stands still, and its repair. */
export function livePage(shown: Shown, frame: ConsoleFrame): string {
  const { language } = frame;
  const texts = timelineTextsOf(language);
  return documentOf(
    <StaffFrame frame={frame} title={texts.live.title} here="trajectories">
      <p class="eyebrow">
        <a href={addressWith(`/trajectories/${shown.trajectory}`, {}, language)}>← {texts.letter.back}</a>
      </p>
      <h1>{texts.live.title}</h1>
      <Purpose of="live" language={language} />
      <turbo-frame id="act">
        <Condition {...shown} language={language} />
      </turbo-frame>
    </StaffFrame>,
  );
}

function Condition(props: Shown & { readonly language: Language }) {
  const { trajectory, condition, outcome, csrfToken, language } = props;
  const texts = timelineTextsOf(language).live;
  return (
    <section class="act" aria-labelledby="condition-title">
      <h2 id="condition-title" tabindex={-1} data-focus="">
        {texts.workflow}
      </h2>
      {outcome !== undefined && (
        <p class={outcome === 'heard' || outcome === 'restarted' ? 'said' : 'wrong'} role="status">
          {texts.outcomes[outcome]}
        </p>
      )}
      <p class="hint">{condition.live === undefined ? texts.silent : texts.hint}</p>
      <Facts facts={factsOf(condition, language)} />
      <h3>{texts.failed}</h3>
      {condition.defects.length === 0 && <p class="hint">{texts.fine}</p>}
      <ul class="lines">
        {condition.defects.map(({ reference, kind, error, attempts, nextAttemptAt, firstAt }) => (
          <li key={reference} class="line">
            <span>
              <strong>{reference}</strong> {texts.kinds[kind]}: {error}{' '}
              <span class="hint">
                {texts.since(longMoment(firstAt, language))}
                {nextAttemptAt !== undefined &&
                  ` · ${texts.tried(attempts, longMoment(nextAttemptAt, language))}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <form
        method="post"
        action={addressWith(`/trajectories/${trajectory}/repair`, {}, language)}
        class="buttons"
      >
        <input type="hidden" name="_form" value={csrfToken} />
        <button type="submit" class="primary">
          {texts.repair}
        </button>
        <a
          class="button quiet"
          href={addressWith(`/trajectories/${trajectory}`, {}, language)}
          data-turbo-frame="_top"
        >
          {timelineTextsOf(language).letter.close}
        </a>
      </form>
      <p class="hint">{texts.repairMore}</p>
    </section>
  );
}

function factsOf({ live, queue, wakeAt, links }: WorkflowCondition, language: Language) {
  const texts = timelineTextsOf(language).live;
  const { nextMailAt, version } = live?.summary ?? {};
  const wakes = live?.summary?.wakeAt ?? wakeAt;
  const facts = [
    { label: texts.queue, value: queue },
    { label: texts.wake, value: wakes === undefined ? texts.never : longMoment(wakes, language) },
    { label: texts.links, value: String(links) },
  ];
  if (live === undefined) return facts;
  return [
    { label: texts.workflow, value: `${live.workflowId} ${texts.states[live.workflow]}` },
    { label: texts.version, value: texts.versions(live.storedVersion, version) },
    ...(live.runId === undefined ? [] : [{ label: texts.run, value: live.runId }]),
    ...(live.historyLength === undefined
      ? []
      : [{ label: texts.history, value: String(live.historyLength) }]),
    ...(live.pending === undefined ? [] : [{ label: texts.pending, value: texts.pendingOf(live.pending) }]),
    {
      label: texts.nextMail,
      value: nextMailAt === undefined ? texts.noMail : longMoment(nextMailAt, language),
    },
    ...facts,
  ];
}
