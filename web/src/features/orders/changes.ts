// Changes of a confirmed order: what the server says of them, and the body of one. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { body_of, term_of, type Entry } from './entry'
import type { Order } from './model'

export interface LineEffect {
  product_code: string
  product_name: string
  before: number
  after: number
  price_before_e4: number
  price_after_e4: number
  amount_before_minor: number
  amount_after_minor: number
}

export interface HeadEffect {
  field:
    | 'promised_on'
    | 'note'
    | 'delivery_address'
    | 'contact_name'
    | 'contact_phone'
    | 'policy'
    | 'pay_term'
    | 'pay_value'
    | 'instalments'
  before: string
  after: string
}

export interface OrderChange extends Row {
  state: 'waiting' | 'applied' | 'refused'
  author_name: string
  reason: string
  amount_before_minor: number
  amount_after_minor: number
  lines: LineEffect[]
  head: HeadEffect[]
  approval_id: string | null
  refused_because: string
  created_at: number
}

export interface ChangeReview {
  amount_before_minor: number
  amount_after_minor: number
  due_minor: number
  refund_minor: number
  lines: LineEffect[]
  head: HeadEffect[]
  stock: {
    product_id: string
    product_code: string
    product_name: string
    released: number
    wanted: number
    available: number
  }[]
  needs_yes: boolean
  needs_approval: boolean
  is_short: boolean
}

export function useChanges(order: Order) {
  return useQuery({
    queryKey: ['order_change', 'of', order.id, order.version],
    queryFn: ({ signal }) =>
      api.get<ListOf<OrderChange>>(`/orders/${order.id}/changes`, { signal }),
    enabled: order.confirmed_at > 0 && !order.imported,
    placeholderData: (before) => before,
  })
}

/** What the order should be: a line whose product stayed keeps its id. */
export function change_of(entry: Entry, order: Order) {
  const { lines, promised_on, note, policy } = body_of(entry)
  const there = new Map(order.lines.map((line) => [line.id, line]))
  const typed = entry.lines.filter((line) => line.item !== null)
  return {
    promised_on,
    note,
    policy,
    delivery_address: entry.delivery_address,
    contact_name: entry.contact_name,
    ...(entry.contact_phone.includes('*') ? {} : { contact_phone: entry.contact_phone }),
    ...term_of(entry),
    lines: lines.map((line, at) => {
      const id = typed[at]?.line_id ?? ''
      const kept = there.get(id)?.product_id === line.product_id
      return kept ? { ...line, line_id: id } : line
    }),
  }
}
