// What the server says about orders, and the questions this feature asks. Draws nothing.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { useAllowed } from '@/lib/session'
import { record_key } from '@/lib/use_write'
import type { HeldPrice } from './entry'
import type { Due, OrderPayment, PayTerm, Release } from './payment'

export type Commercial =
  'draft' | 'approval' | 'awaiting_customer' | 'confirmed' | 'closed' | 'cancelled'
export type Payment = 'unpaid' | 'partial' | 'paid' | 'refunded'
export type Fulfilment =
  'none' | 'reserved' | 'picking' | 'partly_shipped' | 'shipped' | 'delivered' | 'returned'
export type Turn = 'assistant' | 'approver' | 'customer' | 'finance' | 'warehouse' | 'done'
export const labels = [
  'draft',
  'approval',
  'awaiting_customer',
  'confirm_again',
  'corrected',
  'awaiting_stock',
  'to_ship',
  'picking',
  'partly_shipped',
  'on_the_way',
  'to_pay_first',
  'overdue',
  'awaiting_payment',
  'to_refund',
  'short_closed',
  'complete',
  'closed',
  'cancelled',
] as const
export type Label = (typeof labels)[number]

export interface OrderHead extends Row, OrderPayment {
  version: number
  number: string
  kind: 'sale' | 'return' | 'adjustment'
  customer_id: string
  customer_name: string
  owner_id: string
  owner_name: string
  placed_on: string
  promised_on: string | null
  note: string
  customer_ref: string
  delivery_address: string
  contact_name: string
  contact_phone: string
  policy: string
  amount_minor: number
  paid_minor: number
  commercial: Commercial
  payment: Payment
  fulfilment: Fulfilment
  turn_role: Turn
  turn_since_at: number
  turn_due_at: number
  confirmed_at: number
  confirmed_by: string
  confirmed_words: string
  terms_no: number
  confirmed_no: number
  cancel_reason: string
  external_no: string
  source: string
  imported: boolean
  label: Label
  actions: string[]
}

export interface OrderLine {
  id: string
  line_no: number
  product_id: string
  product_code: string
  product_name: string
  quantity: number
  unit_price_e4: number
  floor_price_e4: number
  amount_minor: number
  reserved: number
  shipped: number
  delivered: number
  backordered: number
}

export interface Receipt {
  id: string
  number: string
  amount_minor: number
  method: string
  received_on: string
  note: string
  actor_id: string
}

export interface Shipment {
  id: string
  number: string
  carrier: string
  tracking_no: string
  shipped_at: number
  delivered_at: number
  actor_id: string
  /** It was taken from there on purpose; null: from wherever it was held. */
  warehouse_id: string | null
  lines: { id: string; order_line_id: string; product_id: string; quantity: number }[]
}

export interface Return {
  id: string
  version: number
  number: string
  reason: string
  state: string
  amount_minor: number
  received_at: number
  created_at: number
  lines: { id: string; order_line_id: string; quantity: number; amount_minor: number }[]
  actions: string[]
}

export interface Warning {
  path: string
  code: string
  product: string
  floor_price_e4: number
  available: number
  wanted: number
  amount_minor: number
  order_number: string
  order_id: string | null
}

export interface Order extends OrderHead {
  lines: OrderLine[]
  due_minor: number
  refund_minor: number
  missing_minor: number
  dues: Due[]
  releases: Release[]
  receipts: Receipt[]
  shipments: Shipment[]
  returns: Return[]
  /** The return whose goods this order replaces; without an id: none. */
  exchange_for: { id: string | null; number: string; order_id: string | null }
  warnings: Warning[]
  /** The latest request for approval; without an id: none. */
  approval: OrderApproval
}

export interface OrderApproval {
  id: string | null
  number: string
  state: 'waiting' | 'approved' | 'refused' | 'returned' | 'withdrawn'
  reason: string
  ending_words: string
  ended_by_name: string
}

