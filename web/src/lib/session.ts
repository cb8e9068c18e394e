// Who is signed in. The router loads it before the shell is drawn; everything else only reads it.
import { api, ApiProblem, set_csrf_token } from './api'
import type { Session, User } from './api_types'
import { forget_answers, set_owner } from './offline/answers'
import { open_keep, or_nothing } from './offline/db'
import { create_store, useStore } from './store'

export const session_store = create_store<Session | null>(null)

/** Organisation and person: whose everything is that this browser keeps. */
export const owner_of = ({ user }: Session): string => `${user.org.id}.${user.id}`

export function start_session(session: Session): void {
  set_csrf_token(session.csrf_token)
  set_owner(owner_of(session))
  session_store.set(session)
  if (session.csrf_token) void remember(session)
}

export function end_session(): void {
  set_csrf_token('')
  set_owner('')
  session_store.set(null)
}

/** The session of the cookie, or null when there is none. Without a network: the last one. */
export async function load_session(): Promise<Session | null> {
  const known = session_store.get()
  if (known) return known
  try {
    return begun(await ask_who(true))
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    if (error.status === 401) {
      await forget_seen()
      return null
    }
    const kept = error.offline ? await kept_session() : undefined
    if (!kept) throw error
    start_session(kept)
    return kept
  }
}

const ask_who = (anonymous: boolean) => api.get<Session>('/session', { anonymous })

function begun(session: Session): Session {
  start_session(session)
  return session
}

/** Asks again who is signed in; null when the server does not say. Nobody any more: to sign in. */
export async function renew_session(): Promise<Session | null> {
  const before = session_store.get()
  try {
    const session = await ask_who(false)
    // Whoever left meanwhile does not come back by an answer that was late.
    return session_store.get() === before ? begun(session) : null
  } catch (error) {
    if (error instanceof ApiProblem) return null
    throw error
  }
}

/** True while the session is the one this browser remembers: the server has not been asked. */
export const session_was_kept = (): boolean => session_store.get()?.csrf_token === ''

async function remember(session: Session): Promise<void> {
  const row = { ...session, csrf_token: '' }
  await or_nothing(open_keep().then((db) => db.put('session', row, 'last')))
  await forget_answers(owner_of(session))
}

const kept_session = () => or_nothing(open_keep().then((db) => db.get('session', 'last')))

/** Everything seen, and by whom; notes not sent yet wait for their writer. */
export async function forget_seen(): Promise<void> {
  await or_nothing(open_keep().then((db) => db.delete('session', 'last')))
  await forget_answers()
}

/** The signed-in user. Only for components inside the shell. */
export function useUser(): User {
  const session = useStore(session_store)
  if (!session) throw new Error('no session')
  return session.user
}

export function useMaybeUser(): User | null {
  return useStore(session_store)?.user ?? null
}

/** True when the user holds the permission, or one of several; an absent one is always held. */
export function allowed(user: User | null, permission?: string | string[]): boolean {
  if (!permission) return true
  const wanted = Array.isArray(permission) ? permission : [permission]
  return !!user && wanted.some((one) => user.permissions.includes(one))
}

export function useAllowed(permission?: string | string[]): boolean {
  return allowed(useMaybeUser(), permission)
}
