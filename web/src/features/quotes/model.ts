// Quotes on the wire and what is done with them. Draws nothing.
import { api, type ApiProblem } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import type { ContactChannel } from '@/lib/channels'
import { useWrite } from '@/lib/use_write'

export const states = [
  'draft',
  'approval',
  'ready',
  'sent',
  'accepted',
  'declined',
  'expired',
  'withdrawn',
  'superseded',
  'dropped',
] as const
export type State = (typeof states)[number]

export const decline_reasons = [
  'price',
  'competitor',
  'no_budget',
  'no_decision',
  'no_need',
  'delivery',
  'product',
  'other',
] as const
export type DeclineReason = (typeof decline_reasons)[number]

/** Terms a quote may promise; instalments are agreed on with the order. */
export const pay_terms = ['on_delivery', 'prepaid', 'deposit', 'credit'] as const
export type PayTerm = (typeof pay_terms)[number]

export interface PriceStep {
  revision_no: number
  unit_price_e4: number
  in_return: string
  given_at: number
}

export interface Line {
  product_id: string
  product_code: string
  product_name: string
  unit: string
  quantity: number
  list_price_e4: number
  floor_price_e4: number
  base_price_e4: number
  unit_price_e4: number
  amount_minor: number
  remark: string
  in_return: string
  steps: PriceStep[]
}

export interface Version {
  id: string
  revision_no: number
  state: State
  amount_minor: number
  author_name: string
  created_at: number
  sender_name: string
  sent_at: number
}

export interface LineDifference {
  change: 'added' | 'removed' | 'changed'
  product_id: string
  product: string
  unit: string
  quantity_before: number
  quantity_after: number
  price_before_e4: number
  price_after_e4: number
}

export interface Differences {
  /** 0: there was no version before. */
  revision_no: number
  amount_before_minor: number
  lines: LineDifference[]
  terms: string[]
}

export interface Finding {
  condition: 'below_floor' | 'discount_over' | 'amount_over' | 'over_credit'
  product: string
  unit_price_e4: number
  floor_price_e4: number
  percent: number
  limit_percent: number
  amount_minor: number
  limit_minor: number
}

/** As lists show it. */
export interface QuoteItem extends Row {
  version: number
  number: string
  revision_no: number
  customer_id: string
  customer_name: string
  title: string
  owner_name: string
  state: State
  valid_until: string | null
  amount_minor: number
  sent_at: number
  first_opened_at: number
  created_at: number
  actions: string[]
}

export interface Quote extends QuoteItem {
  base_minor: number
  opportunity_id: string | null
  opportunity_name: string
  inquiry_id: string | null
  proposal_id: string | null
  proposal_number: string
  author_name: string
  sender_name: string
  sent_how: ContactChannel
  answered_at: number
  answered_by: string
  decline_reason: DeclineReason | 'none'
  answer_words: string
  order_id: string | null
  order_number: string
  contact_name: string
  pay_term: PayTerm
  pay_value: number
  delivery: string
  policy: string
  opening: string
  note: string
  question: string
  asked_at: number
  lines: Line[]
  versions: Version[]
  differences: Differences
  warnings: { path: string; code: string; product: string; floor_price_e4: number }[]
  findings: Finding[]
  approval: {
    id: string | null
    number: string
    state: 'waiting' | 'approved' | 'refused' | 'returned' | 'withdrawn'
    reason: string
    ending_words: string
    ended_by_name: string
  }
  /** Path of the customer's page; told only when it is made. */
  link: string
}

/** What the customer sees by the link. Without lines where it opens nothing any more. */
export interface OpenQuote {
  org_name: string
  seller_name: string
  currency: string
  state: State
  number: string
  revision_no: number
  title: string
  customer_name: string
  contact_name: string
  valid_until: string | null
  pay_term: PayTerm
  pay_value: number
  delivery: string
  policy: string
  opening: string
  lines: Pick<
    Line,
    | 'product_code'
    | 'product_name'
    | 'unit'
    | 'quantity'
    | 'unit_price_e4'
    | 'amount_minor'
    | 'remark'
  >[]
  amount_minor: number
  answered_at: number
  answered_by: string
  question: string
  asked_at: number
}

export const path_of = (id: string, noun = '') => `/quotes/${id}${noun && `/${noun}`}`

/** What changes with a quote elsewhere: its conversation, its follow-up, its request, its order. */
const entities = ['quote', 'customer', 'follow_up', 'approval', 'order']

interface Told<In> {
  onDone: (out: Quote, body: In) => void
  onRefused?: (problem: ApiProblem) => void
}

/** A state change: a POST to a noun with the version one saw. */
export function useAct<In extends object = object>(of: Quote, noun: string, told: Told<In>) {
  return useWrite<In, Quote>({
    send: (body, key) => api.post(path_of(of.id, noun), body, { key, version: of.version }),
    entities,
    ...told,
  })
}

/** Takes something back, whichever version it has by then. */
export function useUndo(of: Quote, noun: string) {
  return useWrite({
    send: (_: void, key) => api.post<Quote>(path_of(of.id, noun), {}, { key }),
    entities,
  })
}

/** Per cent below the base price, to one digit; 0: not below it. */
export function discount_of({ base_price_e4: base, unit_price_e4: price }: Line): number {
  if (base <= 0 || price >= base) return 0
  return Math.round(((base - price) / base) * 1000) / 10
}