/** A product as it is entered: price and what is free. */
export interface Item {
  product_id: string
  code: string
  name: string
  unit: string
  list_price_e4: number
  floor_price_e4: number
  available: number
  safety_stock?: number
  /** When more comes in; absent or null: not known. */
  more_on?: string | null
}

export interface UsualProduct extends Item {
  order_count: number
  last_quantity: number
  last_price_e4: number
}

export interface BuyingProfile {
  customer_id: string
  customer_name: string
  delivery_address: string
  contact_name: string
  contact_phone: string
  credit_limit_minor: number
  credit_used_minor: number
  credit_days: number
  usual: UsualProduct[]
  earlier: { id: string; number: string; placed_on: string; amount_minor: number }[]
}

export interface ReviewLine {
  product_id: string
  product_code: string
  product_name: string
  unit: string
  quantity: number
  unit_price_e4: number
  amount_minor: number
  available: number
}

export interface TwinQuestion {
  customer_id: string
  customer_ref: string
  lines: { product_id: string; quantity: number }[]
  except_id?: string
}

const no_twins: Warning[] = []

export interface Review {
  customer_name: string
  delivery_address: string
  contact_name: string
  contact_phone: string
  promised_on: string | null
  amount_minor: number
  quantity: number
  lines: ReviewLine[]
  warnings: Warning[]
  needs_approval: boolean
  pay_term: PayTerm
  pay_value: number
  prepay_minor: number
}

export interface Step {
  kind: string
  at: number
  actor_id: string | null
  actor_name: string
  path: string
  turn_role: Turn
  handed_over: boolean
  until_at: number
  quantity: number
  amount_minor: number
  words: string
}

export interface Customer extends Row {
  name: string
  code: string
  contact_name: string
  owner_name: string
}

const found_at_once = 12
const asked_at_once = 100

export function find_items(q: string, signal: AbortSignal): Promise<Item[]> {
  const query = { q, on_shelf: true, limit: found_at_once }
  return api.get<ListOf<Item>>('/stock/items', { query, signal }).then((page) => page.items)
}

/** By its barcode, whether it is still sold or not: what was ordered is shipped. */
export function find_scanned(code: string): Promise<Item[]> {
  const query = { q: code, limit: 1 }
  return api.get<ListOf<Item>>('/stock/items', { query }).then((page) => page.items)
}

export function find_customers(q: string, signal: AbortSignal): Promise<Customer[]> {
  const query = { q, limit: found_at_once }
  return api.get<ListOf<Customer>>('/customers', { query, signal }).then((page) => page.items)
}

async function in_parts(
  name: 'codes' | 'product_ids',
  wanted: string[],
  signal?: AbortSignal,
): Promise<Item[]> {
  const all = [...new Set(wanted)]
  const items: Item[] = []
  for (let at = 0; at < all.length; at += asked_at_once) {
    const query = { [name]: all.slice(at, at + asked_at_once).join(), limit: 200 }
    items.push(...(await api.get<ListOf<Item>>('/stock/items', { query, signal })).items)
  }
  return items
}

export const items_by_code = (codes: string[]) => in_parts('codes', codes)
export const items_by_id = (ids: string[], signal?: AbortSignal) =>
  in_parts('product_ids', ids, signal)

const stock_refresh_ms = 15_000

/** The products of an entry, asked again while it is open: somebody else may take what is free. */
export function useLiveItems(product_ids: string[]): Map<string, Item> | undefined {
  const ids = [...new Set(product_ids)].sort()
  const found = useQuery({
    queryKey: ['stock', 'entry', ids],
    queryFn: ({ signal }) => items_by_id(ids, signal),
    enabled: ids.length > 0,
    refetchInterval: stock_refresh_ms,
    select: as_map,
  })
  return found.data
}

const as_map = (items: Item[]) => new Map(items.map((item) => [item.product_id, item]))

/** Nothing is asked without an id. */
export function useCustomer(id: string) {
  return useQuery({
    queryKey: record_key('customer', id),
    queryFn: ({ signal }) => api.get<Customer>(`/customers/${encodeURIComponent(id)}`, { signal }),
    enabled: id !== '',
  })
}

