// Live changes: one event stream per tab. An event names the entity and perhaps the record; open
// records are fetched again at once, lists are only told that they are out of date, so that no
// row moves under the pointer.
import type { QueryClient } from '@tanstack/react-query'
import { create_store, useStore } from './store'

export interface ChangeEvent {
  entity: string
  id?: string
}

const changes = create_store<Record<string, number>>({})
const everything = '*'

/** Grows with every change of the entity since the page was opened. */
export function useChangeCount(entity: string): number {
  const counts = useStore(changes)
  return (counts[entity] ?? 0) + (counts[everything] ?? 0)
}

export function parse_event(text: string): ChangeEvent | null {
  try {
    const raw = JSON.parse(text) as Record<string, unknown>
    const type = String(raw.entity ?? raw.type ?? raw.kind ?? '')
    const entity = type.split('.')[0] ?? ''
    if (!entity) return null
    const id = raw.id ?? raw.entity_id ?? raw.record_id
    return id === undefined ? { entity } : { entity, id: String(id) }
  } catch {
    return null
  }
}

export function apply_event(client: QueryClient, event: ChangeEvent): void {
  changes.set((now) => ({ ...now, [event.entity]: (now[event.entity] ?? 0) + 1 }))
  void client.invalidateQueries({
    predicate: ({ queryKey: [entity, part, id] }) => {
      if (entity === 'live') return true
      if (entity !== event.entity || part === 'list') return false
      return part !== 'record' || !event.id || id === event.id
    },
  })
}

/** Too much happened to tell one by one: everything on the screen may be out of date. */
export function apply_reset(client: QueryClient): void {
  changes.set((now) => ({ ...now, [everything]: (now[everything] ?? 0) + 1 }))
  void client.invalidateQueries({ predicate: ({ queryKey: [, part] }) => part !== 'list' })
}

const come_back_ms = 30_000

/**
 * Opens the stream; the returned function closes it. The browser comes back by itself after a
 * broken line, but not after a refusal (too many tabs, a busy server): that is done here.
 */
export function follow_events(client: QueryClient): () => void {
  let source: EventSource
  let timer: ReturnType<typeof setTimeout> | undefined
  const take = (message: MessageEvent<string>) => {
    const event = parse_event(message.data)
    if (event) apply_event(client, event)
  }
  const open = () => {
    source = new EventSource('/api/v1/events/stream')
    source.addEventListener('message', take)
    source.addEventListener('change', take)
    source.addEventListener('reset', () => {
      apply_reset(client)
    })
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, come_back_ms)
    })
  }
  open()
  return () => {
    clearTimeout(timer)
    source.close()
  }
}
