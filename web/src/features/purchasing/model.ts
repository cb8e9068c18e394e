// What the server says about purchasing, and the questions this feature asks. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { useWrite } from '@/lib/use_write'

export interface Named extends Row {
  code: string
  name: string
}

export interface Supplier extends Named {
  version: number
  contact_name: string
  phone: string
  note: string
  active: boolean
}

export interface Ground {
  code: string
  value: number
}

export interface Request extends Row {
  version: number
  number: string
  product_id: string
  product_code: string
  product_name: string
  supplier_id: string
  supplier_name: string
  warehouse_id: string
  quantity: number
  price_e4: number
  amount_minor: number
  needed_on: string | null
  automatic: boolean
  grounds: Ground[]
  cover_days: number
  state: 'open' | 'accepted' | 'refused' | 'lapsed'
  reason: string
  order_id: string | null
  order_number: string
  actions: string[]
}

export interface Rule extends Row {
  version: number
  product_id: string
  product_code: string
  product_name: string
  unit: string
  supplier_id: string
  supplier_name: string
  warehouse_id: string
  min_stock: number
  max_stock: number
  lead_days: number
  multiple: number
  service_percent: number
  price_e4: number
  active: boolean
  warns: boolean
  stock: { available: number; incoming: number; waiting: number; sold: number }
  advice: {
    daily: number
    safety_stock: number
    reorder_point: number
    target: number
    quantity: number
    cover_days: number
  }
  actions: string[]
}

export type OrderState =
  'draft' | 'sent' | 'confirmed' | 'partly_received' | 'received' | 'cancelled'

export interface OrderLine {
  id: string
  product_id: string
  product_code: string
  product_name: string
  quantity: number
  price_e4: number
  amount_minor: number
  received: number
}

/** A line as it is typed. */
export interface Buy {
  product_id: string | null
  quantity: number | null
  price_e4: number | null
}

export const new_buy = (): Buy => ({ product_id: null, quantity: 1, price_e4: null })

export const buy_of = ({ product_id, quantity, price_e4 }: OrderLine): Buy => ({
  product_id,
  quantity,
  price_e4,
})

export interface Purchase extends Row {
  version: number
  number: string
  supplier_id: string
  supplier_name: string
  warehouse_id: string
  expected_on: string | null
  state: OrderState
  amount_minor: number
  note: string
  reason: string
  buyer_name: string
  late: boolean
  cost_hidden: boolean
  actions: string[]
}

export interface PurchaseView extends Purchase {
  lines: OrderLine[]
  barcodes: string[]
  receipts: {
    id: string
    number: string
    note: string
    actor_name: string
    received_at: number
    lines: { order_line_id: string; quantity: number }[]
  }[]
  served_count: number
}

export const queues = ['open', 'accepted', 'refused'] as const

function useChoices(path: string, entity: string) {
  const found = useQuery({
    queryKey: [entity, 'choices'],
    queryFn: ({ signal }) => api.get<ListOf<Named>>(path, { query: { limit: 200 }, signal }),
  })
  return (found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
}
export const useSupplierChoices = () => useChoices('/suppliers', 'supplier')
export const useWarehouseChoices = () => useChoices('/warehouses', 'warehouse')

export function useAccept(onDone: (request: Request) => void) {
  return useWrite<Request, Request>({
    send: ({ id }, key) => api.post(`/purchase_requests/${id}/acceptance`, {}, { key }),
    entities: ['purchase_request', 'purchase_order'],
    onDone,
  })
}

/** How much of each line is in hand: what was scanned or typed, by line. */
export type Counted = Record<string, number>

/** A code that was scanned adds one piece of its line, at most what is still to come. */
export function scanned(order: PurchaseView, counted: Counted, code: string): Counted | null {
  const wanted = code.trim().toLowerCase()
  if (!wanted) return null
  const matches = order.lines.filter(
    (line, index) =>
      line.product_code.toLowerCase() === wanted || order.barcodes[index]?.toLowerCase() === wanted,
  )
  const line = matches.find((one) => (counted[one.id] ?? 0) < one.quantity - one.received)
  if (!line) return null
  return { ...counted, [line.id]: (counted[line.id] ?? 0) + 1 }
}

/** All that is still to come. */
export function everything(order: PurchaseView): Counted {
  return Object.fromEntries(order.lines.map((line) => [line.id, line.quantity - line.received]))
}
