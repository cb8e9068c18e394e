// Small choices of one user: theme, density, language, columns, saved views. They live in this
// browser; when the session brings `preferences`, they are also kept on the server.
import { useCallback } from 'react'
import { api } from './api'
import { session_store } from './session'
import { create_store, useStore } from './store'

const prefix = 'zhuli.pref.'
const cache = create_store<Record<string, unknown>>({})

function read(key: string): unknown {
  const known = cache.get()
  if (key in known) return known[key]
  const kept = session_store.get()?.user.preferences
  if (kept && key in kept) return kept[key]
  try {
    const text = localStorage.getItem(prefix + key)
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

export function get_preference<T>(key: string, fallback: T): T {
  return (read(key) as T | undefined) ?? fallback
}

export function set_preference(key: string, value: unknown): void {
  cache.set((now) => ({ ...now, [key]: value }))
  try {
    localStorage.setItem(prefix + key, JSON.stringify(value))
  } catch {
    // Private windows may refuse storage; the choice then lasts as long as the page.
  }
  if (session_store.get()?.user.preferences) {
    void api.put(`/preferences/${encodeURIComponent(key)}`, { value }).catch(() => undefined)
  }
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
