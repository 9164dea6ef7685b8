import { isSignInEmbedded } from '../../platform/sign-in/providers.ts';
import { findPerson, type Person } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';
import { isId } from '../ids.ts';
import { useKey } from './keys.ts';
import { readSession, useSession } from './sessions.ts';

/** What a request brings along to say who it is from. */
export type Credentials = {
  /** A key, from `Authorization: Bearer`. */
  readonly key?: string | undefined;
  /** The token of a session, from the cookie. */
  readonly session?: string | undefined;
  /** A person's id, from `X-Demo-Person`; it counts only where people pick who they are. */
  readonly demoPerson?: string | undefined;
  /** The request comes from this very machine. */
  readonly isLocal: boolean;
  /** A page asks by itself: nobody uses the session, and it ends as if nothing were asked. */
  readonly isByItself?: boolean;
};

/** How somebody was recognised: limits and the seals of forms hang on it. */
export type Identity = {
  /** Of a program: somebody who stands for it, with the role of its key. */
  readonly person: Person;
  readonly by: 'key' | 'session' | 'demo';
};

/**
 * Who a request is from. A key goes before everything else, and one that is not good is not replaced by something weaker.
 * @returns nothing when what came along stands for nobody, or nothing came along
 */
export async function identify(
  deps: Dependencies,
  { key, session, demoPerson, isLocal, isByItself }: Credentials,
): Promise<Identity | undefined> {
  if (key !== undefined) return here(await useKey(deps, key), 'key');
  const isDemo = isLocal && isSignInEmbedded(deps.configuration);
  if (demoPerson !== undefined && isDemo) {
    return here(
      isId(demoPerson) ? await findPerson(deps.store, deps.store.scope, demoPerson.toLowerCase()) : undefined,
      'demo',
    );
  }
  const known =
    session === undefined ? undefined : await (isByItself ? readSession : useSession)(deps, session);
  return known === undefined
    ? undefined
    : here(await findPerson(deps.store, deps.store.scope, known.personId), 'session');
}

/** Who has left is nobody here any more, whatever they still hold. */
function here(person: Person | undefined, by: Identity['by']): Identity | undefined {
  return person === undefined || person.leftAt !== undefined ? undefined : { person, by };
}
