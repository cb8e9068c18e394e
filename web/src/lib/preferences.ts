// Small choices of one user: theme, density, language, columns, saved views. Kept on the server when the
// session brings `preferences`, so that they follow their person and nobody else sees them. How the
// screen looks is also this browser's: it is needed before anybody signs in.
import { useCallback } from 'react'
import { api, ApiProblem } from './api'
import { session_store } from './session'
import { create_store, useStore } from './store'

const prefix = 'zhuli.pref.'
const of_this_browser = new Set(['theme', 'density', 'locale'])
/** Chosen since the page was opened, by whoever is signed in. */
const cache = create_store<Record<string, unknown>>({})
let on_refused: (problem: ApiProblem) => void = () => undefined
let whose: string | undefined

session_store.subscribe(() => {
  const now = session_store.get()?.user.id
  if (now === whose) return
  whose = now
  cache.set({})
})

/** Called when the server does not keep a choice: too many, say. */
export function set_preference_refused_handler(handler: (problem: ApiProblem) => void): void {
  on_refused = handler
}

const kept_on_server = () => session_store.get()?.user.preferences

function read(key: string): unknown {
  const known = cache.get()
  if (key in known) return known[key]
  const kept = kept_on_server()
  if (kept && key in kept) return kept[key]
  return kept && !of_this_browser.has(key) ? undefined : read_here(key)
}

function read_here(key: string): unknown {
  try {
    const text = localStorage.getItem(prefix + key)
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function keep_here(key: string, value: unknown): void {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(value))
  } catch {
    // Private windows may refuse storage; the choice then lasts as long as the page.
  }
}

export function get_preference<T>(key: string, fallback: T): T {
  return (read(key) as T | undefined) ?? fallback
}

export function set_preference(key: string, value: unknown): void {
  cache.set((now) => ({ ...now, [key]: value }))
  const kept = kept_on_server()
  if (!kept || of_this_browser.has(key)) keep_here(key, value)
  if (!kept) return
  api.put(`/preferences/${encodeURIComponent(key)}`, { value }).catch((error: unknown) => {
    if (error instanceof ApiProblem && error.status !== 401) on_refused(error)
  })
}

export function usePreference<T>(key: string, fallback: T): [T, (value: T) => void] {
  useStore(cache)
  useStore(session_store)
  const set = useCallback(
    (value: T) => {
      set_preference(key, value)
    },
    [key],
  )
  return [get_preference(key, fallback), set]
}
