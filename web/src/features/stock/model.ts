// What the server says about stock, and the questions this feature asks. Draws nothing.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api, ApiProblem } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'

export interface Balance {
  product_id: string
  warehouse_id: string
  product_code: string
  product_name: string
  warehouse_name: string
  unit: string
  safety_stock: number
  on_hand: number
  reserved: number
  available: number
}

/** A product with what lies of it: over all warehouses, or in the one asked for. */
export interface StockItem extends Row {
  product_id: string
  code: string
  name: string
  unit: string
  list_price_e4: number
  safety_stock: number
  on_hand: number
  reserved: number
  available: number
  incoming: number
  more_on: string | null
}

/** The product names the row. */
export function item_rows(items: StockItem[]): StockItem[] {
  return items.map((item) => ({ ...item, id: item.product_id }))
}

export interface Warehouse extends Row {
  code: string
  name: string
  address: string
}

export const reasons = [
  'opening',
  'receipt',
  'shipment',
  'return',
  'adjustment',
  'transfer',
  'count',
] as const
export type MoveReason = (typeof reasons)[number]

export interface Move extends Row {
  product_id: string
  warehouse_id: string
  quantity: number
  reason: MoveReason
  order_id: string | null
  note: string
  actor_id: string | null
  created_at: number
}

/** What an adjustment or a count takes from orders. */
export interface Lost {
  order_id: string
  order_number: string
  quantity: number
}

export interface MoveResult extends Move {
  lost: Lost[]
}

/** As much of a product as stock shows. */
export interface Goods extends Row {
  code: string
  name: string
  unit: string
  line_name: string
  safety_stock: number
}

export function useWarehouses() {
  return useQuery({
    queryKey: ['warehouse', 'all'],
    queryFn: ({ signal }) =>
      api.get<ListOf<Warehouse>>('/warehouses', { query: { limit: 200 }, signal }),
  })
}

export function useBalances(product_id: string) {
  return useQuery({
    queryKey: ['stock', 'balances', product_id],
    queryFn: ({ signal }) => api.get<ListOf<Balance>>('/stock', { query: { product_id }, signal }),
    enabled: product_id !== '',
  })
}

/** When more of a product comes in than is free now. */
export function useComing(product_id: string) {
  return useQuery({
    queryKey: ['stock', 'coming', product_id],
    queryFn: ({ signal }) =>
      api.get<ListOf<StockItem>>('/stock/items', { query: { product_ids: product_id }, signal }),
    select: ({ items }) => items[0],
  })
}

export interface CountResult {
  difference: number
  lost: Lost[]
}

/** Names of people by id. */
export function usePeople(): (id: string | null) => string {
  const people = useQuery({
    queryKey: ['user', 'names'],
    queryFn: ({ signal }) =>
      api.get<ListOf<Row & { name: string }>>('/users', { query: { limit: 200 }, signal }),
  })
  return (id) => people.data?.items.find((one) => one.id === id)?.name ?? ''
}

/** Everything that shows amounts is asked for again. */
export function useRefresh() {
  const client = useQueryClient()
  return useCallback(
    (entity: 'stock' | 'warehouse') => void client.invalidateQueries({ queryKey: [entity] }),
    [client],
  )
}

const too_much = new Set(['stock.not_there', 'stock.below_reserved'])

/** The server refuses a move as a whole; what is wrong is the quantity, so it is told there. */
export async function about_quantity<T>(sent: Promise<T>): Promise<T> {
  try {
    return await sent
  } catch (error) {
    if (!(error instanceof ApiProblem) || !too_much.has(error.code)) throw error
    const field = { path: 'quantity', code: error.code, message: error.message }
    throw new ApiProblem({ ...error.problem, fields: [field] })
  }
}
