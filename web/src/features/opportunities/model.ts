// Opportunities on the wire, what may be asked of them, and what a move does to the board before the
// server has answered. Draws nothing.
import { useQuery, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import { api, type ApiProblem } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import type { ListQuery } from '@/lib/use_list'
import { useWrite } from '@/lib/use_write'

export const open_stages = ['discovery', 'proposal', 'quotation', 'negotiation'] as const
export const stages = [...open_stages, 'won', 'lost'] as const
export type OpenStage = (typeof open_stages)[number]
export type Stage = (typeof stages)[number]

export const lost_reasons = [
  'price',
  'competitor',
  'no_budget',
  'no_decision',
  'no_need',
  'delivery',
  'product',
  'other',
] as const
export type LostReason = (typeof lost_reasons)[number]

export interface Opportunity extends Row {
  version: number
  customer_id: string
  customer_name: string
  name: string
  owner_id: string
  owner_name: string
  stage: Stage
  open: boolean
  stage_since_at: number
  amount_minor: number
  expected_close_on: string
  first_expected_close_on: string
  slip_count: number
  next_step: string
  next_step_on: string | null
  competitors: string[]
  note: string
  lost_reason: LostReason | 'none'
  lost_words: string
  order_id: string | null
  closed_on: string | null
  probability_percent: number
  weighted_minor: number
  stage_days: number
  overdue: boolean
  stale: boolean
  actions: string[]
  created_at: number
}

export interface Sum {
  opportunity_count: number
  amount_minor: number
  weighted_minor: number
}

export interface StageSum extends Sum {
  stage: Stage
  probability_percent: number
}

export interface Board {
  /** Since when won and lost count. */
  closed_from: string
  stages: StageSum[]
}

export interface MonthForecast extends Sum {
  from: string
  /** Nothing: this one and all later ones. */
  to: string | null
  stages: StageSum[]
}

export interface Forecast {
  today: string
  total: Sum
  overdue: Sum
  won: Sum
  months: MonthForecast[]
  owners: (Sum & { owner_id: string; owner_name: string })[]
}

export interface History {
  first_expected_close_on: string
  stages: {
    id: string
    from_stage: Stage
    to_stage: Stage
    at: number
    actor_name: string
    working_days: number
  }[]
  dates: { id: string; before_on: string; after_on: string; at: number; actor_name: string }[]
}

export const is_open = (stage: Stage): stage is OpenStage =>
  (open_stages as readonly Stage[]).includes(stage)

/** The stage before or after in the row of columns; nothing at its ends. */
export function neighbour(stage: Stage, step: 1 | -1): Stage | undefined {
  return stages[stages.indexOf(stage) + step]
}

/** The action that brings an opportunity into a column, as the server lists it in `actions`. */
export function action_into(from: Stage, to: Stage): string {
  if (!is_open(from)) return 'reopen'
  if (to === 'won') return 'win'
  if (to === 'lost') return 'lose'
  return `to_${to}`
}

export const may_enter = (card: Opportunity, to: Stage): boolean =>
  card.stage !== to &&
  (is_open(card.stage) || is_open(to)) &&
  card.actions.includes(action_into(card.stage, to))

export function useBoard(owner_id: string) {
  return useQuery({
    queryKey: ['opportunity', 'board', owner_id],
    queryFn: ({ signal }) =>
      api.get<Board>('/opportunity_board', {
        query: { owner_id: owner_id || undefined },
        signal,
      }),
  })
}

export function useForecast(owner_id: string) {
  return useQuery({
    queryKey: ['opportunity', 'forecast', owner_id],
    queryFn: ({ signal }) =>
      api.get<Forecast>('/opportunity_forecast', {
        query: { owner_id: owner_id || undefined },
        signal,
      }),
  })
}

export function useHistory(id: string) {
  return useQuery({
    queryKey: ['opportunity', 'history', id],
    queryFn: ({ signal }) => api.get<History>(`/opportunities/${id}/history`, { signal }),
  })
}

/** One column of the board, one range of one index. */
export function query_of_column(stage: Stage, closed_from: string, owner_id: string): ListQuery {
  const owner = { owner_id: owner_id || undefined }
  return is_open(stage)
    ? { stage, sort: 'expected_close_on', ...owner }
    : { stage, sort: '-closed_on', closed_on_from: closed_from, ...owner }
}

/** The list behind a number. */
export function list_path(query: Record<string, string | null | undefined>): string {
  const filled = Object.entries(query).filter((pair): pair is [string, string] => !!pair[1])
  return `/opportunities/list?${new URLSearchParams([['view', 'all'], ...filled]).toString()}`
}

const path_of = (id: string, noun = '') => `/opportunities/${id}${noun && `/${noun}`}`
export const entities = ['opportunity', 'customer']

export interface Move {
  card: Opportunity
  to: OpenStage
}

type Pages = InfiniteData<ListOf<Opportunity>>
type ListKey = readonly [string, string, ListQuery]

/** A column's rows once the card has moved: gone, or at the top in its new stage. */
export function with_moved(data: Pages, column: unknown, { card, to }: Move): Pages {
  const pages = data.pages.map((page) => ({
    ...page,
    items: page.items.filter((one) => one.id !== card.id),
  }))
  const first = pages[0]
  if (column === to && first) first.items.unshift({ ...card, stage: to, stage_days: 0 })
  return { ...data, pages }
}

/** The sums above the columns once the card has moved. */
export function with_moved_sum(board: Board, { card, to }: Move): Board {
  const change = (sum: StageSum, sign: 1 | -1): StageSum => ({
    ...sum,
    opportunity_count: sum.opportunity_count + sign,
    amount_minor: sum.amount_minor + sign * card.amount_minor,
  })
  return {
    ...board,
    stages: board.stages.map((sum) =>
      sum.stage === to ? change(sum, 1) : sum.stage === card.stage ? change(sum, -1) : sum,
    ),
  }
}

function show_moved(client: QueryClient, move: Move): () => void {
  const lists = client.getQueriesData<Pages>({ queryKey: ['opportunity', 'list'] })
  const boards = client.getQueriesData<Board>({ queryKey: ['opportunity', 'board'] })
  for (const [key, data] of lists) {
    const { stage } = (key as ListKey)[2]
    if (data && stage) client.setQueryData(key, with_moved(data, stage, move))
  }
  for (const [key, data] of boards) if (data) client.setQueryData(key, with_moved_sum(data, move))
  return () => {
    for (const [key, data] of lists) client.setQueryData(key, data)
    for (const [key, data] of boards) client.setQueryData(key, data)
  }
}

interface Told {
  onDone: (out: Opportunity, from: Opportunity) => void
  onRefused: (problem: ApiProblem, move: Move) => void
}

export function useMove({ onDone, onRefused }: Told) {
  return useWrite<Move, Opportunity>({
    send: ({ card, to }, key) =>
      api.post(path_of(card.id, 'stage'), { stage: to, if_match: card.version }, { key }),
    entities,
    optimistic: show_moved,
    onDone: (out, { card }) => {
      onDone(out, card)
    },
    onRefused,
  })
}

export interface Success {
  order_id: string | null
  amount_minor: number | null
}

export function useSuccess({ id, version }: Opportunity, onDone: (out: Opportunity) => void) {
  return useWrite<Success, Opportunity>({
    send: (body, key) => api.post(path_of(id, 'success'), { ...body, if_match: version }, { key }),
    entities,
    onDone,
  })
}

export interface Loss {
  reason: LostReason
  words: string
}

export function useLoss({ id, version }: Opportunity, onDone: (out: Opportunity) => void) {
  return useWrite<Loss, Opportunity>({
    send: (body, key) => api.post(path_of(id, 'loss'), { ...body, if_match: version }, { key }),
    entities,
    onDone,
  })
}

export interface Reopening {
  one: Opportunity
  next_step: string
  next_step_on: string | null
  expected_close_on: string | null
}

export function useReopening(onDone?: () => void) {
  return useWrite<Reopening, Opportunity>({
    send: ({ one, ...body }, key) =>
      api.post(path_of(one.id, 'reopening'), { ...body, if_match: one.version }, { key }),
    entities,
    onDone,
  })
}

/** Takes an end back: what was next before, today where its day has passed. */
export function as_before(now: Opportunity, before: Opportunity, today: string): Reopening {
  const next_on = before.next_step_on ?? today
  return {
    one: now,
    next_step: before.next_step,
    next_step_on: next_on < today ? today : next_on,
    expected_close_on: null,
  }
}
