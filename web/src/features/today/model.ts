// What GET /today answers, and asking for it. One query, kept current by the event stream.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'

export type Action = 'record' | 'snooze' | 'complete'

export interface FollowUp {
  customer_id: string
  version: number
  name: string
  short_name: string
  contact_name: string
  phone: string
  tier: string
  next_contact_on: string
  last_contact_at: number
  last_words: string
  last_channel: string
  in_talk_minor: number
  /** The plan that says so, null while it is being made of the day. */
  plan_id: string | null
  goal: string
  situation: string
  score: number
  snooze_count: number
  actions: string[]
}

export interface Escalated {
  id: string
  customer_id: string
  customer_name: string
  owner_name: string
  due_on: string
  goal: string
  situation: string
  snooze_count: number
}

export interface FollowUpGroup {
  count: number
  items: FollowUp[]
}

export const group_keys = ['overdue', 'today', 'later'] as const
export type GroupKey = (typeof group_keys)[number]

export interface OrderItem {
  id: string
  number: string
  customer_name: string
  owner_name: string
  amount_minor: number
  paid_minor: number
  promised_on: string | null
  label: string
  turn_since_at: number
  turn_due_at?: number
  actions: string[]
}

export type Turn = 'assistant' | 'warehouse' | 'finance'

export interface Queue {
  turn: Turn
  count: number
  items: OrderItem[]
}

export interface StockWarning {
  product_id: string
  code: string
  name: string
  unit: string
  state: 'none' | 'too_little' | 'low'
  available: number
  safety_stock: number
  needed: number
  orders_count: number
}

export interface LowItem {
  product_id: string
  code: string
  name: string
  unit: string
  safety_stock: number
  on_hand: number
  available: number
}

export interface Figure {
  now: number
  same_days: number
  whole_month: number
}

export interface Pace {
  scope: string
  from: string
  to: string
  before_from: string
  before_to: string
  revenue_minor: Figure
  orders_count: Figure
  aov_minor: Figure
  new_customers_count: Figure
}

export interface TeamRow {
  person_id: string
  name: string
  overdue_count: number
  oldest_on: string | null
  revenue_minor: number
  revenue_before_minor: number
  orders_count: number
}

export interface WaitingTicket {
  id: string
  number: string
  title: string
  customer_name: string
  owner_id: string | null
  owner_name: string
  stage: string
  warn_at: number | null
  due_at: number | null
}

export interface WaitingSubRequest {
  id: string
  title: string
  ticket_title: string
  customer_name: string
  owner_name: string
  warn_at: number
  due_at: number
  escalated: boolean
}

export interface WaitingInquiry {
  id: string
  name: string
  contact_name: string
  customer_name: string
  channel: string
  words: string
  owner_id: string | null
  warn_at: number
  due_at: number
}

export interface WaitingApproval {
  id: string
  subject_number: string
  customer_name: string
  submitter_name: string
  reason: string
  amount_minor: number
  due_at: number
}

export interface WaitingDue {
  order_id: string
  number: string
  customer_name: string
  due_on: string
  owed_minor: number
}

export interface WaitingReceipt {
  id: string
  payer_name: string
  reference: string
  received_on: string
  open_minor: number
}

export interface WaitingPick {
  id: string
  order_id: string
  order_number: string
  customer_name: string
  promised_on: string | null
  state: string
  picker_name: string
  at_risk: boolean
  line_count: number
  held: number
}

export interface LateOrder {
  id: string
  number: string
  supplier_name: string
  expected_on: string
}

export interface OpenRequest {
  id: string
  product_code: string
  product_name: string
  supplier_name: string
  quantity: number
  needed_on: string | null
}

export type PartKind =
  | 'tickets'
  | 'late_tickets'
  | 'sub_requests'
  | 'inquiries'
  | 'approvals'
  | 'overdue'
  | 'due_today'
  | 'my_orders'
  | 'to_ship'
  | 'to_collect'
  | 'to_pick'
  | 'dues'
  | 'unmatched'
  | 'late_supply'
  | 'requests'
  | 'shortages'
  | 'low_stock'
  | 'team_overdue'
  | 'duplicates'

export interface Today {
  day: string
  sections: string[]
  parts: { kind: PartKind; count: number }[]
  tickets: { count: number; items: WaitingTicket[] }
  late_tickets: { count: number; items: WaitingTicket[] }
  sub_requests: { count: number; items: WaitingSubRequest[] }
  inquiries: { count: number; items: WaitingInquiry[] }
  follow_ups: Record<GroupKey, FollowUpGroup> & { talked_count: number }
  queues: Queue[]
  approvals: { count: number; items: WaitingApproval[] }
  money: {
    due_count: number
    dues: WaitingDue[]
    unmatched_count: number
    unmatched: WaitingReceipt[]
  }
  picks: { count: number; items: WaitingPick[] }
  purchases: {
    late_count: number
    late: LateOrder[]
    requests_count: number
    requests: OpenRequest[]
    drafts_count: number
  }
  stock_warnings: { count: number; items: StockWarning[] }
  low_stock: { count: number; items: LowItem[] }
  pace: Pace
  team_size: number
  team: TeamRow[]
  escalated: Escalated[]
}

export const today_key = ['live', 'today'] as const

export function useToday() {
  return useQuery({
    queryKey: today_key,
    queryFn: ({ signal }) => api.get<Today>('/today', { signal }),
  })
}

/** The queues without the orders that stand above already: those to be picked, and those due. */
export function queues_left({ queues, picks, money }: Today): Queue[] {
  const above = new Set([
    ...picks.items.map((pick) => pick.order_id),
    ...money.dues.map((due) => due.order_id),
  ])
  return queues
    .map((queue) => {
      const items = queue.items.filter((item) => !above.has(item.id))
      return { ...queue, items, count: queue.count - (queue.items.length - items.length) }
    })
    .filter((queue) => queue.count > 0)
}

/** Counts stop at 100 on the server. */
export const count_text = (count: number) => (count >= 100 ? '99+' : String(count))

/** The answer without one customer, as it will be once the server has agreed. */
export function without(today: Today, customer_id: string): Today {
  const groups = { ...today.follow_ups }
  for (const key of group_keys) {
    const items = groups[key].items.filter((one) => one.customer_id !== customer_id)
    const gone = groups[key].items.length - items.length
    groups[key] = { count: groups[key].count - gone, items }
  }
  return { ...today, follow_ups: groups }
}
