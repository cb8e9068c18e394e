// Counts beside menu entries. Pages that know a count set it; red is only for "about to breach".
import { create_store, useStore } from './store'

export interface Badge {
  count: number
  urgent?: boolean
}

const badges = create_store<Record<string, Badge>>({})

export function set_badges(next: Record<string, Badge>): void {
  badges.set((now) => ({ ...now, ...next }))
}

export function clear_badges(): void {
  badges.set({})
}

export function useBadges(): Record<string, Badge> {
  return useStore(badges)
}
