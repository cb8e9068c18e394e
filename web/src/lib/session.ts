// Who is signed in. The router loads it before the shell is drawn; everything else only reads it.
import { api, ApiProblem, set_csrf_token } from './api'
import type { Session, User } from './api_types'
import { create_store, useStore } from './store'

export const session_store = create_store<Session | null>(null)

export function start_session(session: Session): void {
  set_csrf_token(session.csrf_token)
  session_store.set(session)
}

export function end_session(): void {
  set_csrf_token('')
  session_store.set(null)
}

/** The session of the cookie, or null when there is none. */
export async function load_session(): Promise<Session | null> {
  const known = session_store.get()
  if (known) return known
  try {
    const session = await api.get<Session>('/session', { anonymous: true })
    start_session(session)
    return session
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null
    throw error
  }
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
