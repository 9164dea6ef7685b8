import { stepsOf } from '../template/model/lookup.ts';
import type { StepNode, Template } from '../template/model/types.ts';
import { taskOfPath } from '../trajectory/model/built-in-tasks.ts';
import { candidates, evaluationOf } from '../trajectory/rules/apply-rules.ts';
import { readsStatus } from '../trajectory/rules/condition-scope.ts';
import { openSteps, type StepView } from '../trajectory/views/steps.ts';
import { follows, takesAppointments } from './appointments.ts';
import type { Exploration, Visit } from './explore.ts';
import type { Finding } from './finding.ts';
import { neverReached } from './reachable.ts';
import { VARIANT_LIMIT } from './variants.ts';

/** What the states that were looked at say: steps never reached, gates that stay shut, silence that nobody hears of. */
export function checkExploration(template: Template, exploration: Exploration): readonly Finding[] {
  const resting = exploration.visits.filter(
    (visit) => visit.atRest && visit.arrival.state.status === 'active',
  );
  const found = resting.flatMap((visit) => [...stuck(template, visit), ...unheard(template, visit)]);
  const unique = [...new Map(found.map((finding) => [`${finding.rule} ${finding.at}`, finding])).values()];
  const gates = new Set(
    unique.filter(({ rule }) => rule === 'gate-never-opens').map(({ at }) => at.split('.')[0]),
  );
  const unseen = stepsOf(template).filter(({ id }) => !exploration.opened.has(id) && !gates.has(id));
  // Who follows may skip a step by hand, which is not tried.
  const isWhole =
    exploration.bound === undefined && exploration.untried.length === 0 && !readsStatus(template);
  const never = isWhole ? unseen : neverReached(template).filter((step) => unseen.includes(step));
  const unsure = unseen.filter((step) => !never.includes(step));
  return [
    ...never.map(unreached),
    ...unique,
    ...(exploration.bound === undefined ? [] : [boundReached(exploration.bound, unsure)]),
    ...(exploration.bound !== undefined || unsure.length === 0 ? [] : exploration.untried.map(notAllTried)),
  ];
}

function unreached({ id }: StepNode): Finding {
  return {
    rule: 'unreachable-step',
    severity: 'error',
    at: id,
    message: {
      nl: 'Deze stap komt nooit aan de beurt, wat er ook geantwoord wordt.',
      en: 'This step never comes to its turn, whatever is answered.',
    },
    mend: {
      nl: 'Kijk na wat er vóór moet komen (opens.after) en of de voorwaarde (when) waar kan worden, ook van de fase of module erboven.',
      en: 'Check what has to come first (opens.after) and whether its condition (when) can become true, that of the phase or module above it too.',
    },
  };
}

// Nothing is open and time brings nothing: the trajectory hangs, behind a gate if there is one.
function stuck(template: Template, visit: Visit): Finding[] {
  const { arrival } = visit;
  const evaluation = evaluationOf({
    state: arrival.state,
    template,
    context: { calendar: { overrides: [] } },
  });
  const open = openSteps(arrival.state, template, evaluation.context);
  const gates = candidates(evaluation).filter(
    ({ node, next }) => next.kind === 'waiting' && node.requires !== undefined,
  );
  if (open.length > 0) return [];
  if (gates.length === 0) {
    return [
      {
        rule: 'stuck',
        severity: 'error',
        at:
          template.phases.find((phase) => arrival.state.nodes[phase.id]?.status === 'open')?.id ??
          template.id,
        trail: visit.trail,
        message: {
          nl: 'Hier blijft het traject hangen: er staat niets open en de tijd verandert niets meer.',
          en: 'The trajectory hangs here: nothing is open and time changes nothing any more.',
        },
        mend: {
          nl: 'Kijk na waarop de volgende stap wacht (opens.after).',
          en: 'Check what the next step waits for (opens.after).',
        },
      },
    ];
  }
  return gates.map(({ node }) => ({
    rule: 'gate-never-opens',
    severity: 'error',
    at: `${node.id}.requires`,
    trail: visit.trail,
    message: {
      nl: 'Deze voorwaarde (requires) wordt langs deze weg nooit waar; het traject wacht hier voor altijd.',
      en: 'This gate (requires) never becomes true along this way; the trajectory waits here for ever.',
    },
    mend: {
      nl: 'Maak er een keuze van met when, of zorg dat een stap ervoor het antwoord geeft.',
      en: 'Make it a choice with when, or see that an earlier step gives the answer.',
    },
  }));
}

