// Keyset-paged list: pages are fetched by cursor and kept, so going back costs nothing.
import {
  keepPreviousData,
  useInfiniteQuery,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api } from './api'
import type { ListOf, Row } from './api_types'
import { useChangeCount } from './events'
import { list_key } from './use_write'

export type ListQuery = Record<string, string | number | boolean | null | undefined>

export function useList<T extends Row>(entity: string, path: string, query: ListQuery, limit = 50) {
  return useInfiniteQuery({
    queryKey: list_key(entity, { path, ...query, limit }),
    queryFn: ({ pageParam, signal }) =>
      api.get<ListOf<T>>(path, { query: { ...query, limit, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  })
}

/** Takes a row out of every list of its entity at once; returns how to put it back. */
export function take_row(client: QueryClient, entity: string, id: string): () => void {
  const before = client.getQueriesData<InfiniteData<ListOf<Row>>>({ queryKey: [entity, 'list'] })
  for (const [key, data] of before) {
    if (data) client.setQueryData(key, without_row(data, id))
  }
  return () => {
    for (const [key, data] of before) client.setQueryData(key, data)
  }
}

function without_row(data: InfiniteData<ListOf<Row>>, id: string): InfiniteData<ListOf<Row>> {
  const rest = (page: ListOf<Row>) => page.items.filter((row) => row.id !== id)
  return { ...data, pages: data.pages.map((page) => ({ ...page, items: rest(page) })) }
}

/**
 * True when rows changed elsewhere while the user is at them. Away from the list they are fetched
 * at once; under the pointer only a notice is shown.
 */
export function useListChanges(entity: string, refetch: () => void) {
  const changes = useChangeCount(entity)
  const seen = useRef(changes)
  const touched = useRef(false)
  const [stale, set_stale] = useState(false)
  const latest = useRef(refetch)
  useEffect(() => {
    latest.current = refetch
  })
  useEffect(() => {
    if (changes === seen.current) return
    seen.current = changes
    if (touched.current) set_stale(true)
    else latest.current()
  }, [changes])
  return {
    stale,
    watch: {
      onPointerEnter: () => {
        touched.current = true
      },
      onPointerLeave: () => {
        touched.current = false
      },
    },
    refresh: () => {
      set_stale(false)
      latest.current()
    },
  }
}
