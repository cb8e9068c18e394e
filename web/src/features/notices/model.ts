// What one person was told, and that they have read it. Draws nothing.
import { useInfiniteQuery, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { server_now } from '@/lib/clock'
import { page_of_record } from '@/lib/record_pages'
import { useWrite } from '@/lib/use_write'
import { useRefusal } from '@/ui/use_refusal'

export interface Notice {
  id: string
  /** "follow_up.reminder" */
  kind: string
  entity: string
  entity_id: string
  customer_id: string
  urgent: boolean
  text: string
  at: number
  /** 0: not yet. */
  read_at: number
}

export interface Notices {
  unread_count: number
  items: Notice[]
  next_before: string | null
}

type Pages = InfiniteData<Notices, string | undefined>

const notices_key = ['live', 'notices'] as const

export function useNotices() {
  return useInfiniteQuery({
    queryKey: notices_key,
    queryFn: ({ pageParam, signal }) =>
      api.get<Notices>('/notices', { query: { before: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_before ?? undefined,
  })
}

/** One notice, or with `null` all there are. */
export type Reading = Notice | null

/** The pages as they will be once the server has agreed. */
export function with_reading(pages: Pages, reading: Reading, now: number): Pages {
  const touched = (one: Notice) => !one.read_at && (!reading || one.id === reading.id)
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      unread_count: reading ? Math.max(0, page.unread_count - 1) : 0,
      items: page.items.map((one) => (touched(one) ? { ...one, read_at: now } : one)),
    })),
  }
}

function show_read(client: QueryClient, reading: Reading): () => void {
  const before = client.getQueryData<Pages>(notices_key)
  if (before) client.setQueryData(notices_key, with_reading(before, reading, server_now()))
  return () => {
    client.setQueryData(notices_key, before)
  }
}

export function useReading(newest: string | undefined) {
  const onRefused = useRefusal()
  return useWrite<Reading, Notices>({
    send: (reading, key) => {
      const body = reading ? { from: reading.id, up_to: reading.id } : { up_to: newest }
      return api.post('/notice_readings', body, { key })
    },
    entities: ['notice'],
    optimistic: show_read,
    onRefused,
  })
}

/** Where a notice leads: to the page of what it is about, else to the customer's. */
export function path_of({ entity, entity_id, customer_id }: Notice): string {
  if (entity === 'purchase_request') return '/purchasing' // its queue; it has no page of its own
  const page = page_of_record(entity, entity_id)
  if (page) return page
  return customer_id === '0' ? '/notices' : `/customers/${customer_id}`
}
