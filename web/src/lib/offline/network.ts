// Whether the server can be reached: what the browser says, and how the last request ended.
import { useSyncExternalStore } from 'react'
import { create_store, useStore } from '../store'

const reachable = create_store(true)

/** Told by the one door to the server. */
export const note_reached = (reached: boolean): void => {
  reachable.set(reached)
}

export const is_online = (): boolean => navigator.onLine && reachable.get()

function subscribe(listener: () => void) {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

export function useOnline(): boolean {
  const connected = useSyncExternalStore(subscribe, () => navigator.onLine)
  return useStore(reachable) && connected
}

/** Calls back when the server can be reached again. */
export function on_reached(listener: () => void): () => void {
  let before = reachable.get()
  return reachable.subscribe(() => {
    const now = reachable.get()
    if (now && !before) listener()
    before = now
  })
}
