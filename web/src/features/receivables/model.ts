// What the server says about money that came in, and the questions this feature asks. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import { parse_scaled } from '@/lib/format'

export interface BankReceipt extends Row {
  version: number
  reference: string
  received_on: string
  payer_name: string
  amount_minor: number
  remark: string
  state: 'unmatched' | 'credit' | 'settled' | 'voided'
  matched_minor: number
  returned_minor: number
  open_minor: number
  customer_id: string | null
  customer_name: string
  reason: string
  actions: string[]
}

export interface Candidate {
  order_id: string
  number: string
  customer_name: string
  due_minor: number
  take_minor: number
  reasons: ('number_in_remark' | 'same_payer' | 'same_amount')[]
}

export interface Match {
  id: string
  order_id: string
  order_number: string
  amount_minor: number
  undone: boolean
  reason: string
  actor_name: string
  created_at: number
}

export interface BankReceiptView extends BankReceipt {
  matches: Match[]
  suggestions: Candidate[]
}

export type BandKey = 'due_week' | 'overdue_30' | 'overdue_60' | 'overdue_90' | 'overdue_more'

export interface Overview {
  bands: { key: BandKey; from: string; to: string; orders_count: number; amount_minor: number }[]
  unmatched_count: number
  unmatched_minor: number
  credit_minor: number
}

/** Words for what is wrong with a row. */
export type BadRow =
  | 'bad_known'
  | 'bad_short'
  | 'bad_no_day'
  | 'bad_no_amount'
  | 'bad_no_name'
  | 'bad_nothing'
  | 'bad_future'

export interface PasteOutcome {
  added_count: number
  refused: { line_no: number; code: string; reference: string }[]
}

export interface Entry {
  on: string
  kind: 'order' | 'receipt' | 'refund' | 'reversal' | 'returned' | 'allowance'
  number: string
  order_number: string
  amount_minor: number
  balance_minor: number
}

export interface Statement {
  customer_name: string
  org_name: string
  from: string
  to: string
  opening_minor: number
  ordered_minor: number
  received_minor: number
  refunded_minor: number
  returned_minor: number
  closing_minor: number
  credit_minor: number
  entries: Entry[]
}

/** Changed together: an order is paid when money is matched to it. */
export const touched = ['bank_receipt', 'order', 'live']

export const useOverview = () =>
  useQuery({
    queryKey: ['live', 'receivables'],
    queryFn: ({ signal }) => api.get<Overview>('/receivables', { signal }),
  })

export const useStatement = (customer_id: string, from: string, to: string) =>
  useQuery({
    queryKey: ['live', 'statement', customer_id, from, to],
    queryFn: ({ signal }) =>
      api.get<Statement>(`/customers/${encodeURIComponent(customer_id)}/statement`, {
        query: { from, to },
        signal,
      }),
  })

const money_digits = 2

/** What is typed for each order, as minor units; null: not a number. */
export const typed_minor = (text: string) => parse_scaled(text, money_digits)

export const shown_minor = (minor: number) => (minor / 10 ** money_digits).toFixed(money_digits)

/** The parts that are not empty; nothing when one cannot be read or they exceed what is left. */
export function parts_of(
  takes: Record<string, string>,
  open_minor: number,
): { order_id: string; amount_minor: number }[] | null {
  const parts: { order_id: string; amount_minor: number }[] = []
  for (const [order_id, text] of Object.entries(takes)) {
    if (!text.trim()) continue
    const amount_minor = typed_minor(text)
    if (amount_minor === null || amount_minor <= 0) return null
    parts.push({ order_id, amount_minor })
  }
  const sum = parts.reduce((all, part) => all + part.amount_minor, 0)
  return parts.length && sum <= open_minor ? parts : null
}

/** The most telling order first takes as much as it can. */
export function first_takes(view: BankReceiptView): Record<string, string> {
  const best = view.suggestions[0]
  return best ? { [best.order_id]: shown_minor(best.take_minor) } : {}
}
