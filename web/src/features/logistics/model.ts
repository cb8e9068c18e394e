// What the server says about dispatches, carriers and waybills. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'

export type DispatchState =
  'waiting' | 'to_pick' | 'picking' | 'packed' | 'shipped' | 'delivered' | 'dropped'
export type Placing = 'by_score' | 'first' | 'held_back'
export type RiskKind =
  'overdue' | 'not_picked' | 'no_stock' | 'late_supply' | 'late_carrier' | 'silent' | 'trouble'

export interface Risk {
  kind: RiskKind
  on: string | null
  days: number
  about: string
}

export interface ScorePart {
  code: 'promised' | 'usual' | 'waited' | 'tier' | 'payment'
  amount: number
  word: string
  points: number
}

export interface Dispatch extends Row {
  version: number
  order_id: string
  order_number: string
  customer_name: string
  owner_name: string
  promised_on: string | null
  state: DispatchState
  picker_id: string | null
  picker_name: string
  placed: Placing
  placing_reason: string
  at_risk: boolean
  risks: Risk[]
  delivered_on: string | null
  outcome: 'open' | 'kept' | 'late' | 'incomplete' | 'no_promise'
  score: number
  score_parts: ScorePart[]
  line_count: number
  held: number
  actions: string[]
}

export interface PickLine {
  order_line_id: string
  product_id: string
  product_code: string
  product_name: string
  unit: string
  barcode: string
  ordered: number
  held: number
  shipped: number
  picked: number
  places: { warehouse: string; quantity: number }[]
}

export interface Waybill extends Row {
  version: number
  shipment_id: string
  shipment_number: string
  order_id: string
  order_number: string
  customer_name: string
  owner_name: string
  promised_on: string | null
  carrier_id: string | null
  carrier_name: string
  carrier_phone: string
  tracking_no: string
  link: string
  package_count: number
  weight_g: number
  freight_minor: number
  expected_on: string | null
  state: 'in_transit' | 'trouble' | 'refused' | 'delivered'
  on_the_way: boolean
  shipped_at: number
  heard_at: number
  attempt_count: number
  delivered_at: number
  signed_by: string
  proof_words: string
  actions: string[]
}

interface Place {
  delivery_address: string
  contact_name: string
  contact_phone: string
}

/** What one warehouse can give to a line. */
export interface Source {
  order_line_id: string
  warehouse_id: string
  warehouse_name: string
  held: number
  free: number
}

export function useSources({ order_id, version }: Dispatch): Source[] {
  const found = useQuery({
    queryKey: ['order', 'sources', order_id, version],
    queryFn: ({ signal }) =>
      api.get<ListOf<Source & Row>>(`/orders/${encodeURIComponent(order_id)}/sources`, { signal }),
    staleTime: 0,
  })
  return found.data?.items ?? []
}

export interface DispatchView extends Dispatch, Place {
  lines: PickLine[]
  waybills: Waybill[]
  scanned: string
}

export const steps = ['collected', 'in_transit', 'trouble', 'attempt', 'refused'] as const
export type Step = (typeof steps)[number]

export interface WaybillView extends Waybill, Place {
  goods: { product_code: string; product_name: string; quantity: number }[]
  events: {
    id: string
    kind: Step | 'delivered'
    at: number
    words: string
    actor_name: string
  }[]
}

export interface Carrier extends Row {
  version: number
  name: string
  phone: string
  tracking_url: string
  number_prefix: string
  number_min: number
  number_max: number
  active: boolean
}

export function useCarriers() {
  const found = useQuery({
    queryKey: ['carrier', 'choices'],
    queryFn: ({ signal }) =>
      api.get<ListOf<Carrier>>('/carriers', { query: { limit: 200, active: true }, signal }),
  })
  return found.data?.items ?? []
}

/** "3*6901": a scanner's code with how many pieces of it; without a number one. */
export function read_scan(typed: string): { code: string; quantity: number } | null {
  const text = typed.trim()
  const times = /^(\d{1,6})\s*[*×x]\s*(\S.*)$/iu.exec(text)
  if (times) return { quantity: Number(times[1]), code: times[2] ?? '' }
  return text ? { quantity: 1, code: text } : null
}

/** How many pieces are in the basket, and how many should be. */
export function basket_of(lines: PickLine[]) {
  const sum = (key: 'picked' | 'held') => lines.reduce((all, line) => all + line[key], 0)
  return { picked: sum('picked'), held: sum('held') }
}
