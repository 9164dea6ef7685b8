import type { Request, Response, Router } from 'express';
import { authorise, type Caller } from '../../../application/access/authorise.ts';
import { isApplicationError } from '../../../application/application-error.ts';
import {
  type Dependencies,
  dependenciesOfSystem,
  dependenciesWithin,
  type Parts,
} from '../../../application/dependencies.ts';
import { organisationWith } from '../../../application/organisations/find.ts';
import { extentOf } from '../../../domain/access/permissions.ts';
import { isSignInRole } from '../../../domain/access/roles.ts';
import { isStaff } from '../../../domain/access/scope.ts';
import { partnerKinds } from '../../../domain/reports/comparing/target-rules.ts';
import { identityOf } from '../../../http/caller.ts';
import type { Person } from '../../../store/people/people.ts';
import { leadTo, named } from '../../http.ts';
import { addressWith } from '../addresses.ts';
import { frameFor } from '../frame.ts';
import { guideFor } from '../guide/guide-for.ts';
import { inboxAddress } from '../inbox.ts';
import { languageOf, sendStaffPage } from '../request.ts';
import { sendDay } from '../today/send-day.ts';
import { readStanding } from './standing.ts';
import { startPage } from './start-page.tsx';

/** Where everybody begins: a partner with its figures, those of a guidance service with their day, who writes models with those, others with where all stands. */
export function setupStartPage(router: Router, parts: Parts): void {
  router.get('/', named('/'), async (request, response) => {
    const { person } = await identityOf(parts, request);
    const deps = dependenciesOfSystem(parts, 'signing-in');
    const partner = await partnerOf(deps, person);
    if (partner !== undefined) {
      const language = languageOf(request, person);
      return leadTo(response, addressWith(`/reports/partners/${partner}`, {}, language));
    }
    const caller = await permitted(() => authorise({ deps, person, access: 'see-console' }));
    if (caller !== undefined && hasDay(caller)) return sendDay(parts, request, response);
    if (caller === undefined && writesDrafts(person)) {
      return leadTo(response, addressWith('/templates', {}, languageOf(request, person)));
    }
    await sendStart(parts, request, response, { person, caller });
  });
}

async function sendStart(
  parts: Parts,
  request: Request,
  response: Response,
  { person, caller }: { readonly person: Person; readonly caller: Caller | undefined },
): Promise<void> {
  const language = languageOf(request, person);
  const inbox = inboxAddress(parts);
  const frame = frameFor(parts, request, { path: '/', language, caller });
  if (caller === undefined) return sendStaffPage(response, startPage({ frame, inbox }));
  const deps = dependenciesWithin(parts, caller.scope);
  const [standing, guide] = await Promise.all([
    readStanding(deps, caller.scope),
    guideFor(deps, request, caller),
  ]);
  sendStaffPage(response, startPage({ frame, inbox, standing, guide }));
}

/** Those of a guidance service have a day; the others look at everybody's work. */
function hasDay({ function: role }: Caller): boolean {
  return role === 'counsellor' || role === 'coordinator';
}

function writesDrafts({ function: role }: Person): boolean {
  return isSignInRole(role) && extentOf(role, 'write-drafts') !== undefined;
}

/** The partner that somebody works for: its page is where they begin. */
async function partnerOf(deps: Dependencies, person: Person): Promise<string | undefined> {
  const { organisationId: id } = person;
  if (id === undefined || isStaff(person.function)) return undefined;
  const caller = await permitted(() => authorise({ deps, person, access: 'see-partner', id }));
  if (caller?.function !== 'partner' && caller?.function !== 'provider') return undefined;
  const kind = (await organisationWith(deps, id))?.kind;
  return partnerKinds.some((one) => one === kind) ? id : undefined;
}

/** What somebody is allowed; nothing where they are not. */
async function permitted<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isApplicationError(error) && error.kind === 'forbidden') return undefined;
    throw error;
  }
}