/** What one warehouse can give to one line: what it holds for it, and what is free there. */
export interface Source {
  order_line_id: string
  warehouse_id: string
  warehouse_name: string
  held: number
  free: number
}

/** Asked anew whenever the window opens: goods move meanwhile. */
export function useSources(order: Order): Source[] {
  const found = useQuery({
    queryKey: ['order', 'sources', order.id, order.version],
    queryFn: ({ signal }) =>
      api.get<ListOf<Source>>(`/orders/${encodeURIComponent(order.id)}/sources`, { signal }),
    staleTime: 0,
  })
  return found.data?.items ?? []
}

export function useBuyingProfile(customer_id: string) {
  return useQuery({
    queryKey: ['order', 'buying_profile', customer_id],
    queryFn: ({ signal }) =>
      api.get<BuyingProfile>(`/customers/${encodeURIComponent(customer_id)}/buying_profile`, {
        signal,
      }),
    enabled: customer_id !== '',
  })
}

const no_prices: HeldPrice[] = []

/** What price lists say of these to the customer; nothing until that is known. */
export function useHeldPrices(
  customer_id: string,
  lines: { product_id: string; quantity: number }[],
): HeldPrice[] {
  const held = useQuery({
    queryKey: ['price_list', 'held', customer_id, lines],
    queryFn: () => api.post<{ items: HeldPrice[] }>('/price_questions', { customer_id, lines }),
    enabled: customer_id !== '' && lines.length > 0,
    placeholderData: keepPreviousData,
  })
  return customer_id ? (held.data?.items ?? no_prices) : no_prices
}

/** Orders that are the same as what is being entered, asked anew with each change of it. */
export function useTwins(question: TwinQuestion): Warning[] {
  const { customer_id, customer_ref, lines } = question
  const twins = useQuery({
    queryKey: ['order', 'twins', question],
    queryFn: () => api.post<ListOf<Warning>>('/order_twin_checks', question),
    enabled: customer_id !== '' && (lines.length > 0 || customer_ref !== ''),
    placeholderData: keepPreviousData,
  })
  return customer_id ? (twins.data?.items ?? no_twins) : no_twins
}

export function useSteps(order_id: string) {
  return useQuery({
    queryKey: ['order', 'timeline', order_id],
    queryFn: ({ signal }) =>
      api.get<ListOf<Step>>(`/orders/${encodeURIComponent(order_id)}/timeline`, { signal }),
  })
}

/** How a shipment travels, for whoever may see it. */
export interface ShipmentWaybill extends Row {
  shipment_id: string
  carrier_name: string
  tracking_no: string
  package_count: number
  weight_g: number
  expected_on: string | null
}

export function useWaybill(shipment_id: string) {
  const may = useAllowed('logistics.read')
  const found = useQuery({
    queryKey: ['waybill', 'of_shipment', shipment_id],
    queryFn: ({ signal }) =>
      api.get<ListOf<ShipmentWaybill>>('/waybills', { query: { shipment_id }, signal }),
    enabled: may && shipment_id !== '',
  })
  return found.data?.items[0]
}

const waybills_shown = 100

/** Of all shipments of an order; nobody's before there is an order to ask about. */
export function useWaybills(order_id: string) {
  const may = useAllowed('logistics.read')
  const query = { order_id, limit: waybills_shown }
  return useQuery({
    queryKey: ['waybill', 'of_order', order_id],
    queryFn: ({ signal }) =>
      api.get<ListOf<ShipmentWaybill>>('/waybills', { query, signal }).then(({ items }) => items),
    enabled: may && order_id !== '',
  })
}

/** What of a line was not sent back yet. */
export function returnable(order: Order, line: OrderLine): number {
  const back = order.returns
    .filter((document) => document.state !== 'refused')
    .flatMap((document) => document.lines)
    .filter((part) => part.order_line_id === line.id)
    .reduce((sum, part) => sum + part.quantity, 0)
  return line.shipped - back
}
