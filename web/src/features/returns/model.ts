// What the server says about returns. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { useAllowed } from '@/lib/session'

export const states = [
  'requested',
  'approved',
  'received',
  'inspected',
  'refunded',
  'exchanged',
  'closed',
  'refused',
] as const
export type ReturnState = (typeof states)[number]
export type Fate = 'none' | 'quarantine' | 'scrap'

export interface ReturnLine {
  id: string
  product_id: string
  quantity: number
  amount_minor: number
  good: number
  damaged: number
  fate: Fate
  finding: string
}

export interface Return extends Row {
  version: number
  number: string
  order_id: string
  order_number: string
  customer_id: string
  customer_name: string
  owner_name: string
  cause: string
  cause_name: string
  wish: 'refund' | 'exchange'
  reason: string
  state: ReturnState
  amount_minor: number
  decision_words: string
  received_at: number
  inspected_at: number
  credit_minor: number
  proposed_minor: number
  settlement_words: string
  exchange_order_id: string | null
  exchange_number: string
  created_at: number
  lines: ReturnLine[]
  product_codes: string[]
  product_names: string[]
  actions: string[]
}

/** A list with one row in another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== from)
  const row = list[from]
  return row === undefined ? rest : [...rest.slice(0, to), row, ...rest.slice(to)]
}

interface PolicyCard extends Row {
  product_id: string | null
  line_id: string | null
  return_days: number
  archived: boolean
}

/** The shortest return window that a policy names: for one of the products, else for all; 0: none. */
export function window_of(cards: PolicyCard[], products: string[]): number {
  const named = cards.filter((card) => card.return_days > 0 && !card.archived)
  const own = named.filter((card) => card.product_id && products.includes(card.product_id))
  const general = named.filter((card) => !card.product_id && !card.line_id)
  const days = (own.length ? own : general).map((card) => card.return_days)
  return days.length ? Math.min(...days) : 0
}

const day_ms = 86_400_000

/** Whole days from the last delivery to the request; 0 where nothing was delivered before it. */
export function days_kept(delivered: number[], asked_at: number): number {
  const last = Math.max(0, ...delivered.filter((at) => at > 0 && at <= asked_at))
  return last ? Math.floor((asked_at - last) / day_ms) : 0
}

/** How long the customer had the goods, and how long the after-sales policies allow; for a warning. */
export function useReturnWindow(document: Return): { kept: number; allowed: number } {
  const reads = useAllowed('knowledge.read')
  const cards = useQuery({
    queryKey: ['knowledge_card', 'policies'],
    queryFn: ({ signal }) =>
      api.get<ListOf<PolicyCard>>('/knowledge_cards', {
        query: { kind: 'policy', archived: false, limit: 200 },
        signal,
      }),
    enabled: reads,
  })
  const order = useQuery({
    queryKey: ['order', 'deliveries', document.order_id],
    queryFn: ({ signal }) =>
      api.get<{ shipments: { delivered_at: number }[] }>(`/orders/${document.order_id}`, {
        signal,
      }),
  })
  const delivered = (order.data?.shipments ?? []).map((one) => one.delivered_at)
  const products = document.lines.map((line) => line.product_id)
  return {
    kept: days_kept(delivered, document.created_at),
    allowed: window_of(cards.data?.items ?? [], products),
  }
}

/** What was found of a line while it is typed: what is not damaged is good. */
export interface Found {
  damaged: number
  fate: Fate
  words: string
}

export const nothing_wrong: Found = { damaged: 0, fate: 'quarantine', words: '' }

export function findings_of(lines: ReturnLine[], found: Record<string, Found>) {
  return lines.map((line) => {
    const { damaged, fate, words } = found[line.id] ?? nothing_wrong
    return {
      line_id: line.id,
      good: line.quantity - damaged,
      damaged,
      fate: damaged > 0 ? fate : ('none' as Fate),
      words: damaged > 0 ? words.trim() : '',
    }
  })
}

export function is_complete(found: Record<string, Found>): boolean {
  return Object.values(found).every((one) => one.damaged === 0 || one.words.trim() !== '')
}
