// Remembers the list a record was opened from, so that the record can offer previous, next, back.
const key = 'zhuli.trail.'

export interface Trail {
  /** Address of the list with its search and filters. */
  href: string
  /** Record addresses in the order shown. */
  records: string[]
}

export function leave_trail(entity: string, trail: Trail): void {
  try {
    sessionStorage.setItem(key + entity, JSON.stringify(trail))
  } catch {
    // Without storage there is no previous/next; nothing else depends on it.
  }
}

export function follow_trail(
  entity: string,
  here: string,
): { back?: string; previous?: string; next?: string; position?: number; count?: number } {
  try {
    const text = sessionStorage.getItem(key + entity)
    if (!text) return {}
    const trail = JSON.parse(text) as Trail
    const at = trail.records.indexOf(here)
    if (at < 0) return { back: trail.href }
    const found: ReturnType<typeof follow_trail> = {
      back: trail.href,
      position: at + 1,
      count: trail.records.length,
    }
    const previous = trail.records[at - 1]
    const next = trail.records[at + 1]
    if (previous) found.previous = previous
    if (next) found.next = next
    return found
  } catch {
    return {}
  }
}
