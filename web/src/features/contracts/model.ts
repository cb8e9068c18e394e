// Contracts on the wire and what may be asked of them. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { add_days } from '@/lib/day_input'
import type { Tone } from '@/ui/Tag'

export const standings = ['upcoming', 'running', 'expiring', 'expired', 'renewed', 'ended'] as const
export type Standing = (typeof standings)[number]

export interface Progress {
  orders_count: number
  /** Less what came back. */
  ordered_minor: number
  paid_minor: number
  overdue_minor: number
}

export interface ContractItem extends Row {
  version: number
  number: string
  paper_no: string
  title: string
  customer_id: string
  customer_name: string
  owner_id: string
  owner_name: string
  signed_on: string | null
  from_on: string
  until_on: string
  amount_minor: number
  remind_days: number
  remind_on: string
  note: string
  order_ids: string[]
  quote_ids: string[]
  renews_id: string | null
  state: 'running' | 'expired' | 'renewed' | 'ended'
  end_reason: string
  ended_on: string | null
  standing: Standing
  days_left: number
  progress: Progress
  actions: string[]
}

export interface PaperUnder extends Row {
  number: string
  amount_minor: number
}

export interface OrderUnder extends PaperUnder {
  placed_on: string
  commercial: string
  payment: string
  paid_minor: number
  overdue_on: string | null
}

export interface QuoteUnder extends PaperUnder {
  title: string
  state: string
}

export interface Neighbour {
  id: string | null
  number: string
  from_on: string | null
  until_on: string | null
}

export interface Contract extends ContractItem {
  orders: OrderUnder[]
  quotes: QuoteUnder[]
  before: Neighbour
  after: Neighbour
}

export const tones: Record<Standing, Tone> = {
  upcoming: 'blue',
  running: 'green',
  expiring: 'amber',
  expired: 'red',
  renewed: 'grey',
  ended: 'grey',
}

export type PaperKind = 'order' | 'quote'

export interface Choice extends Row {
  number: string
  amount_minor: number
  placed_on?: string
  title?: string
}

const choices_shown = 100

/** The customer's papers of one kind, newest first. */
export function usePapers(kind: PaperKind, customer_id: string) {
  return useQuery({
    queryKey: [kind, 'of_customer', customer_id, choices_shown],
    queryFn: ({ signal }) =>
      api.get<ListOf<Choice>>(`/${kind}s`, {
        query: { customer_id, limit: choices_shown, sort: '-created_at' },
        signal,
      }),
  })
}

/** A contract that follows another one: it begins the day after and lasts as long. */
export function renewal_of(before: Contract): Record<string, unknown> {
  const from_on = add_days(before.until_on, 1)
  const length = days_between(before.from_on, before.until_on)
  return {
    title: before.title,
    customer_id: before.customer_id,
    owner_id: before.owner_id,
    from_on,
    until_on: add_days(from_on, length),
    amount_minor: before.amount_minor,
    remind_days: before.remind_days,
    note: before.note,
    renews_id: before.id,
  }
}

const day_ms = 86_400_000
export const days_between = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / day_ms)
