// Suspected duplicates and merges on the wire, and what is done with them. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import { take_row, type ListQuery } from '@/lib/use_list'
import { useWrite } from '@/lib/use_write'
import { merge_entities, type Merge } from '@/ui/use_undo_merge'
import { useRefusal } from '@/ui/use_refusal'

export type Level = 'automatic' | 'likely' | 'possible'
type PairState = 'open' | 'merged' | 'not_duplicate' | 'gone'
export type Agreement = 'different' | 'related' | 'similar' | 'close' | 'same'

export interface Reason {
  field: string
  agreement: Agreement
  weight: number
  word: string
}

export interface Side {
  customer_id: string
  code: string
  name: string
  contact_name: string
  phone: string
  region: string
  owner_name: string
  status: string
  created_at: number
}

export interface Pair extends Row {
  version: number
  first_id: string
  second_id: string
  score: number
  level: Level
  reasons: Reason[]
  state: PairState
  reason: string
  decided_by_name: string
  decided_at: number
  merge_id: string | null
  first: Side
  second: Side
  actions: string[]
}

interface PairDetail {
  pair: Pair
}

export interface Value {
  customer_id: string
  text: string
  actor_name: string
  path: string
  at: number
}

type WonBy = 'same' | 'pick' | 'winner' | 'only_one' | 'combined' | 'latest' | 'further'

export interface Choice {
  field: string
  /** null: combined of both. */
  from_id: string | null
  won_by: WonBy
  can_pick: boolean
  text: string
  values: Value[]
}

export interface Preview {
  fields: Choice[]
  children: { customer_id: string; entity: string; count: number }[]
  refusals: { customer_id: string; code: string; text: string }[]
}

export interface Question {
  winner_id: string
  loser_ids: string[]
  picks: { field: string; customer_id: string }[]
}

interface ScanStatus {
  finished_at: number
  customers_count: number
  running: boolean
  open_count: number
}

export const queues = ['open', 'not_duplicate', 'merged'] as const
export type Queue = (typeof queues)[number]
export const levels = ['all', 'automatic', 'likely', 'possible'] as const
export type LevelChoice = (typeof levels)[number]

export function query_of(queue: Queue, level: LevelChoice): ListQuery {
  return { state: queue, level: level === 'all' ? null : level }
}

export function usePair(id: string) {
  return useQuery({
    queryKey: ['duplicate_pair', 'detail', id],
    queryFn: ({ signal }) => api.get<PairDetail>(`/duplicates/${id}`, { signal }),
  })
}

/** What the merge would make; asked again with every pick. */
export function usePreview(question: Question) {
  return useQuery({
    queryKey: ['customer', 'merge_preview', question],
    queryFn: ({ signal }) => api.post<Preview>('/customer_merges/preview', question, { signal }),
    placeholderData: (before) => before,
  })
}

export function useScan() {
  return useQuery({
    queryKey: ['live', 'duplicate_scan'],
    queryFn: ({ signal }) => api.get<ScanStatus>('/duplicate_scans', { signal }),
  })
}

/** Gone from the queue at once, so that the next key meets the next pair; back if refused. */
export function useDismiss(onDone: (pair: Pair) => void) {
  const onRefused = useRefusal()
  return useWrite<{ id: string; reason: string }, Pair>({
    send: ({ id, reason }, key) => api.post(`/duplicates/${id}/dismissal`, { reason }, { key }),
    entities: ['duplicate_pair'],
    optimistic: (client, { id }) => take_row(client, 'duplicate_pair', id),
    onDone,
    onRefused,
  })
}

export function useReopen(onDone: () => void) {
  const onRefused = useRefusal()
  return useWrite<string, Pair>({
    send: (id, key) => api.post(`/duplicates/${id}/reopening`, {}, { key }),
    entities: ['duplicate_pair'],
    onDone,
    onRefused,
  })
}

export function useMerge(onDone: (merge: Merge) => void) {
  return useWrite<Question, { items: Merge[] }>({
    send: (question, key) => api.post('/customer_merges', question, { key }),
    entities: merge_entities,
    onDone: ({ items }) => {
      const first = items[0]
      if (first) onDone(first)
    },
  })
}

/** Agreeing fields first, then what differs; the strongest of each first. */
export function in_order(reasons: Reason[]): Reason[] {
  const speaks = (one: Reason) => Math.abs(one.weight)
  const agreeing = reasons.filter((one) => one.weight > 0)
  const differing = reasons.filter((one) => one.weight <= 0)
  return [
    ...agreeing.toSorted((a, b) => speaks(b) - speaks(a)),
    ...differing.toSorted((a, b) => speaks(b) - speaks(a)),
  ]
}

/** The picks with one more: the same field again replaces its pick. */
export function with_pick(
  picks: Question['picks'],
  field: string,
  customer_id: string,
): Question['picks'] {
  return [...picks.filter((one) => one.field !== field), { field, customer_id }]
}
