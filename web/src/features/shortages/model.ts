// What the server says about shortages, and the questions this feature asks. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { Row } from '@/lib/api_types'
import type { StandIn } from '@/lib/shortage_hint'
import { useWrite } from '@/lib/use_write'

export interface Shortage extends Row {
  product_id: string
  code: string
  name: string
  unit: string
  lacking: number
  orders_count: number
  revenue_minor: number
  promised_on: string | null
  available: number
  incoming: number
  covered_on: string | null
}

export type ChoiceKind = 'wait' | 'substitute' | 'give_up'
export const kinds = ['wait', 'substitute', 'give_up'] as const

export interface Choice {
  id: string
  kind: ChoiceKind
  told_on: string | null
  words: string
  created_at: number
}

export interface WaitingLine {
  order_line_id: string
  order_id: string
  order_number: string
  customer_id: string
  customer_name: string
  owner_name: string
  quantity: number
  unit_price_e4: number
  amount_minor: number
  promised_on: string | null
  served_on: string | null
  choices: Choice[]
  actions: string[]
}

export type Substitute = StandIn

export interface ShortageView extends Shortage {
  lines: WaitingLine[]
  others_count: number
  coming: { expected_on: string; quantity: number }[]
  substitutes: Substitute[]
}

/** The product names the row. */
export function shortage_rows(items: Shortage[]): Shortage[] {
  return items.map((item) => ({ ...item, id: item.product_id }))
}

export function useShortage(id: string) {
  return useQuery({
    queryKey: ['live', 'shortage', id],
    queryFn: ({ signal }) => api.get<ShortageView>(`/products/${id}/shortage`, { signal }),
    enabled: id !== '',
  })
}

export interface NewChoice {
  order_line_id: string
  kind: ChoiceKind
  substitute_id?: string
  words: string
}

export function useChoose(product_id: string, onDone: (input: NewChoice) => void) {
  return useWrite<NewChoice, ShortageView>({
    send: (input, key) => api.post(`/products/${product_id}/shortage_choices`, input, { key }),
    entities: ['order', 'stock', 'shortage'],
    onDone: (_, input) => {
      onDone(input)
    },
  })
}

/** Whether what is promised cannot be kept as things are. */
export function is_late(line: Pick<WaitingLine, 'promised_on' | 'served_on'>): boolean {
  if (!line.promised_on) return false
  return line.served_on === null || line.served_on > line.promised_on
}
