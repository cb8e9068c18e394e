// The board on the wire, and what is read out of its rows. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { live_stages } from './model'

export const board_clocks = ['classify', 'reply', 'resolve'] as const
export type BoardClock = (typeof board_clocks)[number]
export type Period = 'week' | 'month'
export type Grouping = 'kind' | 'severity' | 'owner'

export interface BoardTime {
  clock: string
  stopped: number
  in_time: number
  median_ms: number
}

export interface BoardRow {
  key: string
  name: string
  open: number
  due_soon: number
  late: number
  waiting: number
  week: BoardTime[]
  month: BoardTime[]
}

export interface Board {
  week_from: string
  month_from: string
  all: BoardRow
  by_kind: BoardRow[]
  by_severity: BoardRow[]
  by_owner: BoardRow[]
}

/** Whole percent, rounded down: 100 only where every one was in time. */
export function share_in_time({ stopped, in_time }: BoardTime): number {
  return Math.floor((in_time / stopped) * 100)
}

export function time_of(row: BoardRow, period: Period, clock: BoardClock): BoardTime | undefined {
  return row[period].find((one) => one.clock === clock)
}

const fields: Record<Grouping, string> = { kind: 'kind', severity: 'severity', owner: 'owner_id' }

/** The list behind a number: what is open of this row, the first to be due first. */
export function list_behind(grouping: Grouping, key: string, waiting: boolean): string {
  const query = new URLSearchParams({
    [fields[grouping]]: key,
    stage: live_stages,
    ...(waiting ? { paused: 'true' } : {}),
    sort: 'due_at',
  })
  return `/tickets/all?${query.toString()}`
}

export function useBoard() {
  return useQuery({
    queryKey: ['ticket', 'board'],
    queryFn: ({ signal }) => api.get<Board>('/ticket_board', { signal }),
    refetchInterval: 60_000,
  })
}