// A school or provider that stays silent must end up with somebody who follows trajectories; those must at least be asked.
function unheard(template: Template, visit: Visit): Finding[] {
  const { state } = visit.arrival;
  const open = openSteps(state, template, { calendar: { overrides: [] } });
  return open
    .filter((view) => !isHeard(template, view, open))
    .map((view) => ({
      rule: 'silence-without-notice',
      severity: 'error',
      at: view.step.id,
      trail: visit.trail,
      message: {
        nl: 'Wie hier zwijgt, blijft voor altijd wachten zonder dat iemand het merkt.',
        en: 'Whoever stays silent here waits for ever and nobody is told.',
      },
      mend: takesAppointments(view.step)
        ? {
            nl: 'Laat de stap vervallen (expires), of zet een trede in de ladder die de begeleider verwittigt (to) als er geen datum komt: na de uiterste datum, niet na de afspraak.',
            en: 'Let the step expire (expires), or add a rung to its ladder that tells the counsellor (to) when no date is set: after the due date, not after the appointment.',
          }
        : {
            nl: 'Laat de stap vervallen (expires), of zet een trede in de ladder die de begeleider verwittigt (to).',
            en: 'Let the step expire (expires), or add a rung to its ladder that tells the counsellor (to).',
          },
    }));
}

// Without an appointment, the rungs that are counted from it are never sent; nor those of a due date that there is not.
function isHeard(template: Template, view: StepView, open: readonly StepView[]): boolean {
  if (taskOfPath(view.path) !== undefined) return true;
  if (open.some((other) => other.node.about === view.path)) return true;
  const sent = view.step.ladder.filter(
    ({ anchor }) => anchor === 'open' || (anchor === 'due' && view.due !== undefined),
  );
  const told = sent.filter((rung) => follows(template, rung.to));
  return follows(template, view.role) ? sent.length > 0 : told.length > 0;
}

/** So many names are read in a sentence. */
const NAMES_SHOWN = 12;

function boundReached(bound: number, unseen: readonly StepNode[]): Finding {
  const names = unseen.slice(0, NAMES_SHOWN).map(({ id }) => id);
  const shown = `${names.join(', ')}${unseen.length > NAMES_SHOWN ? ', …' : ''}`;
  const said = {
    nl: `Na ${bound} verschillende toestanden is gestopt met zoeken. Bij veel keuzes is dat gewoon.`,
    en: `The search stopped after ${bound} different states. With many choices that is normal.`,
  };
  return {
    rule: 'bound-reached',
    severity: 'note',
    at: 'phases',
    message:
      unseen.length === 0
        ? {
            nl: `${said.nl} Elke stap kwam aan de beurt; van wat er daarna nog kan gebeuren is niet alles gezien.`,
            en: `${said.en} Every step came to its turn; of what can happen after that, not everything was seen.`,
          }
        : {
            nl: `${said.nl} Niet gezien: wat er gebeurt bij ${shown}. Dat ze aan de beurt kunnen komen is wel nagegaan.`,
            en: `${said.en} Not seen: what happens at ${shown}. That their turn can come was checked all the same.`,
          },
    mend: {
      nl: 'Speel die stappen na met traject rehearse en --choose.',
      en: 'Play those steps with traject rehearse and --choose.',
    },
  };
}

// What was not tried might have opened what was not seen.
function notAllTried(step: string): Finding {
  return {
    rule: 'bound-reached',
    severity: 'note',
    at: step,
    message: {
      nl: `Van deze stap zijn niet alle antwoorden geprobeerd, hoogstens ${VARIANT_LIMIT}. Of elke stap aan de beurt kan komen, is daarom niet nagegaan.`,
      en: `Not every answer to this step was tried, ${VARIANT_LIMIT} at most. So it was not checked that every step can come to its turn.`,
    },
  };
}
