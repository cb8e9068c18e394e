// What the server says about products, and the questions this feature asks. Draws nothing.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { useMeta } from '@/lib/meta'
import { useText } from './i18n'

export interface Parameter {
  name: string
  value: string
  unit: string
}

export interface Substitute {
  product_id: string | null
  words: string
}

/** Where it is from that a substitute may stand in, and until when that holds. */
export interface SubstituteClaim {
  product_id: string
  source: string
  valid_until: string | null
}

export interface Product extends Row {
  code: string
  name: string
  line_id: string | null
  line_name: string
  unit: string
  barcode: string
  list_price_e4: number
  floor_price_e4: number
  cost_e4: number
  cost_hidden: boolean
  on_shelf: boolean
  safety_stock: number
  spec: string
  material: string
  parameters: Parameter[]
  substitutes: Substitute[]
  substitute_claims: SubstituteClaim[]
  created_at: number
  updated_at: number
}

export interface ProductLine extends Row {
  code: string
  name: string
}

export interface Balance {
  product_id: string
  warehouse_id: string
  warehouse_name: string
  unit: string
  on_hand: number
  reserved: number
  available: number
}

export type MoveReason = 'opening' | 'receipt' | 'shipment' | 'return' | 'adjustment'

export interface Move extends Row {
  warehouse_id: string
  quantity: number
  reason: MoveReason
  order_id: string | null
  note: string
  created_at: number
}

type Key = Parameters<ReturnType<typeof useText>>[0]

/** The schema's word for a field; ours until the schema is there. */
export function useLabel() {
  const t = useText()
  const meta = useMeta('product')
  return (name: Key) => meta.field(name)?.label ?? t(name)
}

export function useLines() {
  return useQuery({
    queryKey: ['product_line', 'all'],
    queryFn: ({ signal }) =>
      api.get<ListOf<ProductLine>>('/product_lines', { query: { limit: 200 }, signal }),
  })
}

export function useBalances(product_id: string, on: boolean) {
  return useQuery({
    queryKey: ['stock', 'balances', product_id],
    queryFn: ({ signal }) => api.get<ListOf<Balance>>('/stock', { query: { product_id }, signal }),
    enabled: on,
  })
}

const moves_shown = 8

export function useLatestMoves(product_id: string, on: boolean) {
  return useQuery({
    queryKey: ['stock', 'latest_moves', product_id],
    queryFn: ({ signal }) =>
      api.get<ListOf<Move>>('/stock/moves', {
        query: { product_id, sort: '-created_at', limit: moves_shown },
        signal,
      }),
    enabled: on,
  })
}
