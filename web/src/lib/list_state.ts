// Search, filters, sort and view of a list live in the address, so that a link shows the same rows.
import { useRouter, useRouterState } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

export interface ListState {
  q: string
  /** Field name, with a leading minus for descending. */
  sort: string
  view: string
  filters: Record<string, string>
}

const reserved = new Set(['q', 'sort', 'view'])

export function parse_list_state(search: Record<string, unknown>): ListState {
  const text = (name: string) => String(search[name] ?? '')
  const filters: Record<string, string> = {}
  for (const [name, value] of Object.entries(search)) {
    if (!reserved.has(name) && value !== undefined && value !== '') filters[name] = String(value)
  }
  return { q: text('q'), sort: text('sort'), view: text('view'), filters }
}

export function list_search(state: ListState): Record<string, string> {
  const search: Record<string, string> = {}
  if (state.view) search.view = state.view
  if (state.q) search.q = state.q
  if (state.sort) search.sort = state.sort
  for (const [name, value] of Object.entries(state.filters)) if (value) search[name] = value
  return search
}

export function useListState(): [ListState, (change: Partial<ListState>) => void] {
  const router = useRouter()
  const found: unknown = useRouterState({ select: (now) => now.location.search as unknown })
  const search = found as Record<string, unknown>
  const state = useMemo(() => parse_list_state(search), [search])
  const change = useCallback(
    (next: Partial<ListState>) => {
      const now = parse_list_state(router.state.location.search as Record<string, unknown>)
      const params = new URLSearchParams(list_search({ ...now, ...next })).toString()
      router.history.replace(router.state.location.pathname + (params ? `?${params}` : ''))
    },
    [router],
  )
  return [state, change]
}
