// Resolution letters on the wire, and what complaints cost. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api, type ApiProblem } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { useWrite } from '@/lib/use_write'

export const compensations = ['none', 'refund', 'replacement', 'voucher'] as const
export type Compensation = (typeof compensations)[number]

export type State = 'draft' | 'approval' | 'approved' | 'sent' | 'accepted' | 'declined' | 'dropped'

export interface ReplacementLine {
  product_id: string
  product_code: string
  product_name: string
  quantity: number
  list_price_e4: number
}

export interface Draft {
  what_happened: string
  what_was_done: string
  prevention: string
  compensation: Compensation
  amount_minor: number
  order_id: string | null
  lines: ReplacementLine[]
  voucher_days: number
}

export interface Letter extends Row, Draft {
  version: number
  number: string
  ticket_id: string
  ticket_number: string
  ticket_title: string
  customer_id: string
  customer_name: string
  author_name: string
  sender_name: string
  state: State
  standing: State | 'expired' | 'blocked'
  approval_id: string | null
  approval_number: string
  approval_words: string
  needs_approval: boolean
  sent_at: number
  valid_until_at: number
  first_opened_at: number
  answered_at: number
  answered_by: string
  answer_words: string
  answered_by_link: boolean
  blocked_at: number
  blocked_by: string
  order_number: string
  given_order_id: string | null
  given_order_number: string
  voucher_number: string
  voucher_until: string | null
  created_at: number
  link: string
  actions: string[]
}

export interface OpenLetter {
  org_name: string
  author_name: string
  currency: string
  standing: Letter['standing']
  number: string
  ticket_number: string
  ticket_title: string
  letter: Draft
  sent_at: number
  valid_until_at: number
  answered_at: number
  answered_by: string
  answer_words: string
  order_number: string
  voucher_number: string
  voucher_until: string | null
}

export interface Cost {
  month: string
  cause: string
  compensation: Compensation
  count: number
  amount_minor: number
}

export interface Costs {
  from: string
  to: string
  total_minor: number
  items: Cost[]
}

export const path_of = (id: string) => `/resolutions/${id}`

export const entities = ['resolution', 'ticket', 'order', 'approval', 'customer', 'voucher']

interface Doing {
  onDone: (letter: Letter) => void
  onRefused?: (problem: ApiProblem) => void
}

/** A POST to a noun of one letter, with the version that was seen. */
export function useAct(letter: Letter, doing: Doing) {
  return useWrite<{ noun: string; body?: object }, Letter>({
    send: ({ noun, body = {} }, key) =>
      api.post(`${path_of(letter.id)}/${noun}`, body, { key, version: letter.version }),
    entities,
    ...doing,
  })
}

export interface OrderOption extends Row {
  number: string
  amount_minor: number
}

/** The customer's orders from which something can be taken off. */
export function useOrders(customer_id: string | undefined) {
  return useQuery({
    queryKey: ['order', 'of_customer_for_letter', customer_id],
    queryFn: ({ signal }) =>
      api.get<ListOf<OrderOption>>('/orders', {
        query: { customer_id: customer_id ?? '', commercial: 'confirmed,closed', limit: 50 },
        signal,
      }),
    enabled: !!customer_id,
  })
}

export function useCosts(from: string, to: string) {
  return useQuery({
    queryKey: ['resolution', 'costs', from, to],
    queryFn: ({ signal }) => api.get<Costs>('/resolution_costs', { query: { from, to }, signal }),
  })
}

/** A table of causes by months: what each cell cost, the dearest cause first. */
export function by_cause(items: Cost[]) {
  const months = [...new Set(items.map((one) => one.month))].toSorted()
  const sums = new Map<string, Map<string, number>>()
  for (const one of items) {
    const row = sums.get(one.cause) ?? new Map<string, number>()
    row.set(one.month, (row.get(one.month) ?? 0) + one.amount_minor)
    sums.set(one.cause, row)
  }
  const causes = [...sums]
    .map(([cause, row]) => ({
      cause,
      row,
      total: [...row.values()].reduce((sum, one) => sum + one, 0),
    }))
    .toSorted((a, b) => b.total - a.total)
  return { months, causes }
}
