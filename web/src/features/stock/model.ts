// What the server says about stock, and the questions this feature asks. Draws nothing.
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { record_key } from '@/lib/use_write'

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

/** A balance has no id of its own: product and warehouse name it. */
export type BalanceRow = Balance & Row

export function as_row(balance: Balance): BalanceRow {
  return { ...balance, id: `${balance.product_id}.${balance.warehouse_id}` }
}

export interface Warehouse extends Row {
  code: string
  name: string
  address: string
}

export const reasons = ['opening', 'receipt', 'shipment', 'return', 'adjustment'] as const
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

/** As much of a product as stock shows. */
export interface Goods extends Row {
  code: string
  name: string
  unit: string
  line_name: string
  safety_stock: number
}

/** The product a list is narrowed to; nothing is asked without one. */
export function useGoods(id: string) {
  return useQuery({
    queryKey: record_key('product', id),
    queryFn: ({ signal }) => api.get<Goods>(`/products/${encodeURIComponent(id)}`, { signal }),
    enabled: id !== '',
  })
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

interface Available {
  product_id: string
  available: number
}

const asked_at_once = 100

/** What is free of each product over all warehouses, by product id. */
export function useTotals(product_ids: string[]): Map<string, number> {
  const ids = [...new Set(product_ids)]
  const parts: string[][] = []
  for (let at = 0; at < ids.length; at += asked_at_once) {
    parts.push(ids.slice(at, at + asked_at_once))
  }
  return useQueries({
    queries: parts.map((part) => ({
      queryKey: ['stock', 'available', part],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.get<ListOf<Available>>('/stock/available', {
          query: { product_ids: part.join() },
          signal,
        }),
    })),
    combine: (answers) => {
      const items = answers.flatMap((one) => one.data?.items ?? [])
      return new Map(items.map((one) => [one.product_id, one.available]))
    },
  })
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
