import { answerToHandover, previewAnswer } from '../../application/handovers/answer.ts';
import { readHandovers, type ShownHandover } from '../../application/handovers/find.ts';
import { offerHandover, previewHandover } from '../../application/handovers/offer.ts';
import { todayOf } from '../../application/now.ts';
import { resolvePerson } from '../../application/people/resolve.ts';
import { resolveTrajectory } from '../../application/trajectories/resolve.ts';
import type { Language } from '../../domain/text.ts';
import { print, printJson } from '../output.ts';
import { table } from '../table.ts';
import { askedBy, type ManyOptions } from './asked-by.ts';
import { printPreview } from './outcomes.ts';

/** Lists handovers, the last offered first. */
export async function handovers(options: ManyOptions & { readonly waiting?: boolean }): Promise<void> {
  await askedBy(options, async (deps, caller) => {
    const found = await readHandovers({ deps, caller, waiting: options.waiting });
    if (options.json) return printJson(found);
    const said = texts[options.language];
    if (found.length === 0) return print(said.none);
    print(
      table(
        said.head,
        found.map((one) => rowOf(one, options.language)),
      ),
    );
  });
}

/** Offers a handover of all that somebody has, or a part of it; or shows what would become of each role. */
export async function offer(
  from: string,
  to: string,
  options: ManyOptions & {
    readonly role?: string;
    readonly school?: string;
    readonly only?: readonly string[];
    readonly on?: string;
    readonly until?: string;
    readonly note?: string;
    readonly confirm?: boolean;
  },
): Promise<void> {
  await askedBy(options, async (deps, caller) => {
    const { role, school, only = [], until, note, language } = options;
    const trajectories = await Promise.all(
      only.map((named) => resolveTrajectory({ deps, scope: caller.scope, named })),
    );
    const asked = {
      ...{
        from: (await resolvePerson(deps, { named: from })).id,
        to: (await resolvePerson(deps, { named: to })).id,
      },
      scope: { role, school, ...(trajectories.length === 0 ? {} : { trajectories }) },
      ...{ on: options.on ?? todayOf(deps), until, note, confirmed: options.confirm },
    };
    if (options.dryRun) return printPreview(await previewHandover({ deps, caller, offer: asked }), options);
    const offered = await offerHandover({ deps, caller, offer: asked });
    if (options.json) return printJson(offered);
    print(texts[language].offered(offered.id, offered.accepted === true));
  });
}

/** Accepts or declines a handover, in the name of who receives it; or shows what would become of each role. */
export async function answer(id: string, accepted: boolean, options: ManyOptions): Promise<void> {
  await askedBy(options, async (deps, caller) => {
    const answering = { deps, caller, id, accepted };
    if (options.dryRun) return printPreview(await previewAnswer(answering), options);
    const answered = await answerToHandover(answering);
    if (options.json) return printJson(answered);
    print(texts[options.language].answered(accepted));
  });
}

function rowOf({ handover, from, to, waitsLong }: ShownHandover, language: Language): string[] {
  const said = texts[language];
  const { accepted, on, until } = handover;
  const state = accepted === undefined ? (waitsLong ? said.waitsLong : said.waits) : said.state(accepted);
  const span = until === undefined ? on : `${on} – ${until}`;
  return [from?.name ?? handover.from, to?.name ?? handover.to, span, state, handover.id];
}

const texts = {
  nl: {
    head: ['van', 'aan', 'wanneer', 'staat', 'id'],
    none: 'Geen overdrachten.',
    ...{ waits: 'wacht op antwoord', waitsLong: 'wacht al een week op antwoord' },
    state: (accepted: boolean) => (accepted ? 'aanvaard' : 'geweigerd'),
    offered: (id: string, isBegun: boolean) =>
      isBegun
        ? 'De overdracht is begonnen.'
        : `Voorgesteld; wie het krijgt, aanvaardt met: traject answer-handover ${id} accept`,
    answered: (accepted: boolean) =>
      accepted ? 'Aanvaard: de overdracht is begonnen.' : 'Geweigerd: wie het had, houdt het.',
  },
  en: {
    head: ['from', 'to', 'when', 'state', 'id'],
    none: 'No handovers.',
    ...{ waits: 'waits for an answer', waitsLong: 'has waited a week for an answer' },
    state: (accepted: boolean) => (accepted ? 'accepted' : 'declined'),
    offered: (id: string, isBegun: boolean) =>
      isBegun
        ? 'The handover has begun.'
        : `Offered; who receives it accepts with: traject answer-handover ${id} accept`,
    answered: (accepted: boolean) =>
      accepted ? 'Accepted: the handover has begun.' : 'Declined: whoever had it keeps it.',
  },
} as const satisfies { [language in Language]: object };
